// SPDX-License-Identifier: GPL-3.0-or-later
// The current question and how it was answered so far, as the server last told.
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

public Q_SLOTS:
    void receive(const lectern::protocol::ServerMessage &message);

Q_SIGNALS:
    void questionChanged();
    void tallyChanged();

private:
    void setQuestion(const protocol::Question &question);
    void setTally(const protocol::Tally &tally);

    protocol::Question m_question;
    protocol::Tally m_tally;
};

} // namespace lectern::teacher
