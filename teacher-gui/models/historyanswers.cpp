// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/models/historyanswers.h"

#include "shared/ui/theme.h"
#include "teacher-gui/models/historywords.h"

namespace lectern::teacher {

using namespace Qt::Literals::StringLiterals;
using namespace protocol;

HistoryAnswers::HistoryAnswers(HistoryFeed &feed, QObject *parent)
    : QAbstractTableModel(parent), m_feed(feed) {
    if (QLocale().language() == QLocale::C) // has no order of names at all
        m_collator.setLocale(QLocale(QLocale::English));
    m_collator.setNumericMode(true); // "Student 2" before "Student 10"
    m_collator.setCaseSensitivity(Qt::CaseInsensitive);
}

void HistoryAnswers::show(QuestionId question) {
    if (question == m_question)
        return;
    m_feed.forget(this);
    beginResetModel();
    m_question = question;
    m_last = {};
    m_people.clear();
    m_rowOf.clear();
    m_hasUnverified = false;
    m_loading = false;
    m_problem.clear();
    endResetModel();
    refresh();
}

// Answers are never taken back: what is here stays as it is.
void HistoryAnswers::refresh() {
    m_feed.forget(this);
    m_problem.clear();
    if (m_question)
        load();
    else
        Q_EMIT stateChanged();
}

void HistoryAnswers::load() {
    m_loading = true;
    m_feed.ask(ListAnswers{m_question, m_last}, this, [this](const Answers *page, const QString &problem) {
        m_loading = false;
        m_problem = problem;
        if (page)
            onPage(*page);
        if (!m_loading)
            Q_EMIT stateChanged();
    });
    Q_EMIT stateChanged();
}

void HistoryAnswers::onPage(const Answers &page) {
    if (page.answers.empty())
        return;
    add(page.answers);
    m_last = page.answers.back().answer;
    if (page.more)
        load();
}

// First who is here already, as one change; then who is new, as one insertion.
void HistoryAnswers::add(const std::vector<PastAnswer> &answers) {
    std::vector<Person> fresh;
    QHash<SeatId, size_t> freshAt;
    int first = rowCount();
    int last = -1;
    for (const PastAnswer &answer : answers) {
        Person *person = nullptr;
        if (const auto row = m_rowOf.constFind(answer.seat); row != m_rowOf.cend()) {
            person = &m_people[size_t(*row)];
            first = qMin(first, *row);
            last = qMax(last, *row);
        } else if (const auto at = freshAt.constFind(answer.seat); at != freshAt.cend()) {
            person = &fresh[*at];
        } else {
            freshAt.insert(answer.seat, fresh.size());
            person =
                &fresh.emplace_back(Person{answer.seat, answer.name, m_collator.sortKey(answer.name), {}});
        }
        person->answers.push_back(answer);
        m_hasUnverified = m_hasUnverified || answer.unverified;
    }
    if (last >= 0)
        Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1));
    if (fresh.empty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + int(fresh.size()) - 1);
    for (Person &person : fresh) {
        m_rowOf.insert(person.seat, rowCount());
        m_people.push_back(std::move(person));
    }
    endInsertRows();
}

int HistoryAnswers::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : int(m_people.size());
}

int HistoryAnswers::columnCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString HistoryAnswers::text(const Person &person, int column) const {
    switch (column) {
    case Name:
        return person.name;
    case Answer:
        return person.counting().unverified
                   ? tr("%1, unverified").arg(ui::choiceText(person.counting().choice))
                   : ui::choiceText(person.counting().choice);
    case When:
        return clockText(person.counting().at);
    default:
        break;
    }
    QString earlier;
    for (size_t i = 0; i + 1 < person.answers.size(); ++i) {
        const PastAnswer &answer = person.answers[i];
        const QString one = tr("%1 %2").arg(ui::choiceText(answer.choice), clockText(answer.at));
        earlier = earlier.isEmpty() ? one : tr("%1, then %2").arg(earlier, one);
    }
    return earlier;
}

QVariant HistoryAnswers::data(const QModelIndex &index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const QString own = text(person(index.row()), index.column());
    switch (role) {
    case Qt::DisplayRole:
        return own;
    case Qt::ToolTipRole:
        return ui::plainToolTip(own);
    default:
        return {};
    }
}

QVariant HistoryAnswers::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Horizontal && role == Qt::ToolTipRole) // it may be cut off in large text
        return ui::plainToolTip(headerData(section, orientation, Qt::DisplayRole).toString());
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case Answer:
        return tr("Answer");
    case When:
        return tr("When");
    default:
        return tr("Answers before");
    }
}

} // namespace lectern::teacher
