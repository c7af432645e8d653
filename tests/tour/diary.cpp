// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/tour/diary.h"

#include <QTime>

#include <cstdio>

namespace lectern::tour {

using namespace Qt::Literals::StringLiterals;

void Diary::note(const QString &sentence) {
    m_last = sentence;
    say(QTime::currentTime().toString(u"HH:mm:ss  "_s) + sentence);
}

void Diary::say(const QString &text) const {
    std::fputs(qUtf8Printable(text + u'\n'), stdout);
    std::fflush(stdout); // who looks on sees it as it happens, through a pipe too
}

} // namespace lectern::tour
