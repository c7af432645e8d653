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
    m_unverifiedCounts = m_counts;
}

bool Question::cast(SeatId seat, const QString &choice, Ballots of) {
    auto &counts = of == Ballots::Verified ? m_counts : m_unverifiedCounts;
    QString &ballot = m_ballots[seat];
    const bool isFirst = ballot.isNull();
    if (!isFirst)
        --countOf(counts, ballot);
    else if (of == Ballots::Unverified)
        ++m_unverified;
    ++countOf(counts, choice);
    ballot = choice;
    return isFirst;
}

std::vector<protocol::ChoiceCount> Question::counts() const {
    auto all = m_counts;
    for (size_t i = 0; i < all.size(); ++i)
        all[i].count += m_unverifiedCounts[i].count;
    return all;
}

std::optional<QString> Question::ballotOf(SeatId seat) const {
    const auto ballot = m_ballots.constFind(seat);
    if (ballot == m_ballots.constEnd())
        return {};
    return *ballot;
}

int &Question::countOf(std::vector<protocol::ChoiceCount> &counts, const QString &choice) {
    const auto entry = std::ranges::find(counts, choice, &protocol::ChoiceCount::choice);
    Q_ASSERT(entry != counts.end()); // only accepted choices come here
    return entry->count;
}

} // namespace lectern
