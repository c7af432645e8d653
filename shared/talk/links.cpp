// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/talk/links.h"

#include <algorithm>
#include <array>

namespace lectern::talk {

using namespace Qt::Literals::StringLiterals;

namespace {

// A letter before it makes it the end of another word: "xhttp://", "svn+https://".
bool mayStandBefore(QChar c) { return !c.isLetterOrNumber() && !c.isMark() && !u"_-+.@/\\%"_s.contains(c); }

// Nothing that hides or turns round what follows gets into a link, and no sign that stands around links.
bool endsLink(QChar c) {
    switch (c.category()) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
    case QChar::Separator_Space:
    case QChar::Punctuation_InitialQuote:
    case QChar::Punctuation_FinalQuote:
        return true;
    default:
        break;
    }
    const bool isOfCjkText = (c >= QChar(0x3000) && c <= QChar(0x303f)) || u"！（），．：；？"_s.contains(c);
    return isOfCjkText || u"<>\"\\^`{|}„‚"_s.contains(c);
}

// Without the full stop of the sentence, and the bracket in which the whole link stands.
qsizetype withoutTail(QStringView link) {
    std::array<qsizetype, 2> open{link.count(u'(') - link.count(u')'), link.count(u'[') - link.count(u']')};
    qsizetype length = link.size();
    for (; length > 0; --length) {
        const QChar last = link[length - 1];
        const bool isBracket = last == u')' || last == u']';
        if (!isBracket && !u".,;:!?'*…"_s.contains(last))
            break;
        if (isBracket && ++open[last == u')' ? 0 : 1] > 0)
            break; // it has its partner
    }
    return length;
}

bool hasUser(QStringView link) {
    const qsizetype host = link.indexOf("//"_L1) + 2;
    const auto end = std::find_if(link.begin() + host, link.end(),
                                  [](QChar c) { return c == u'/' || c == u'?' || c == u'#'; });
    return std::find(link.begin() + host, end, u'@') != end;
}

bool isUsable(const QUrl &url) {
    return url.isValid() && (url.scheme() == "http"_L1 || url.scheme() == "https"_L1) &&
           !url.host().isEmpty() && url.userInfo().isEmpty();
}

// 0: no link begins here.
qsizetype schemeAt(QStringView rest) {
    for (const QLatin1StringView scheme : {"http://"_L1, "https://"_L1}) {
        if (rest.startsWith(scheme, Qt::CaseInsensitive))
            return scheme.size();
    }
    return 0;
}

} // namespace

std::vector<Link> linksIn(const QString &text) {
    std::vector<Link> links;
    for (qsizetype at = text.indexOf("http"_L1, 0, Qt::CaseInsensitive); at >= 0;
         at = text.indexOf("http"_L1, at, Qt::CaseInsensitive)) {
        const QStringView rest = QStringView(text).mid(at);
        const qsizetype scheme = schemeAt(rest);
        if (scheme == 0 || (at > 0 && !mayStandBefore(text[at - 1]))) {
            at += 4;
            continue;
        }
        const auto end = std::find_if(rest.begin() + scheme, rest.end(), endsLink);
        const qsizetype length = withoutTail(rest.first(end - rest.begin()));
        const QStringView link = rest.first(length);
        const QUrl url(length > scheme && length <= longestLink ? link.toString() : QString());
        if (isUsable(url) && !hasUser(link))
            links.push_back({at, length, url});
        at += end - rest.begin(); // what was no link is looked at once
    }
    return links;
}

} // namespace lectern::talk
