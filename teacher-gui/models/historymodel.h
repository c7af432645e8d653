// SPDX-License-Identifier: GPL-3.0-or-later
// The lessons that were held, newest first, each with its questions as they were asked. Loads what is looked at:
// the next page of lessons at the end of the list, the questions of a lesson when it is opened.
#pragma once

#include "teacher-gui/models/historyfeed.h"
#include "teacher-gui/models/historywords.h"

#include <QAbstractItemModel>

namespace lectern::teacher {

class HistoryModel : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Role { Detail = Qt::UserRole }; // the second line of an entry

    explicit HistoryModel(HistoryFeed &feed, QObject *parent = nullptr);

    // Asks again for all that is there, and for what is new. Until it comes all stays as it is.
    void refresh();
    void clear(); // another class

    bool isLoading() const;
    bool isKnown() const { return m_known; }                            // the newest page has come
    const QString &problem() const { return m_problem; }                // empty: all is well
    const protocol::PastLesson *lesson(const QModelIndex &index) const; // also of one of its questions
    std::optional<AskedQuestion> question(const QModelIndex &index) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void stateChanged(); // loading, loaded or a problem

private:
    struct Lesson {
        protocol::PastLesson facts;
        std::vector<protocol::PastQuestion> questions;
        bool opened = false; // its questions are wanted, now and after a refresh
        bool loading = false;
    };

    void loadLessons(LessonId before);
    void onLessons(LessonId before, const protocol::Lessons &page);
    void loadQuestions(Lesson &lesson, QuestionId after);
    void onQuestions(QuestionId after, const protocol::Questions &page);
    void fail(const QString &problem);
    template <class Row, class Item, class Precedes>
    void put(std::vector<Row> &rows, size_t at, const std::vector<Item> &page, bool more, LessonId parent,
             Precedes precedes);
    template <class Row, class Item>
    void insert(std::vector<Row> &rows, size_t at, const std::vector<Item> &items, LessonId parent);
    static void assign(Lesson &row, const protocol::PastLesson &facts) { row.facts = facts; }
    static void assign(protocol::PastQuestion &row, const protocol::PastQuestion &facts) { row = facts; }
    int rowOf(LessonId lesson) const; // -1: there is none
    Lesson *find(LessonId lesson);
    const Lesson *lessonAt(const QModelIndex &index) const;
    QModelIndex indexOf(LessonId lesson) const; // of no lesson: the root

    HistoryFeed &m_feed;
    std::vector<Lesson> m_lessons;
    bool m_known = false;
    bool m_loading = false; // lessons
    bool m_older = false;   // the server has some that are not here yet
    QString m_problem;
};

} // namespace lectern::teacher
