// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/protocol/fieldreader.h"

#include <algorithm>

namespace lectern::protocol {

using namespace Qt::Literals::StringLiterals;

void FieldReader::refuse(QLatin1StringView name, const QString &complaint) {
    if (!ok())
        return;
    m_badField = name;
    m_complaint = m_object.contains(name) ? complaint : u"is missing"_s;
}

QString FieldReader::string(QLatin1StringView name) {
    const QJsonValue value = m_object.value(name);
    if (!value.isString()) {
        refuse(name, u"must be a string"_s);
        return {};
    }
    const QString text = value.toString();
    if (!isWholeText(text))
        refuse(name, u"holds half a character or a NUL"_s);
    return text;
}

bool FieldReader::isWholeText(const QString &text) {
    return text.isValidUtf16() && !text.contains(QChar(u'\0'));
}

QByteArray FieldReader::hex(QLatin1StringView name) {
    const QByteArray text = string(name).toLatin1();
    const bool isHex = std::ranges::all_of(text, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    });
    if (!isHex || text.size() % 2 != 0)
        refuse(name, u"must be hexadecimal"_s);
    return text;
}

bool FieldReader::boolean(QLatin1StringView name) {
    const QJsonValue value = m_object.value(name);
    if (!value.isBool())
        refuse(name, u"must be true or false"_s);
    return value.toBool();
}

double FieldReader::number(QLatin1StringView name) {
    const QJsonValue value = m_object.value(name);
    if (!value.isDouble())
        refuse(name, u"must be a number"_s);
    return value.toDouble();
}

qint64 FieldReader::integer(QLatin1StringView name, qint64 least, qint64 most) {
    const QJsonValue value = m_object.value(name);
    const qint64 number = value.toInteger(least - 1); // that one, too, for all that is no whole number
    if (number < least || number > most) {
        refuse(name, u"must be a whole number from %1 to %2"_s.arg(least).arg(most));
        return least;
    }
    return number;
}

QJsonArray FieldReader::array(QLatin1StringView name) {
    const QJsonValue value = m_object.value(name);
    if (!value.isArray())
        refuse(name, u"must be a list"_s);
    return value.toArray();
}

QJsonObject FieldReader::object(QLatin1StringView name) {
    const QJsonValue value = m_object.value(name);
    if (!value.isObject())
        refuse(name, u"must be an object"_s);
    return value.toObject();
}

} // namespace lectern::protocol
