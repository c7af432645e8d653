// SPDX-License-Identifier: GPL-3.0-or-later
// Asks the server for the past, page by page: one request at a time, in the order in which they came, whoever asks.
// What is not answered when the connection breaks is asked again as soon as it is back.
#pragma once

#include "shared/client/connection.h"

#include <QObject>
#include <QPointer>

#include <deque>
#include <functional>

namespace lectern::teacher {

class HistoryFeed : public QObject {
    Q_OBJECT

public:
    // `page` is null when there is none; then `problem` is a sentence that says why and what to do.
    template <class Page>
    using Receiver = std::function<void(const Page *page, const QString &problem)>;

    explicit HistoryFeed(client::Connection &connection, QObject *parent = nullptr);

    // `owner` need not live until the answer comes.
    void ask(const protocol::ListLessons &request, const QObject *owner,
             const Receiver<protocol::Lessons> &receive);
    void ask(const protocol::ListQuestions &request, const QObject *owner,
             const Receiver<protocol::Questions> &receive);
    void ask(const protocol::ListAnswers &request, const QObject *owner,
             const Receiver<protocol::Answers> &receive);
    // Whatever it has asked: no answer is wanted any more.
    void forget(const QObject *owner);

private:
    struct Waiting {
        protocol::ClientMessage request;
        QPointer<const QObject> owner; // null: nobody waits for the answer
        Receiver<protocol::ServerMessage> receive;
    };

    template <class Page>
    void add(const protocol::ClientMessage &request, const QObject *owner, const Receiver<Page> &receive);
    void askNext();
    void onReceived(const protocol::ServerMessage &message);
    void onAnswered(RequestId request, const std::optional<protocol::Error> &error);
    void onLost(RequestId request);
    void onStateChanged(client::LinkState state);
    void finish(const protocol::ServerMessage *page, const QString &problem);
    static bool fits(const protocol::ClientMessage &request, const protocol::ServerMessage &page);
    static QString explain(const protocol::Error &error);

    client::Connection &m_connection;
    std::deque<Waiting> m_waiting;
    RequestId m_asked;                             // of the first one; none: it is still to be sent
    std::optional<protocol::ServerMessage> m_page; // came, and is good when `ok` has come behind it
};

} // namespace lectern::teacher
