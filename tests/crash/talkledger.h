// SPDX-License-Identifier: GPL-3.0-or-later
// What one student was told of the own messages, and so which of them the server must have: each one that was
// acknowledged once, in the order of saying; none that was refused; of one whose answer never came either.
#pragma once

#include "shared/protocol/ids.h"
#include "tests/crash/finding.h"

#include <QStringList>

#include <map>

namespace lectern::crash {

// What stands in the class's room, as somebody says.
struct Utterance {
    SeatId seat;
    QString text;

    friend bool operator==(const Utterance &, const Utterance &) = default;
};
using TalkBook = std::map<MessageId, Utterance>;
QStringList saidBy(SeatId seat, const TalkBook &book);

class TalkLedger {
public:
    explicit TalkLedger(const QString &name) : m_name(name) {}

    // The text of the next message. From now on it may be under way; the one before has its answer.
    QString next();
    void acknowledged(); // the last one
    void refused();      // likewise, unless it was acknowledged before: it must not be there
    bool isRefused() const { return m_fates.last() == Fate::Refused; }

    int acknowledgedSoFar() const;
    // `found`: what is there of this student, in its order.
    Findings compare(const QStringList &found) const;

private:
    enum class Fate { Open, Acknowledged, Refused };

    QString textOf(qsizetype number) const;

    QString m_name;
    QList<Fate> m_fates; // in the order of saying
};

} // namespace lectern::crash
