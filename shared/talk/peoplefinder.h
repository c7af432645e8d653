// SPDX-License-Identifier: GPL-3.0-or-later
// Looks for people on the server, for a class that is too large to be listed: a page of what is found, and the next
// as one scrolls to its end. Only the newest search counts. Columns are those of PeopleModel, as far as they go.
#pragma once

#include "shared/client/requester.h"

#include <QAbstractTableModel>
#include <QTimer>

#include <vector>

namespace lectern::talk {

class PeopleFinder : public QAbstractTableModel {
    Q_OBJECT

public:
    // `pause`: from the last letter to the question.
    explicit PeopleFinder(client::Requester &requester, QObject *parent = nullptr,
                          std::chrono::milliseconds pause = std::chrono::milliseconds(300));

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

    const protocol::Member &person(int row) const { return m_found[static_cast<size_t>(row)]; }
    const QString &text() const { return m_text; } // what is looked for; empty: nothing
    bool isSearching() const; // for what is typed now; before it, the rows are of the last search
    const QString &problem() const { return m_problem; } // a sentence; empty: there is none

public Q_SLOTS:
    void search(const QString &text);
    void receive(const lectern::protocol::ServerMessage &message);

Q_SIGNALS:
    void stateChanged(); // searching, found, or a problem

private:
    void ask();
    void take(const protocol::FoundPeople &page);
    void takeAnswer(quint64 turn, const client::Answer &answer);
    void startOver(); // the rows are no longer what the text finds
    void setFound(const protocol::FoundPeople &page);
    void append(const std::vector<protocol::Member> &people);

    client::Requester &m_requester;
    QTimer m_pause;
    QString m_text;
    bool m_isFresh = true; // the rows are what the text finds
    bool m_more = false;   // and there are more of them
    std::vector<protocol::Member> m_found;
    QString m_problem;

    // The request that is under way, of which there is one at a time.
    bool m_isAsking = false;
    quint64 m_turn = 0; // its number; counted up when its page has come
    QString m_asked;
    SeatId m_after;
};

} // namespace lectern::talk
