// SPDX-License-Identifier: GPL-3.0-or-later
// The current question with its ballots: one per seat, the last one counts.
#pragma once

#include "shared/protocol/messages.h"

#include <QHash>

#include <optional>
#include <vector>

namespace lectern {

// What is particular to one kind of question. The rest of the program never asks which kind it is.
class KindRules {
public:
    virtual ~KindRules() = default;
    virtual bool accepts(const QString &choice) const = 0;
    virtual std::vector<QString> choices() const = 0; // in the order of the chart

    static const KindRules &of(protocol::QuestionKind kind);
};

// Unverified: through a door at which nobody has to be one person.
enum class Ballots { Verified, Unverified };

class Question {
public:
    Question(QuestionId id, protocol::QuestionKind kind, QString text, qint64 openedAt);

    QuestionId id() const { return m_id; }
    protocol::QuestionKind kind() const { return m_kind; }
    const QString &text() const { return m_text; }
    qint64 openedAt() const { return m_openedAt; }
    bool isOpen() const { return !m_closedAt; }
    std::optional<qint64> closedAt() const { return m_closedAt; }
    bool isShown() const { return m_shown; }

    void close(qint64 at) { m_closedAt = at; }
    void setShown(bool shown) { m_shown = shown; }
    // The choice must be one that rules() accept. True when it is the seat's first ballot, false for a change.
    bool cast(SeatId seat, const QString &choice, Ballots of = Ballots::Verified);

    bool hasBallotOf(SeatId seat) const { return m_ballots.contains(seat); }
    std::optional<QString> ballotOf(SeatId seat) const;
    int answered() const { return static_cast<int>(m_ballots.size()); }
    int unverified() const { return m_unverified; } // of those
    std::vector<protocol::ChoiceCount> counts() const;
    const std::vector<protocol::ChoiceCount> &verifiedCounts() const { return m_counts; }
    const KindRules &rules() const { return KindRules::of(m_kind); }

private:
    static int &countOf(std::vector<protocol::ChoiceCount> &counts, const QString &choice);

    QuestionId m_id;
    protocol::QuestionKind m_kind;
    QString m_text;
    qint64 m_openedAt;
    std::optional<qint64> m_closedAt;
    bool m_shown = false;
    QHash<SeatId, QString> m_ballots;
    // Kept beside the ballots: a tally costs nothing to ask.
    std::vector<protocol::ChoiceCount> m_counts;
    std::vector<protocol::ChoiceCount> m_unverifiedCounts;
    int m_unverified = 0;
};

} // namespace lectern
