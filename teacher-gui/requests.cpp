// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/requests.h"

#include "shared/ui/errortext.h"

#include <algorithm>

namespace lectern::teacher {

using namespace protocol;

Requests::Requests(client::Connection &connection, QObject *parent)
    : QObject(parent), m_connection(connection) {
    connect(&connection, &client::Connection::answered, this, &Requests::onAnswered);
    connect(&connection, &client::Connection::lost, this, &Requests::onLost);
}

void Requests::ask(const QString &text) {
    if (!isAsking())
        send(Ask{text});
}

void Requests::closeVotes(QuestionId question) { send(Close{question}); }

void Requests::clear() { send(Clear{}); }

void Requests::show(bool shown) { send(Show{shown}); }

void Requests::quit() { send(Quit{}); }

void Requests::send(const ClientMessage &message) {
    const RequestId id = m_connection.send(message);
    if (id)
        m_pending.insert(id, message);
    else
        Q_EMIT refused(tr("Not connected: wait until the connection is back, then try again."));
}

void Requests::onAnswered(RequestId request, const std::optional<Error> &error) {
    const auto pending = m_pending.constFind(request);
    if (pending == m_pending.cend())
        return;
    const ClientMessage message = *pending;
    m_pending.erase(pending);
    if (error) {
        Q_EMIT refused(explain(*error));
        return;
    }
    Q_EMIT done();
    if (const auto *ask = std::get_if<Ask>(&message))
        Q_EMIT asked(ask->text);
    else if (const auto *show = std::get_if<Show>(&message))
        Q_EMIT shownChanged(show->shown);
}

void Requests::onLost(RequestId request) {
    const auto pending = m_pending.constFind(request);
    if (pending == m_pending.cend())
        return;
    const bool quitting = std::holds_alternative<Quit>(*pending);
    m_pending.erase(pending);
    if (!quitting ||
        m_connection.state() != client::LinkState::Idle) // idle: the class has ended, as was wished
        Q_EMIT refused(tr("The connection broke before the server confirmed this. Look whether it happened, "
                          "else try again."));
}

bool Requests::isAsking() const {
    return std::any_of(m_pending.cbegin(), m_pending.cend(),
                       [](const ClientMessage &message) { return std::holds_alternative<Ask>(message); });
}

bool Requests::isShowing() const {
    return std::any_of(m_pending.cbegin(), m_pending.cend(), [](const ClientMessage &message) {
        const auto *show = std::get_if<Show>(&message);
        return show && show->shown;
    });
}

QString Requests::explain(const Error &error) {
    switch (error.code) {
    case ErrorCode::NoQuestion:
        return tr("Nothing has been asked yet. Ask a question first.");
    case ErrorCode::TooLate:
        return tr("This question is closed already. Ask the next one.");
    case ErrorCode::NotAllowed:
        return tr("This window is not the teacher of the class. Join again with the teacher key.");
    case ErrorCode::NotStored:
        return tr("The server cannot use its disk at the moment, so nothing was changed. Try again when the "
                  "warning above is gone.");
    default:
        return ui::errorText(error);
    }
}

} // namespace lectern::teacher
