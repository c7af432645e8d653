// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/classroom/question.h"

#include <algorithm>

namespace lectern {

using namespace Qt::Literals::StringLiterals;

namespace {

class YesNoRules : public KindRules {
public:
    bool accepts(const QString &choice) const override { return choice == "yes"_L1 || choice == "no"_L1; }
    std::vector<QString> choices() const override { return {u"yes"_s, u"no"_s}; }
};

} // namespace

const KindRules &KindRules::of(protocol::QuestionKind kind) {
    static const YesNoRules yesNo;
    switch (kind) {
    case protocol::QuestionKind::YesNo:
    case protocol::QuestionKind::Other: // a client's word, never asked here
        break;
    }
    return yesNo;
}

Question::Question(QuestionId id, protocol::QuestionKind kind, QString text, qint64 openedAt)
    : m_id(id), m_kind(kind), m_text(std::move(text)), m_openedAt(openedAt) {
    for (const QString &choice : rules().choices())
        m_counts.push_back({choice, 0});
}

bool Question::cast(SeatId seat, const QString &choice) {
    QString &ballot = m_ballots[seat];
    const bool isFirst = ballot.isNull();
    if (!isFirst)
        --countOf(ballot);
    ++countOf(choice);
    ballot = choice;
    return isFirst;
}

std::optional<QString> Question::ballotOf(SeatId seat) const {
    const auto ballot = m_ballots.constFind(seat);
    if (ballot == m_ballots.constEnd())
        return {};
    return *ballot;
}

int &Question::countOf(const QString &choice) {
    const auto entry = std::ranges::find(m_counts, choice, &protocol::ChoiceCount::choice);
    Q_ASSERT(entry != m_counts.end()); // only accepted choices come here
    return entry->count;
}

} // namespace lectern
