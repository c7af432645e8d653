// SPDX-License-Identifier: GPL-3.0-or-later
// What a server is known by: the SHA-256 of its certificate in DER form, all 256 bits of it wherever programs compare.
// People compare eight words: the first 88 bits, eleven a word, from the list of BIP 39 (docs/protocol.md, "Encryption").
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <QStringList>

#include <optional>

namespace lectern {

class Fingerprint {
public:
    static constexpr qsizetype bytes = 32;
    static constexpr qsizetype wordCount = 8;

    static Fingerprint ofCertificate(QByteArrayView der);
    // 64 hexadecimal digits in any case; blanks, colons and hyphens do not matter. Empty when it is no fingerprint.
    static std::optional<Fingerprint> fromHex(QStringView text);

    QString toHex() const;    // 64 lower-case digits, for files and links
    QString toGroups() const; // for people: "9F86 D081 884C ...", sixteen groups of four
    QStringList words() const;

    friend bool operator==(const Fingerprint &, const Fingerprint &) = default;

private:
    explicit Fingerprint(QByteArray digest) : m_digest(std::move(digest)) {}
    QByteArray m_digest;
};

} // namespace lectern
