// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/models/historymodel.h"

#include "shared/ui/theme.h"

#include <algorithm>

namespace lectern::teacher {

using namespace Qt::Literals::StringLiterals;
using namespace protocol;

namespace {

LessonId idOf(const PastLesson &lesson) { return lesson.lesson; }
QuestionId idOf(const PastQuestion &question) { return question.question; }

} // namespace

HistoryModel::HistoryModel(HistoryFeed &feed, QObject *parent) : QAbstractItemModel(parent), m_feed(feed) {}

void HistoryModel::refresh() {
    m_feed.forget(this);
    m_problem.clear();
    for (Lesson &lesson : m_lessons)
        lesson.loading = false;
    loadLessons({});
    for (Lesson &lesson : m_lessons) {
        if (lesson.opened)
            loadQuestions(lesson, {});
    }
}

void HistoryModel::clear() {
    m_feed.forget(this);
    beginResetModel();
    m_lessons.clear();
    m_known = m_loading = m_older = false;
    m_problem.clear();
    endResetModel();
    Q_EMIT stateChanged();
}

bool HistoryModel::isLoading() const { return m_loading || std::ranges::any_of(m_lessons, &Lesson::loading); }

// ---- pages ----

void HistoryModel::loadLessons(LessonId before) {
    m_loading = true;
    m_feed.ask(ListLessons{before}, this, [this, before](const Lessons *page, const QString &problem) {
        page ? onLessons(before, *page) : fail(problem);
    });
    Q_EMIT stateChanged();
}

void HistoryModel::onLessons(LessonId before, const Lessons &page) {
    const bool more = page.more && !page.lessons.empty();
    const auto first = std::ranges::find_if(
        m_lessons, [&](const Lesson &row) { return !before || row.facts.lesson < before; });
    put(m_lessons, size_t(first - m_lessons.begin()), page.lessons, more, {},
        [](LessonId one, LessonId other) { return one > other; });
    m_known = true;
    m_loading = false;
    m_older = more;
    // In a refresh: what was here already goes on below this page.
    if (more && m_lessons.back().facts.lesson < page.lessons.back().lesson)
        loadLessons(page.lessons.back().lesson);
    else
        Q_EMIT stateChanged();
}

void HistoryModel::loadQuestions(Lesson &lesson, QuestionId after) {
    lesson.opened = true;
    lesson.loading = true;
    m_feed.ask(ListQuestions{lesson.facts.lesson, after}, this,
               [this, after](const Questions *page, const QString &problem) {
                   page ? onQuestions(after, *page) : fail(problem);
               });
    Q_EMIT stateChanged();
}

void HistoryModel::onQuestions(QuestionId after, const Questions &page) {
    Lesson *lesson = find(page.lesson);
    if (!lesson)
        return; // gone meanwhile
    const bool more = page.more && !page.questions.empty();
    const auto first = std::ranges::find_if(lesson->questions,
                                            [&](const PastQuestion &row) { return row.question > after; });
    put(lesson->questions, size_t(first - lesson->questions.begin()), page.questions, more, page.lesson,
        [](QuestionId one, QuestionId other) { return one < other; });
    lesson->loading = false;
    if (more)
        loadQuestions(*lesson, page.questions.back().question);
    else
        Q_EMIT stateChanged();
}

void HistoryModel::fail(const QString &problem) {
    m_feed.forget(this); // the rest would fail as well
    m_problem = problem;
    m_loading = false;
    for (Lesson &lesson : m_lessons)
        lesson.loading = false;
    Q_EMIT stateChanged();
}

// From row `at` on: what the page has is put in or brought up to date, what it would have to have and has not is taken
// out. So whatever is chosen or open stays so.
template <class Row, class Item, class Precedes>
void HistoryModel::put(std::vector<Row> &rows, size_t at, const std::vector<Item> &page, bool more,
                       LessonId parent, Precedes precedes) {
    const auto id = [&](size_t row) {
        if constexpr (std::is_same_v<Row, Lesson>)
            return rows[row].facts.lesson;
        else
            return rows[row].question;
    };
    const auto remove = [&](size_t end) {
        if (at == end)
            return;
        beginRemoveRows(indexOf(parent), int(at), int(end) - 1);
        rows.erase(rows.begin() + qptrdiff(at), rows.begin() + qptrdiff(end));
        endRemoveRows();
    };
    for (auto item = page.begin(); item != page.end();) {
        size_t end = at;
        while (end < rows.size() && precedes(id(end), idOf(*item)))
            ++end;
        remove(end);
        auto last = item;
        while (last != page.end() && (at == rows.size() || precedes(idOf(*last), id(at))))
            ++last;
        if (last != item) {
            insert(rows, at, std::vector<Item>(item, last), parent);
            at += size_t(last - item);
            item = last;
        } else {
            assign(rows[at], *item++);
            const QModelIndex changed = index(int(at++), 0, indexOf(parent));
            Q_EMIT dataChanged(changed, changed);
        }
    }
    if (!more)
        remove(rows.size());
}

template <class Row, class Item>
void HistoryModel::insert(std::vector<Row> &rows, size_t at, const std::vector<Item> &items,
                          LessonId parent) {
    std::vector<Row> fresh(items.size());
    for (size_t i = 0; i < items.size(); ++i)
        assign(fresh[i], items[i]);
    beginInsertRows(indexOf(parent), int(at), int(at + items.size()) - 1);
    rows.insert(rows.begin() + qptrdiff(at), std::make_move_iterator(fresh.begin()),
                std::make_move_iterator(fresh.end()));
    endInsertRows();
}

// ---- rows ----

int HistoryModel::rowOf(LessonId lesson) const {
    const auto found = std::ranges::lower_bound(m_lessons, lesson, std::greater(),
                                                [](const Lesson &row) { return row.facts.lesson; });
    return found != m_lessons.end() && found->facts.lesson == lesson ? int(found - m_lessons.begin()) : -1;
}

HistoryModel::Lesson *HistoryModel::find(LessonId lesson) {
    const int row = rowOf(lesson);
    return row < 0 ? nullptr : &m_lessons[size_t(row)];
}

const HistoryModel::Lesson *HistoryModel::lessonAt(const QModelIndex &index) const {
    if (!index.isValid())
        return nullptr;
    const QModelIndex top = index.internalId() == 0 ? index : parent(index);
    return top.isValid() ? &m_lessons[size_t(top.row())] : nullptr;
}

QModelIndex HistoryModel::indexOf(LessonId lesson) const {
    return lesson ? index(rowOf(lesson), 0) : QModelIndex();
}

const PastLesson *HistoryModel::lesson(const QModelIndex &index) const {
    const Lesson *row = lessonAt(index);
    return row ? &row->facts : nullptr;
}

std::optional<AskedQuestion> HistoryModel::question(const QModelIndex &index) const {
    const Lesson *row = lessonAt(index);
    if (!row || index.internalId() == 0)
        return std::nullopt;
    return AskedQuestion{row->facts, row->questions[size_t(index.row())], index.row() + 1};
}

// The id inside of an index: that of the lesson for a question, 0 for a lesson.
QModelIndex HistoryModel::index(int row, int column, const QModelIndex &parent) const {
    if (row < 0 || row >= rowCount(parent) || column != 0)
        return {};
    const Lesson *lesson = lessonAt(parent);
    return createIndex(row, column, lesson ? quintptr(lesson->facts.lesson.value) : 0);
}

QModelIndex HistoryModel::parent(const QModelIndex &index) const {
    return index.isValid() ? indexOf(LessonId{index.internalId()}) : QModelIndex();
}

int HistoryModel::rowCount(const QModelIndex &parent) const {
    if (!parent.isValid())
        return int(m_lessons.size());
    return parent.internalId() == 0 ? int(m_lessons[size_t(parent.row())].questions.size()) : 0;
}

int HistoryModel::columnCount(const QModelIndex &) const { return 1; }

bool HistoryModel::hasChildren(const QModelIndex &parent) const {
    const Lesson *lesson = parent.isValid() && parent.internalId() == 0 ? lessonAt(parent) : nullptr;
    return rowCount(parent) > 0 || (lesson && lesson->facts.questions > 0);
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto asked = question(index);
    const PastLesson &lesson = lessonAt(index)->facts;
    const QString title = asked ? pastQuestionTitle(*asked) : lessonTitle(lesson);
    const QString detail = asked ? countsText(asked->question) : lessonDetail(lesson);
    switch (role) {
    case Qt::DisplayRole:
        return title;
    case Detail:
        return detail;
    case Qt::ToolTipRole:
        return ui::plainToolTip(title + u'\n' + detail);
    case Qt::AccessibleTextRole:
        return QString(title + u". "_s + detail);
    default:
        return {};
    }
}

bool HistoryModel::canFetchMore(const QModelIndex &parent) const {
    if (!m_problem.isEmpty())
        return false; // or the view would ask again with every movement
    if (!parent.isValid())
        return m_older && !m_loading;
    const Lesson *lesson = parent.internalId() == 0 ? lessonAt(parent) : nullptr;
    return lesson && !lesson->opened && lesson->facts.questions > 0;
}

void HistoryModel::fetchMore(const QModelIndex &parent) {
    if (!canFetchMore(parent))
        return;
    if (parent.isValid())
        loadQuestions(m_lessons[size_t(parent.row())], {});
    else
        loadLessons(m_lessons.back().facts.lesson);
}

} // namespace lectern::teacher
