// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/talk/people/peoplelist.h"

#include "shared/talk/peoplemodel.h"
#include "shared/ui/talk/messages/roomyrows.h"
#include "shared/ui/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLocale>
#include <QScrollBar>
#include <QTime>

namespace lectern::ui {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using talk::PeopleModel;

namespace {
constexpr int leastCharactersOfName = 8;
}

PeopleList::PeopleList(QWidget *parent) : QTreeView(parent) {
    setObjectName(u"peopleList"_s);
    setAccessibleName(tr("People in the class"));
    setRootIsDecorated(false);
    setUniformRowHeights(true); // 20,000 rows are measured once
    setHeaderHidden(true);
    setAllColumnsShowFocus(true);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setFrameShape(QFrame::NoFrame);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setItemDelegate(new RoomyRows(PeopleModel::Name, this));
    connect(this, &QTreeView::doubleClicked, this, &PeopleList::messageWanted);
    connect(this, &QWidget::customContextMenuRequested, this, [this](const QPoint &at) {
        const QModelIndex index = indexAt(at);
        Q_EMIT menuWanted(index.isValid() ? index : currentIndex(), viewport()->mapToGlobal(at));
    });
    connect(&m_minute, &QTimer::timeout, viewport(), qOverload<>(&QWidget::update));
    m_minute.start(30s);
}

void PeopleList::setModel(QAbstractItemModel *model) {
    delete selectionModel();
    QTreeView::setModel(model);
    header()->setStretchLastSection(false);
    header()->setMinimumSectionSize(0);
    header()->setSectionResizeMode(PeopleModel::Name, QHeaderView::Stretch);
    header()->setSectionResizeMode(PeopleModel::Standing, QHeaderView::Fixed);
    sizeColumns();
}

void PeopleList::makeRoomForGuests() {
    m_hasGuests = true;
    sizeColumns();
}

void PeopleList::enter() {
    if (!currentIndex().isValid())
        setCurrentIndex(model()->index(0, 0));
    setFocus(Qt::TabFocusReason);
}

// ---- widths: by what usually stands there. To ask the rows would measure 20,000 of them. ----

int PeopleList::widthOf(const QString &standing) const {
    return fontMetrics().horizontalAdvance(standing) + 2 * space;
}

int PeopleList::leastOfNames() const {
    return leastCharactersOfName * fontMetrics().averageCharWidth() + verticalScrollBar()->sizeHint().width();
}

int PeopleList::leastWidth() const { return leastOfNames() + widthOf(tr("\u2026 away 59 min")); }

void PeopleList::sizeColumns() {
    const QString time = QLocale().toString(QTime(22, 58), QLocale::ShortFormat);
    int usual = widthOf(tr("\u2026 last seen %1").arg(time));
    if (m_hasGuests)
        usual = qMax(usual, qMax(widthOf(tr("\u2713 answered, unverified")),
                                 widthOf(tr("\u00d7 left %1, unverified").arg(time))));
    const int least = widthOf(tr("\u2026 away 59 min"));
    header()->resizeSection(PeopleModel::Standing, qBound(least, width() - leastOfNames(), usual));
}

// Not activated(): some desktops send it for a single click.
void PeopleList::keyPressEvent(QKeyEvent *event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        Q_EMIT messageWanted(currentIndex());
    else
        QTreeView::keyPressEvent(event);
}

void PeopleList::resizeEvent(QResizeEvent *event) {
    QTreeView::resizeEvent(event);
    if (model())
        sizeColumns();
}

void PeopleList::changeEvent(QEvent *event) {
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::FontChange && model())
        sizeColumns();
}

} // namespace lectern::ui
