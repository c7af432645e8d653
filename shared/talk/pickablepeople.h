// SPDX-License-Identifier: GPL-3.0-or-later
// People to be chosen from, by name, with a tick for each. A search hides rows, never ticks. Built for 20,000: what
// changes in the class is taken over a few times a second.
#pragma once

#include "shared/protocol/messages.h"

#include <QAbstractListModel>
#include <QSet>
#include <QTimer>

#include <vector>

namespace lectern::talk {

class PeopleModel;

class PickablePeople : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        Seat = Qt::UserRole, // quint64
        Away,                // bool
    };

    explicit PickablePeople(const PeopleModel &people, QObject *parent = nullptr);

    void leaveOut(const QSet<SeatId> &seats); // the reader, and who is in the room already
    void leaveOutGuests(); // all who came by plain text: they are in no rooms. Who only votes is never there
    // Whom the server knows beside the list: in a large class a student has no complete one.
    void add(const std::vector<protocol::Member> &found);
    void search(const QString &text);
    void tick(SeatId seat); // also one who is not shown at the moment

    std::vector<SeatId> ticked() const; // of those who are there, shown or not; by name

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override; // the tick
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void tickedChanged();

private:
    struct Entry {
        SeatId seat;
        QString name;
        bool away = false;
        friend bool operator==(const Entry &, const Entry &) = default;
    };

    bool isOffered(const protocol::Person &person) const;
    void gather();
    void filter();
    void show(std::vector<Entry> entries);
    bool isSmallStep(const std::vector<Entry> &to) const;
    void step(const std::vector<Entry> &to);

    const PeopleModel &m_people;
    std::vector<protocol::Member> m_found;
    std::vector<Entry> m_all;   // by name
    std::vector<Entry> m_shown; // those that the search names
    QSet<SeatId> m_leftOut;
    bool m_leavesOutGuests = false;
    QSet<SeatId> m_ticked;
    QString m_search;
    QTimer m_timer;
};

} // namespace lectern::talk
