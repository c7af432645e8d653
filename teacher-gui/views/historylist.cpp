// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/views/historylist.h"

#include "shared/ui/theme.h"
#include "teacher-gui/models/historymodel.h"
#include "teacher-gui/views/historydelegate.h"

#include <QHeaderView>
#include <QScopedValueRollback>
#include <QTreeView>
#include <QVBoxLayout>

namespace lectern::teacher {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

HistoryList::HistoryList(HistoryModel &lessons, QWidget *parent)
    : QWidget(parent), m_lessons(lessons), m_tree(new QTreeView(this)), m_empty(ui::plainLabel({}, this)) {
    buildTree();
    m_empty->setObjectName(u"historyEmpty"_s);
    ui::setTextColor(m_empty, ui::mutedTextColor(palette()));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(ui::space);
    column->addWidget(m_empty);
    column->addWidget(m_tree, 1);
    m_slow.setSingleShot(true);
    m_slow.setInterval(400ms);
    connect(&m_slow, &QTimer::timeout, m_empty, &QWidget::show);
    connect(&lessons, &HistoryModel::stateChanged, this, &HistoryList::chooseTheNewest);
    connect(&lessons, &HistoryModel::stateChanged, this, &HistoryList::explainEmptiness);
    connect(&lessons, &QAbstractItemModel::modelReset, this, [this] {
        m_chosen = false;
        onCurrentChanged();
    });
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &HistoryList::onCurrentChanged);
    explainEmptiness();
}

void HistoryList::buildTree() {
    m_tree->setObjectName(u"historyTree"_s);
    m_tree->setAccessibleName(tr("Lessons and their questions"));
    setFocusProxy(m_tree);
    m_tree->setModel(&m_lessons);
    m_tree->setItemDelegate(new HistoryDelegate(m_tree));
    m_tree->setUniformRowHeights(true); // a thousand lessons are measured once
    m_tree->setHeaderHidden(true);
    m_tree->setIndentation(2 * ui::space);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setExpandsOnDoubleClick(false); // a click does
    m_tree->header()->setSectionResizeMode(QHeaderView::Stretch);
    setMinimumWidth(24 * ui::space);
    connect(m_tree, &QTreeView::clicked, this, [this](const QModelIndex &index) { m_tree->expand(index); });
}

QModelIndex HistoryList::current() const { return m_tree->currentIndex(); }

void HistoryList::onCurrentChanged() {
    m_chosen = m_chosen || (!m_choosing && current().isValid());
    Q_EMIT currentChanged();
}

// Who opens the history wants most often what was asked last.
void HistoryList::chooseTheNewest() {
    const QModelIndex lesson = m_lessons.index(0, 0);
    if (m_tree->isExpanded(lesson))
        m_lessons.fetchMore(lesson); // the tree does not look again where there was nothing to unfold
    if (m_chosen || !lesson.isValid())
        return;
    const QScopedValueRollback choosing(m_choosing, true); // what follows may come back to here
    if (current() != lesson)
        m_tree->setCurrentIndex(lesson);
    m_tree->expand(lesson);
    const int questions = m_lessons.rowCount(lesson);
    if (questions > 0 && !m_lessons.isLoading()) {
        m_chosen = true;
        m_tree->setCurrentIndex(m_lessons.index(questions - 1, 0, lesson));
    }
}

void HistoryList::explainEmptiness() {
    const bool empty = m_lessons.rowCount() == 0;
    const bool loading = m_lessons.isLoading();
    m_empty->setText(loading ? tr("Loading\u2026") : tr("No lesson has been held yet."));
    if (loading && !empty && m_empty->isHidden()) { // a flash of it would move the list
        if (!m_slow.isActive())
            m_slow.start();
        return;
    }
    m_slow.stop();
    m_empty->setVisible(loading || (empty && m_lessons.isKnown()));
}

} // namespace lectern::teacher
