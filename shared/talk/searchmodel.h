// SPDX-License-Identifier: GPL-3.0-or-later
// What was found in one room, the newest first, page by page. Where the server wants a pause it waits and asks again
// by itself; a page without a find is gone past. What is deleted meanwhile goes from the list.
#pragma once

#include "shared/client/requester.h"

#include <QAbstractListModel>
#include <QTimer>

#include <optional>
#include <vector>

namespace lectern::talk {

class SearchModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        Name = Qt::UserRole, // foreign text, as the text
        Text,
        TimeText,    // "10:02" of today, else with the day; in the reader's zone and manner
        DateText,    // the same in full
        Time,        // qint64, milliseconds since 1970-01-01 UTC
        Message,     // quint64
        Line,        // the text as one line around the match
        MatchFrom,   // int, in the line, -1: not known
        MatchLength, // int
    };
    enum class State {
        Idle,      // nothing has been looked for
        Searching, // also while it waits for its turn
        Done,
        Refused, // problem() says why
        Lost,    // not connected; search again
    };

    explicit SearchModel(client::Requester &requester, QObject *parent = nullptr);

    void search(RoomId room, const QString &text); // takes the place of what was looked for before
    void searchFurther();                          // further back; while there is more
    void clear();

    State state() const { return m_state; }
    bool hasMore() const { return m_state == State::Done && m_next; }
    const QString &text() const { return m_text; } // what is looked for
    const protocol::Error &problem() const { return m_problem; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

public Q_SLOTS:
    void receive(const lectern::protocol::ServerMessage &message);

Q_SIGNALS:
    void changed(); // the state; rows tell by themselves

private:
    void ask();
    void onAnswer(const client::Answer &answer);
    void takePage(const protocol::Messages &page);
    void forget(MessageId message);
    void setState(State state);

    client::Requester &m_requester;
    State m_state = State::Idle;
    RoomId m_room;
    QString m_text;
    MessageId m_next;     // the rest is before this one
    bool m_paged = false; // what was asked for has come; only its `ok` is missing
    int m_rowsBefore = 0; // when it was asked for
    quint64 m_turn = 0;   // counts searches: an answer to another one is not for this
    protocol::Error m_problem;
    std::vector<protocol::Message> m_found; // newest first
    QTimer m_pause;
};

} // namespace lectern::talk
