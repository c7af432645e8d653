// SPDX-License-Identifier: GPL-3.0-or-later
// Who answered a question: one row a person, with the answer that counts, when it was given, and those before it.
// Loads page after page; built for 20,000 people.
#pragma once

#include "teacher-gui/models/historyfeed.h"

#include <QAbstractTableModel>
#include <QCollator>
#include <QHash>

namespace lectern::teacher {

class HistoryAnswers : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, Answer, When, Earlier, ColumnCount };

    struct Person {
        SeatId seat;
        QString name;
        QCollatorSortKey nameKey;                  // compares as the name does in the user's language
        std::vector<protocol::PastAnswer> answers; // never empty; the last one counts

        const protocol::PastAnswer &counting() const { return answers.back(); }
    };

    explicit HistoryAnswers(HistoryFeed &feed, QObject *parent = nullptr);

    void show(QuestionId question); // none: of no question
    void refresh();                 // what came since

    bool isLoading() const { return m_loading; }
    const QString &problem() const { return m_problem; }
    bool hasUnverified() const { return m_hasUnverified; } // some came by plain text
    const Person &person(int row) const { return m_people[size_t(row)]; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void stateChanged(); // loading, loaded or a problem

private:
    void load();
    void onPage(const protocol::Answers &page);
    void add(const std::vector<protocol::PastAnswer> &answers);
    QString text(const Person &person, int column) const;

    HistoryFeed &m_feed;
    QCollator m_collator;
    QuestionId m_question;
    AnswerId m_last; // the newest that is here
    std::vector<Person> m_people;
    QHash<SeatId, int> m_rowOf;
    bool m_hasUnverified = false;
    bool m_loading = false;
    QString m_problem;
};

} // namespace lectern::teacher
