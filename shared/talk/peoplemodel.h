// SPDX-License-Identifier: GPL-3.0-or-later
// Who is in the class or has left it, who has answered, who has raised a hand. Built for 20,000 people: what arrives
// is gathered and applied 20 times a second at most, as one change of rows and one insertion, whatever its size.
// Who has left stays in the list, until it starts over or somebody of the same name sits down: that one takes the row.
#pragma once

#include "shared/protocol/messages.h"

#include <QAbstractTableModel>
#include <QCollator>
#include <QMultiHash>
#include <QStringList>
#include <QTimer>

#include <vector>

namespace lectern::talk {

class PeopleModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, Standing, Place, Waiting, ColumnCount }; // the last two: of a raised hand, else empty
    enum DataRole { HasLeft = Qt::UserRole + 16 };               // true or false

    // `reader`: who looks at the list. Students do not learn who has answered.
    explicit PeopleModel(protocol::Role reader = protocol::Role::Teacher, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

    const protocol::Person &person(int row) const { return at(row).person; }
    const protocol::Person *person(SeatId seat) const; // nullptr: not in the list
    // Compares as the name does in the user's language, but as cheaply as bytes.
    const QCollatorSortKey &sortKey(int row) const { return at(row).sortKey; }
    const QString &foldedName(int row) const { return at(row).folded; }

    int here() const { return m_here; } // students connected now
    // False: there are too many people to list, and no rows; the server can be asked (PeopleFinder).
    bool isComplete() const { return m_complete; }
    protocol::QuestionState questionState() const { return m_state; }
    bool hasGuests() const { return m_hasGuests; }   // somebody has come by plain text, perhaps gone again
    int place(const protocol::Person &person) const; // of the raised hand, from 1 on; 0: it is not raised

    // Of those who have not left and can be written to, by name.
    QStringList names() const;
    // Who has not left and is called exactly so; if nobody is, whatever the case and the accents.
    std::vector<SeatId> find(const QString &name) const;

    // Applies what was gathered, without waiting for the timer.
    void flush();

public Q_SLOTS:
    void receive(const lectern::protocol::ServerMessage &message);

Q_SIGNALS:
    void hereChanged(int here);
    void completeChanged(bool complete);
    void guestsCame(); // the first time

private:
    struct Row {
        protocol::Person person;
        QString folded;
        QCollatorSortKey sortKey;
    };
    struct Hand { // as they are queued
        qint64 since = 0;
        SeatId seat;
        friend auto operator<=>(const Hand &, const Hand &) = default;
    };
    // Rows that one dataChanged() tells of.
    struct Span {
        int first = -1;
        int last = -1;
        void add(int row);
    };

    const Row &at(int row) const { return m_rows[static_cast<size_t>(row)]; }
    QString text(const protocol::Person &person, int column) const;
    Row made(const protocol::Person &person) const;

    void setPeople(const protocol::People &message);
    void setQuestion(const protocol::Question &question);
    void gather(const protocol::Person &person);
    void change(int row, const protocol::Person &person);
    void admit(const std::vector<protocol::Person> &people);
    void insert(const std::vector<Row> &rows);
    int rowOfNamesake(const QString &name, bool hasLeft) const; // -1: there is none
    void noteHand(const protocol::Person &person, std::vector<Hand> &hands) const;
    void noteGuest(const protocol::Person &person);
    void queueHands();
    void startOver();
    void tellChanged(Span rows, int firstColumn);

    const protocol::Role m_reader;
    QCollator m_collator;
    std::vector<Row> m_rows;
    QHash<SeatId, int> m_rowOf;
    QMultiHash<QString, SeatId> m_seatsOf; // by the folded name
    int m_here = 0;
    bool m_complete = true;
    bool m_hasGuests = false;
    QuestionId m_question;
    protocol::QuestionState m_state = protocol::QuestionState::None;

    std::vector<Hand> m_hands;             // in their order
    std::vector<Hand> m_raised, m_lowered; // since that order was made

    std::vector<protocol::Person> m_gathered;
    QHash<SeatId, size_t> m_gatheredAt; // a person who changes twice between two flushes counts once
    QTimer m_timer;
};

} // namespace lectern::talk
