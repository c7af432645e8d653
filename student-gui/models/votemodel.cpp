// SPDX-License-Identifier: GPL-3.0-or-later
#include "student-gui/models/votemodel.h"

#include "shared/ui/choices.h"

#include <cmath>
#include <utility>

namespace lectern::student {

namespace {
constexpr double shortestPause = 0.1; // seconds
constexpr double longestPause = 60;
} // namespace

using client::Connection;
using client::LinkState;
using protocol::QuestionState;

VoteModel::VoteModel(Connection &connection, QObject *parent) : QObject(parent), m_connection(connection) {
    m_pause.setSingleShot(true);
    m_pause.setTimerType(Qt::PreciseTimer); // a coarse one may be early, and be refused again
    connect(&m_pause, &QTimer::timeout, this, &VoteModel::sendPending);
    connect(&connection, &Connection::joined, this, &VoteModel::takeWelcome);
    connect(&connection, &Connection::received, this, &VoteModel::take);
    connect(&connection, &Connection::answered, this, &VoteModel::takeAnswer);
    connect(&connection, &Connection::lost, this, &VoteModel::takeLoss);
    connect(&connection, &Connection::stateChanged, this, &VoteModel::takeState);
}

void VoteModel::vote(const QString &choice) {
    if (!canVote())
        return;
    m_notStored = m_notStored && (m_pending || m_pause.isActive()); // else it was another time
    m_chosen = choice;
    m_pending = true;
    m_tooLate = false;
    m_problem.reset();
    m_earlierVote = EarlierVote::Settled;
    sendPending();
    Q_EMIT changed();
}

VoteState VoteModel::state() const {
    if (m_question.state == QuestionState::None)
        return VoteState::NoQuestion;
    if (!knowsKind())
        return VoteState::NeedsNewer;
    if (m_pending)
        return pendingState();
    if (m_tooLate)
        return VoteState::TooLate;
    if (m_problem)
        return VoteState::NotCounted;
    if (canVote())
        return m_counted.isEmpty() ? VoteState::Open : VoteState::Counted;
    return m_counted.isEmpty() ? VoteState::Closed : VoteState::ClosedCounted;
}

VoteState VoteModel::pendingState() const {
    if (!m_request && !(m_upToDate && m_connection.isReady()))
        return VoteState::Waiting;
    const bool counts = m_chosen == m_counted; // but another choice is under way
    return m_notStored && !counts ? VoteState::NotStored : VoteState::Sending; // while it is tried again, too
}

std::optional<protocol::Tally> VoteModel::result() const {
    const bool known = m_tally.question && m_tally.question == m_question.question;
    if (!m_question.shown || !known || !knowsKind())
        return std::nullopt;
    protocol::Tally tally = m_tally;
    tally.counts = ui::inOrder(m_question.kind, tally.counts);
    return tally;
}

// A new seat knows nothing of what was pressed on the old one: after a restart of the server the same id may
// even mean another question.
void VoteModel::takeWelcome(const protocol::Welcome &welcome) {
    m_upToDate = false;
    m_notStored = false;
    m_isComingIn = true;
    m_hasBallot = false;
    m_request = {}; // whatever was under way went with the old connection
    if (!welcome.resumed) {
        reset();
        m_question = {};
        m_tally = {};
    }
    Q_EMIT changed();
}

void VoteModel::take(const protocol::ServerMessage &message) {
    if (const auto *question = std::get_if<protocol::Question>(&message))
        takeQuestion(*question);
    else if (const auto *ballot = std::get_if<protocol::Ballot>(&message))
        takeBallot(*ballot);
    else if (const auto *tally = std::get_if<protocol::Tally>(&message))
        m_tally = *tally;
    else
        return;
    Q_EMIT changed();
}

void VoteModel::takeQuestion(const protocol::Question &question) {
    if (question.question != m_question.question)
        leaveQuestion();
    m_question = question;
    m_upToDate = true;
    if (m_pending && !m_request && !canVote()) {
        m_pause.stop();
        m_pending = false;
        m_tooLate = true;
    }
    sendPending();
}

void VoteModel::takeBallot(const protocol::Ballot &ballot) {
    if (ballot.question != m_question.question)
        return;
    m_hasBallot = true;
    m_counted = ballot.choice;
    // It had arrived after all: only its answer was lost with the connection.
    if (m_tooLate && ballot.choice == m_chosen)
        m_tooLate = false;
    if (!m_pending && !m_tooLate && !m_problem)
        m_chosen = ballot.choice;
}

void VoteModel::sendPending() {
    if (!m_pending || m_request || !m_upToDate || !canVote())
        return;
    if (m_pause.isActive()) {
        // Back at what the server counts: with no other choice under way there is nothing to send.
        m_pending = m_chosen != m_counted || !m_connection.isReady();
        return;
    }
    m_request = m_connection.send(protocol::Vote{m_question.question, m_chosen});
    if (m_request) // there may be no network
        m_sent = m_chosen;
}

void VoteModel::takeAnswer(RequestId request, const std::optional<protocol::Error> &error) {
    if (request && request == m_earlierRequest) {
        m_earlierRequest = {};
        if (error)
            m_earlierVote = EarlierVote::TooLate;
        Q_EMIT changed();
    }
    if (!m_request || request != m_request)
        return; // not a vote, or not for this question
    m_request = {};
    m_notStored = error && error->code == ErrorCode::NotStored;
    if (error)
        takeRefusal(*error);
    else
        m_counted = m_sent;
    if (!error && m_chosen == m_sent)
        m_pending = false;
    m_sent.clear();
    sendPending(); // something else was pressed meanwhile
    Q_EMIT changed();
}

void VoteModel::takeRefusal(const protocol::Error &error) {
    const bool passes = error.code == ErrorCode::SlowDown || error.code == ErrorCode::NotStored;
    if (passes && canVote()) {
        m_pause.start(pauseMilliseconds(error.wait.value_or(1.0)));
        return;
    }
    const bool late = passes || error.code == ErrorCode::TooLate || error.code == ErrorCode::NoQuestion;
    if (!late && m_chosen != m_sent)
        return; // the newer press has its own chance
    m_pending = false;
    m_tooLate = late;
    if (!late)
        m_problem = error;
}

int VoteModel::pauseMilliseconds(double seconds) {
    // fmax() and fmin() prefer a number to NaN
    return static_cast<int>(std::ceil(1000 * std::fmin(std::fmax(seconds, shortestPause), longestPause)));
}

void VoteModel::takeLoss(RequestId request) {
    if (request && request == m_earlierRequest) {
        m_earlierRequest = {};
        m_earlierVote = EarlierVote::Unknown; // it or only its answer was lost
        Q_EMIT changed();
    }
    if (!m_request || request != m_request)
        return;
    m_request = {};
    m_upToDate = false;
    Q_EMIT changed();
}

void VoteModel::takeState(LinkState state) {
    if (state == LinkState::Ready && std::exchange(m_isComingIn, false) && !m_hasBallot)
        forgetCounted();
    sendPending();
    Q_EMIT changed();
}

// Whoever comes in is told everything: a server that was set back to a backup does not know the ballot any more.
void VoteModel::forgetCounted() {
    if (!m_pending && m_chosen == m_counted)
        m_chosen.clear();
    m_counted.clear();
}

// A press that is not settled must not vanish without a word when the next question comes.
void VoteModel::leaveQuestion() {
    const bool sent = m_pending && m_sent == m_chosen;
    const RequestId request = sent ? m_request : RequestId{};
    EarlierVote left = EarlierVote::Settled;
    if (m_pending && !request) // with a request its answer tells
        left = sent ? EarlierVote::Unknown : EarlierVote::TooLate;
    reset();
    m_earlierRequest = request;
    m_earlierVote = left;
}

void VoteModel::reset() {
    m_pause.stop();
    m_chosen.clear();
    m_counted.clear();
    m_sent.clear();
    m_request = {};
    m_earlierRequest = {};
    m_earlierVote = EarlierVote::Settled;
    m_pending = false;
    m_notStored = false;
    m_tooLate = false;
    m_problem.reset();
}

} // namespace lectern::student
