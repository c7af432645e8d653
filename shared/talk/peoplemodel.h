// SPDX-License-Identifier: GPL-3.0-or-later
// Who is in the class, and who has answered. Built for 20,000 people: what arrives is gathered and applied 20
// times a second at most, as one change of rows and one insertion, whatever its size.
#pragma once

#include "shared/protocol/messages.h"

#include <QAbstractTableModel>
#include <QCollator>
#include <QHash>
#include <QTimer>

#include <vector>

namespace lectern::talk {

class PeopleModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, Standing, ColumnCount };

    explicit PeopleModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

    const protocol::Person &person(int row) const { return m_rows[static_cast<size_t>(row)].person; }
    // Compares as the name does in the user's language, but as cheaply as bytes.
    const QCollatorSortKey &sortKey(int row) const { return m_rows[static_cast<size_t>(row)].sortKey; }
    int here() const { return m_here; } // students connected now
    protocol::QuestionState questionState() const { return m_state; }

    // Applies what was gathered, without waiting for the timer.
    void flush();

public Q_SLOTS:
    void receive(const lectern::protocol::ServerMessage &message);

Q_SIGNALS:
    void hereChanged(int here);

private:
    struct Row {
        protocol::Person person;
        QCollatorSortKey sortKey;
    };

    void setPeople(const protocol::People &message);
    void setQuestion(const protocol::Question &question);
    void gather(const protocol::Person &person);
    void change(const std::vector<protocol::Person> &people);
    void insert(const std::vector<protocol::Person> &people);
    void remove(const std::vector<SeatId> &seats);
    void numberRows(int first);
    void startOver();
    void rowsChanged(int first, int last);

    QCollator m_collator;
    std::vector<Row> m_rows;
    QHash<SeatId, int> m_rowOf;
    int m_here = 0;
    QuestionId m_question;
    protocol::QuestionState m_state = protocol::QuestionState::None;

    std::vector<protocol::Person> m_gathered;
    QHash<SeatId, size_t> m_gatheredAt; // a person who changes twice between two flushes counts once
    QTimer m_timer;
};

} // namespace lectern::talk
