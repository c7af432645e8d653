// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/crash/verdict.h"

#include <cstdio>

namespace lectern::crash {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int toldPerRound = 10;

QString wordOf(Finding::Kind kind) {
    switch (kind) {
    case Finding::Kind::Lost:
        return u"LOST"_s;
    case Finding::Kind::Doubled:
        return u"DOUBLED"_s;
    case Finding::Kind::Other:
        break;
    }
    return u"WRONG"_s;
}

} // namespace

void Verdict::say(const QString &line) const {
    std::printf("%s\n", qUtf8Printable(line));
    std::fflush(stdout);
}

void Verdict::startRound() { m_ofRound = 0; }

void Verdict::add(const Finding &finding) {
    m_lost += finding.kind == Finding::Kind::Lost ? 1 : 0;
    m_doubled += finding.kind == Finding::Kind::Doubled ? 1 : 0;
    m_other += finding.kind == Finding::Kind::Other ? 1 : 0;
    if (++m_ofRound <= toldPerRound)
        say(u"  %1 at %2 s: %3"_s.arg(wordOf(finding.kind)).arg(double(now()) / 1000).arg(finding.text));
    else if (m_ofRound == toldPerRound + 1)
        say(u"  and more like these"_s);
}

void Verdict::add(const Findings &findings) {
    for (const Finding &finding : findings)
        add(finding);
}

void Verdict::add(const QString &whose, const std::optional<Finding> &finding) {
    if (finding)
        add({finding->kind, whose + u": "_s + finding->text});
}

} // namespace lectern::crash
