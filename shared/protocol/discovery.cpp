// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/protocol/discovery.h"

#include "shared/protocol/fieldreader.h"
#include "shared/protocol/jsonkeys.h"
#include "shared/protocol/jsonwriter.h"
#include "shared/protocol/limits.h"

#include <QJsonDocument>

#include <algorithm>

namespace lectern::protocol {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto questionType = "find-server"_L1;
constexpr auto answerType = "server-here"_L1;
constexpr qsizetype nonceLeast = 8;
constexpr qsizetype nonceMost = 32;
constexpr qsizetype serverDigits = 16;
constexpr qsizetype addressCharacters = 45; // the longest form of an IPv6 address

// Empty unless it is one JSON object of that type.
std::optional<QJsonObject> objectOf(QByteArrayView datagram, QLatin1StringView type) {
    QJsonParseError problem;
    const auto document =
        QJsonDocument::fromJson(QByteArray::fromRawData(datagram.data(), datagram.size()), &problem);
    if (problem.error != QJsonParseError::NoError || !document.isObject() || hasRepeatedKey(datagram))
        return std::nullopt;
    const QJsonObject object = document.object();
    return object.value("type"_L1) == type ? std::optional(object) : std::nullopt;
}

QByteArray readNonce(FieldReader &reader) {
    const QByteArray nonce = reader.hex("nonce"_L1);
    if (nonce.size() < nonceLeast || nonce.size() > nonceMost)
        reader.refuse("nonce"_L1, u"must have 8 to 32 digits"_s);
    return nonce;
}

QByteArray readServer(FieldReader &reader) {
    const QByteArray server = reader.hex("server"_L1);
    if (server.size() != serverDigits)
        reader.refuse("server"_L1, u"must have 16 digits"_s);
    return server;
}

QString readName(FieldReader &reader) {
    const QString name = reader.string("name"_L1);
    const QList<uint> letters = name.toUcs4();
    const auto isControl = [](uint letter) { return QChar::category(letter) == QChar::Other_Control; };
    if (letters.size() > limits::classNameCharacters || std::ranges::any_of(letters, isControl))
        reader.refuse("name"_L1, u"is too long or holds control characters"_s);
    return name;
}

// Whether it is a real one shows when it is used: there are no addresses in this layer.
QString readAddress(FieldReader &reader) {
    const QString address = reader.string("address"_L1);
    const auto fits = [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F') ||
               c == u'.' || c == u':';
    };
    if (address.isEmpty() || address.size() > addressCharacters || !std::ranges::all_of(address, fits))
        reader.refuse("address"_L1, u"must be an IP address"_s);
    return address;
}

QString cutName(const QString &name) {
    const QList<uint> letters = name.toUcs4();
    return letters.size() <= limits::classNameCharacters
               ? name
               : QString::fromUcs4(reinterpret_cast<const char32_t *>(letters.constData()),
                                   limits::classNameCharacters);
}

void writeText(JsonWriter &json, QLatin1StringView key, QStringView text) {
    json.key(key);
    json.value(text);
}

} // namespace

QByteArray encode(const DiscoveryQuestion &question) {
    JsonWriter json;
    json.beginObject();
    writeText(json, "type"_L1, QString(questionType));
    writeText(json, "nonce"_L1, QString::fromLatin1(question.nonce));
    json.endObject();
    return json.take().leftJustified(limits::discoveryQuestion, ' ');
}

QByteArray encode(const DiscoveryAnswer &answer) {
    JsonWriter json;
    json.beginObject();
    writeText(json, "type"_L1, QString(answerType));
    writeText(json, "nonce"_L1, QString::fromLatin1(answer.nonce));
    writeText(json, "server"_L1, QString::fromLatin1(answer.server));
    writeText(json, "name"_L1, cutName(answer.name));
    writeText(json, "address"_L1, answer.address);
    json.key("port"_L1);
    json.value(qint64(answer.port));
    json.endObject();
    return json.take();
}

std::optional<DiscoveryQuestion> decodeDiscoveryQuestion(QByteArrayView datagram) {
    if (datagram.size() != limits::discoveryQuestion)
        return std::nullopt;
    const auto object = objectOf(datagram, questionType);
    if (!object)
        return std::nullopt;
    FieldReader reader(*object);
    const DiscoveryQuestion question{readNonce(reader)};
    return reader.ok() ? std::optional(question) : std::nullopt;
}

std::optional<DiscoveryAnswer> decodeDiscoveryAnswer(QByteArrayView datagram) {
    if (datagram.size() > limits::discoveryQuestion)
        return std::nullopt;
    const auto object = objectOf(datagram, answerType);
    if (!object)
        return std::nullopt;
    FieldReader reader(*object);
    const DiscoveryAnswer answer{readNonce(reader), readServer(reader), readName(reader), readAddress(reader),
                                 static_cast<quint16>(reader.integer("port"_L1, 1, 65535))};
    return reader.ok() ? std::optional(answer) : std::nullopt;
}

} // namespace lectern::protocol
