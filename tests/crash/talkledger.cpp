// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/crash/talkledger.h"

namespace lectern::crash {

using namespace Qt::Literals::StringLiterals;

QStringList saidBy(SeatId seat, const TalkBook &book) {
    QStringList texts;
    for (const auto &[message, utterance] : book) {
        if (utterance.seat == seat)
            texts.append(utterance.text);
    }
    return texts;
}

QString TalkLedger::textOf(qsizetype number) const { return u"%1 says %2"_s.arg(m_name).arg(number + 1); }

QString TalkLedger::next() {
    m_fates.append(Fate::Open);
    return textOf(m_fates.size() - 1);
}

void TalkLedger::acknowledged() { m_fates.last() = Fate::Acknowledged; }

void TalkLedger::refused() {
    if (m_fates.last() == Fate::Open)
        m_fates.last() = Fate::Refused;
}

int TalkLedger::acknowledgedSoFar() const { return static_cast<int>(m_fates.count(Fate::Acknowledged)); }

Findings TalkLedger::compare(const QStringList &found) const {
    Findings findings;
    const auto add = [&](Finding::Kind kind, const QString &text) { findings.push_back({kind, text}); };
    QStringList rest = found;
    QStringList inOrder;
    for (qsizetype number = 0; number < m_fates.size(); ++number) {
        const QString text = textOf(number);
        const auto times = rest.removeAll(text);
        const Fate fate = m_fates.at(number);
        if (times == 0 && fate == Fate::Acknowledged)
            add(Finding::Kind::Lost, u"\"%1\" was acknowledged and is not there"_s.arg(text));
        if (times > 1)
            add(Finding::Kind::Doubled, u"\"%1\" is there %2 times"_s.arg(text).arg(times));
        if (times > 0 && fate == Fate::Refused)
            add(Finding::Kind::Doubled, u"\"%1\" was refused and is there"_s.arg(text));
        if (times > 0)
            inOrder.append(text);
    }
    for (const QString &text : rest)
        add(Finding::Kind::Doubled, u"%1 never said \"%2\""_s.arg(m_name, text));
    if (findings.empty() && found != inOrder)
        add(Finding::Kind::Other, u"what %1 said is in another order"_s.arg(m_name));
    return findings;
}

} // namespace lectern::crash
