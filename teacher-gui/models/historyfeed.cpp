// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/models/historyfeed.h"

#include "shared/ui/errortext.h"

namespace lectern::teacher {

using namespace protocol;
using client::Connection;
using client::LinkState;

HistoryFeed::HistoryFeed(Connection &connection, QObject *parent)
    : QObject(parent), m_connection(connection) {
    connect(&connection, &Connection::received, this, &HistoryFeed::onReceived);
    connect(&connection, &Connection::answered, this, &HistoryFeed::onAnswered);
    connect(&connection, &Connection::lost, this, &HistoryFeed::onLost);
    connect(&connection, &Connection::stateChanged, this, &HistoryFeed::onStateChanged);
}

template <class Page>
void HistoryFeed::add(const ClientMessage &request, const QObject *owner, const Receiver<Page> &receive) {
    m_waiting.push_back({request, owner, [receive](const ServerMessage *page, const QString &problem) {
                             receive(page ? std::get_if<Page>(page) : nullptr, problem);
                         }});
    askNext();
}

void HistoryFeed::ask(const ListLessons &request, const QObject *owner, const Receiver<Lessons> &receive) {
    add(request, owner, receive);
}

void HistoryFeed::ask(const ListQuestions &request, const QObject *owner,
                      const Receiver<Questions> &receive) {
    add(request, owner, receive);
}

void HistoryFeed::ask(const ListAnswers &request, const QObject *owner, const Receiver<Answers> &receive) {
    add(request, owner, receive);
}

void HistoryFeed::forget(const QObject *owner) {
    for (Waiting &waiting : m_waiting) {
        if (waiting.owner == owner)
            waiting.owner = nullptr;
    }
}

void HistoryFeed::askNext() {
    if (m_asked || !m_connection.isReady())
        return;
    while (!m_waiting.empty() && !m_waiting.front().owner)
        m_waiting.pop_front();
    if (!m_waiting.empty())
        m_asked = m_connection.send(m_waiting.front().request);
}

void HistoryFeed::onReceived(const ServerMessage &message) {
    if (m_asked && fits(m_waiting.front().request, message))
        m_page = message;
}

void HistoryFeed::onAnswered(RequestId request, const std::optional<Error> &error) {
    if (!m_asked || request != m_asked)
        return;
    const std::optional<ServerMessage> page = std::exchange(m_page, std::nullopt);
    if (error)
        finish(nullptr, explain(*error));
    else if (page)
        finish(&*page, {});
    else
        finish(nullptr, tr("The server sent no answer. Try again."));
}

void HistoryFeed::onLost(RequestId request) {
    if (request != m_asked)
        return;
    m_asked = {};
    m_page.reset();
}

void HistoryFeed::onStateChanged(LinkState state) {
    if (state != LinkState::Idle) {
        askNext();
        return;
    }
    m_page.reset();
    for (auto left = m_waiting.size(); left > 0 && !m_waiting.empty(); --left)
        finish(nullptr, tr("The connection to the class has ended. Join the class, then try again."));
}

// The receiver may ask for more.
void HistoryFeed::finish(const ServerMessage *page, const QString &problem) {
    const Waiting first = std::move(m_waiting.front());
    m_waiting.pop_front();
    m_asked = {};
    if (first.owner)
        first.receive(page, problem);
    askNext();
}

bool HistoryFeed::fits(const ClientMessage &request, const ServerMessage &page) {
    if (const auto *questions = std::get_if<Questions>(&page)) {
        const auto *wanted = std::get_if<ListQuestions>(&request);
        return wanted && wanted->lesson == questions->lesson;
    }
    if (const auto *answers = std::get_if<Answers>(&page)) {
        const auto *wanted = std::get_if<ListAnswers>(&request);
        return wanted && wanted->question == answers->question;
    }
    return std::holds_alternative<Lessons>(page) && std::holds_alternative<ListLessons>(request);
}

QString HistoryFeed::explain(const Error &error) {
    switch (error.code) {
    case ErrorCode::NotStored:
        return tr("The server cannot read its disk at the moment: %1")
            .arg(error.text.isEmpty() ? tr("it did not say why. Try again.") : error.text);
    case ErrorCode::NotAllowed:
        return tr("This window is not the teacher of the class. Join again with the teacher key.");
    case ErrorCode::UnknownType:
        return tr("This server is older than this program and keeps no history. Update the server.");
    default:
        return ui::errorText(error);
    }
}

} // namespace lectern::teacher
