// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/protocol/teacherkey.h"

#include <QStandardPaths>

#include <sodium.h>

#include <algorithm>
#include <array>

namespace lectern {

using namespace Qt::Literals::StringLiterals;

namespace {

// Crockford's base 32 (https://www.crockford.com/base32.html): no letter that is mistaken for a digit.
constexpr QByteArrayView alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

int digitOf(QChar letter) {
    if (letter.unicode() >= 0x80) // before toUpper: some have a capital that is a digit of ours
        return -1;
    const char16_t upper = letter.toUpper().unicode();
    if (upper == u'O')
        return 0;
    if (upper == u'I' || upper == u'L')
        return 1;
    return static_cast<int>(alphabet.indexOf(static_cast<char>(upper)));
}

QByteArray randomBytes(qsizetype count) {
    QByteArray bytes(count, Qt::Uninitialized);
    if (sodium_init() < 0)
        qFatal("The system has no random numbers.");
    randombytes_buf(bytes.data(), static_cast<size_t>(count));
    return bytes;
}

const unsigned char *asBytes(const QByteArray &bytes) {
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

} // namespace

TeacherKey TeacherKey::generate() { return TeacherKey(randomBytes(bytes)); }

std::optional<TeacherKey> TeacherKey::fromText(const QString &text) {
    QByteArray key;
    quint32 pending = 0;
    int pendingBits = 0;
    for (const QChar letter : text) {
        if (letter.isSpace() || letter == u'-')
            continue;
        const int digit = digitOf(letter);
        if (digit < 0)
            return std::nullopt;
        pending = (pending << 5) | static_cast<quint32>(digit);
        pendingBits += 5;
        if (pendingBits >= 8) {
            pendingBits -= 8;
            key += static_cast<char>((pending >> pendingBits) & 0xff);
        }
    }
    if (key.size() != bytes || pendingBits != 0)
        return std::nullopt;
    return TeacherKey(key);
}

QString TeacherKey::toText() const {
    QString text;
    quint32 pending = 0;
    int pendingBits = 0;
    for (const char byte : m_key) {
        pending = (pending << 8) | static_cast<unsigned char>(byte);
        for (pendingBits += 8; pendingBits >= 5;) {
            pendingBits -= 5;
            if (text.size() % 5 == 4)
                text += u'-';
            text += QLatin1Char(alphabet[(pending >> pendingBits) & 31]);
        }
    }
    return text;
}

QByteArray TeacherKey::prove(const QByteArray &hexChallenge, const Certificate &server) const {
    const QByteArray seen = server ? server->toHex().toLatin1() : QByteArray();
    const QByteArray message = "lectern teacher 1:" + hexChallenge + ':' + seen;
    std::array<unsigned char, crypto_auth_hmacsha256_BYTES> code{};
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, asBytes(m_key), static_cast<size_t>(m_key.size()));
    crypto_auth_hmacsha256_update(&state, asBytes(message), static_cast<size_t>(message.size()));
    crypto_auth_hmacsha256_final(&state, code.data());
    return QByteArray(reinterpret_cast<const char *>(code.data()), static_cast<qsizetype>(code.size()))
        .toHex();
}

bool TeacherKey::isSameAs(const TeacherKey &other) const {
    return sodium_memcmp(m_key.constData(), other.m_key.constData(), static_cast<size_t>(bytes)) == 0;
}

bool TeacherKey::verify(const QByteArray &hexChallenge, const Certificate &server,
                        const QByteArray &hexProof) const {
    const QByteArray expected = prove(hexChallenge, server);
    const QByteArray given = hexProof.toLower();
    return given.size() == expected.size() &&
           sodium_memcmp(expected.constData(), given.constData(), static_cast<size_t>(expected.size())) == 0;
}

QByteArray randomHex(qsizetype count) { return randomBytes(count).toHex(); }

QString teacherKeyFile(const QString &dataFolder) { return dataFolder + u"/teacher.key"_s; }

QString defaultDataFolder() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/lectern"_s;
}

} // namespace lectern
