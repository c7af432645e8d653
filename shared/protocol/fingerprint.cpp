// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/protocol/fingerprint.h"

#include <QCryptographicHash>
#include <QResource>

// Outside of any namespace, as Qt wants it: the list is in a static library.
static void registerWords() { Q_INIT_RESOURCE(words); }

namespace lectern {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int bitsPerWord = 11;

// 2048 of them, in the order of BIP 39.
QStringList wordList() {
    registerWords();
    return QString::fromLatin1(QResource(u":/lectern/words/english.txt"_s).uncompressedData()).split(u'\n');
}

bool isHexDigit(QChar c) {
    return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
}

} // namespace

Fingerprint Fingerprint::ofCertificate(QByteArrayView der) {
    return Fingerprint(QCryptographicHash::hash(der, QCryptographicHash::Sha256));
}

std::optional<Fingerprint> Fingerprint::fromHex(QStringView text) {
    QByteArray digits;
    for (const QChar c : text) {
        if (c.isSpace() || c == u':' || c == u'-')
            continue;
        if (!isHexDigit(c))
            return std::nullopt;
        digits += c.toLatin1();
    }
    if (digits.size() != 2 * bytes)
        return std::nullopt;
    return Fingerprint(QByteArray::fromHex(digits));
}

QString Fingerprint::toHex() const { return QString::fromLatin1(m_digest.toHex()); }

QString Fingerprint::toGroups() const {
    QStringList groups;
    for (qsizetype at = 0; at < bytes; at += 2)
        groups += QString::fromLatin1(m_digest.sliced(at, 2).toHex()).toUpper();
    return groups.join(u' ');
}

QStringList Fingerprint::words() const {
    const QStringList list = wordList();
    QStringList words;
    quint32 pending = 0;
    int pendingBits = 0;
    for (qsizetype at = 0; words.size() < wordCount; ++at) {
        pending = (pending << 8) | static_cast<unsigned char>(m_digest[at]);
        pendingBits += 8;
        if (pendingBits >= bitsPerWord) {
            pendingBits -= bitsPerWord;
            words += list[static_cast<qsizetype>((pending >> pendingBits) & ((1U << bitsPerWord) - 1))];
        }
    }
    return words;
}

} // namespace lectern
