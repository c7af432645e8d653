// SPDX-License-Identifier: GPL-3.0-or-later
// What the teacher wants of the class, sent to the server; and what the server said to it.
#pragma once

#include "shared/client/connection.h"

#include <QHash>
#include <QObject>

namespace lectern::teacher {

class Requests : public QObject {
    Q_OBJECT

public:
    explicit Requests(client::Connection &connection, QObject *parent = nullptr);

    void ask(const QString &text); // one at a time: Enter pressed twice is one question
    void closeVotes(QuestionId question);
    void clear();
    void show(bool shown);
    void quit();

    bool isShowing() const; // has wished it, and not heard yet

Q_SIGNALS:
    void done(); // any of them
    void asked(const QString &text);
    void shownChanged(bool shown);
    // A sentence that says what to do.
    void refused(const QString &why);

private:
    void send(const protocol::ClientMessage &message);
    void onAnswered(RequestId request, const std::optional<protocol::Error> &error);
    void onLost(RequestId request);
    bool isAsking() const;
    static QString explain(const protocol::Error &error);

    client::Connection &m_connection;
    QHash<RequestId, protocol::ClientMessage> m_pending;
};

} // namespace lectern::teacher
