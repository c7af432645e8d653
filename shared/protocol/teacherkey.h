// SPDX-License-Identifier: GPL-3.0-or-later
// The teacher key proves who the teacher is. It never crosses the wire: the server sends a challenge, the teacher answers
// with HMAC-SHA-256(key, "lectern teacher 1:" + challenge + ":" + fingerprint), all as hexadecimal text. The fingerprint
// is that of the certificate which the teacher's program sees, and the server's own is demanded: whoever passes the proof
// on from a certificate of another gains nothing. In plaintext it is empty.
#pragma once

#include "shared/protocol/fingerprint.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace lectern {

class TeacherKey {
public:
    static constexpr qsizetype bytes = 20; // 160 bits: 32 letters to type

    static TeacherKey generate();
    // Accepts any case, blanks and hyphens; O counts as 0, I and L as 1. Empty when it is no key.
    static std::optional<TeacherKey> fromText(const QString &text);

    // Eight groups of four letters of Crockford's base 32, "7QXK-....".
    QString toText() const;
    // Takes the same time whatever the other is.
    bool isSameAs(const TeacherKey &other) const;

    using Certificate = std::optional<Fingerprint>; // none: plaintext
    QByteArray prove(const QByteArray &hexChallenge, const Certificate &server) const;
    // Takes the same time whatever the proof is.
    bool verify(const QByteArray &hexChallenge, const Certificate &server, const QByteArray &hexProof) const;

private:
    explicit TeacherKey(QByteArray key) : m_key(std::move(key)) {}
    QByteArray m_key;
};

// `count` random bytes of the system's generator, as hexadecimal text.
QByteArray randomHex(qsizetype count);

// Where the key lies in a data folder.
QString teacherKeyFile(const QString &dataFolder);
// The data folder of server and teacher program when none is named: one per account.
QString defaultDataFolder();

} // namespace lectern
