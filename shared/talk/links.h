// SPDX-License-Identifier: GPL-3.0-or-later
// The links in what somebody wrote: http and https, and nothing else. One with a user before the host
// (https://bank.example@evil.example) is none, for it is read as another place than it leads to.
#pragma once

#include <QString>
#include <QUrl>

#include <vector>

namespace lectern::talk {

struct Link {
    qsizetype start = 0; // in the text, UTF-16
    qsizetype length = 0;
    QUrl url;

    // What is opened, all of it, in ASCII: a foreign host as punycode.
    QString address() const { return QString::fromLatin1(url.toEncoded()); }
};

inline constexpr qsizetype longestLink = 2048; // what is longer is text

std::vector<Link> linksIn(const QString &text); // in the order of the text

} // namespace lectern::talk
