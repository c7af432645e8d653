// SPDX-License-Identifier: GPL-3.0-or-later
// The current question and how it was answered so far, as the server last told; and which votes are in that.
#pragma once

#include "shared/protocol/messages.h"

#include <QObject>

namespace lectern::teacher {

class QuestionModel : public QObject {
    Q_OBJECT

public:
    explicit QuestionModel(QObject *parent = nullptr);

    const protocol::Question &question() const { return m_question; }
    // Always of the current question; all zero until the server has sent one.
    const protocol::Tally &tally() const { return m_tally; }
    bool isAsked() const { return m_question.state != protocol::QuestionState::None; }
    bool isOpen() const { return m_question.state == protocol::QuestionState::Open; }
    // Votes that came through plain-text doors are in the tally.
    bool countsUnverified() const { return m_countsUnverified; }

    // At the login to a class that may be another one: what is shown there already is not news.
    void startOver() { m_isAnew = true; }

public Q_SLOTS:
    void receive(const lectern::protocol::ServerMessage &message);

Q_SIGNALS:
    void questionChanged();
    void shownChanged(bool shown); // of the same question, whoever wished it; after questionChanged()
    void tallyChanged();           // or what is in it

private:
    void setQuestion(const protocol::Question &question);
    void setTally(const protocol::Tally &tally);
    void setPolicy(const protocol::Policy &policy);

    protocol::Question m_question;
    protocol::Tally m_tally;
    bool m_countsUnverified = true;
    bool m_isAnew = true;
};

} // namespace lectern::teacher
