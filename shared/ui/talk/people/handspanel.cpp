// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/talk/people/handspanel.h"

#include "shared/talk/handsmodel.h"
#include "shared/ui/confirmdialog.h"
#include "shared/ui/flowlayout.h"
#include "shared/ui/talk/messages/roomyrows.h"
#include "shared/ui/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLocale>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace lectern::ui {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using talk::HandsModel;

namespace {

constexpr int mostNeeded = 300; // of the width: at large text, too, there is room beside it

} // namespace

HandsPanel::HandsPanel(HandsModel &hands, QWidget *parent)
    : QWidget(parent),
      m_hands(hands),
      m_empty(plainLabel(tr("No hand is raised. Who raises one stands here, the first on top."), this)),
      m_list(new QTreeView(this)),
      m_call(makeButton(u"callButton"_s, tr("Call on"))),
      m_lower(makeButton(u"lowerButton"_s, tr("Lower"))),
      m_lowerAll(makeButton(u"lowerAllButton"_s, tr("Lower all"))) {
    m_empty->setObjectName(u"handsEmpty"_s);
    setTextColor(m_empty, mutedTextColor(palette()));
    m_list->setModel(&hands);
    buildList();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, space, 0, 0);
    column->setSpacing(space);
    column->addWidget(m_empty);
    column->addWidget(m_list, 1);
    auto *buttons = new FlowLayout;
    buttons->setSpacing(space);
    for (QPushButton *button : {m_call, m_lower, m_lowerAll})
        buttons->addWidget(button);
    column->addLayout(buttons);

    connect(m_call, &QPushButton::clicked, this, &HandsPanel::call);
    connect(m_lower, &QPushButton::clicked, this, &HandsPanel::lower);
    connect(m_lowerAll, &QPushButton::clicked, this, &HandsPanel::lowerAll);
    connect(m_list, &QTreeView::doubleClicked, this, &HandsPanel::call);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &HandsPanel::refresh);
    connect(&hands, &HandsModel::countChanged, this, &HandsPanel::chooseFirst);
    connect(&hands, &HandsModel::countChanged, this, &HandsPanel::refresh);
    connect(&hands, &HandsModel::countChanged, this, &HandsPanel::countChanged);
    connect(&m_minute, &QTimer::timeout, m_list->viewport(), qOverload<>(&QWidget::update));
    m_minute.start(30s);
    chooseFirst();
    refresh();
}

void HandsPanel::setReady(bool ready, const QString &why) {
    m_isReady = ready;
    m_why = why;
    refresh();
}

int HandsPanel::count() const { return m_hands.count(); }

void HandsPanel::takeFocus() { m_list->setFocus(Qt::ShortcutFocusReason); }

QPushButton *HandsPanel::makeButton(const QString &name, const QString &text) {
    auto *button = new QPushButton(text, this);
    button->setObjectName(name);
    button->setAutoDefault(false);
    return button;
}

void HandsPanel::buildList() {
    m_list->setObjectName(u"handsList"_s);
    m_list->setAccessibleName(tr("Raised hands"));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setHeaderHidden(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setItemDelegate(new RoomyRows(HandsModel::Name, m_list));
    m_list->installEventFilter(this);
    QHeaderView *header = m_list->header();
    header->moveSection(header->visualIndex(HandsModel::Place), 0);
    header->setStretchLastSection(false);
    header->setMinimumSectionSize(0);
    header->setSectionResizeMode(QHeaderView::Fixed);
    header->setSectionResizeMode(HandsModel::Name, QHeaderView::Stretch);
    sizeColumns();
}

void HandsPanel::sizeColumns() {
    const QFontMetrics metrics(m_list->font());
    const int place = metrics.horizontalAdvance(QLocale().toString(qMax(10, count()))) + 2 * space;
    m_list->header()->resizeSection(HandsModel::Place, place);
    const int waiting =
        qMax(metrics.horizontalAdvance(tr("just now")), metrics.horizontalAdvance(tr("59 min, away"))) +
        2 * space;
    m_list->header()->resizeSection(HandsModel::Waiting, waiting);
    setMinimumWidth(qMin(mostNeeded, place + waiting + 8 * metrics.averageCharWidth()));
}

// Who came first is called first: that takes no choice.
void HandsPanel::chooseFirst() {
    if (!m_list->currentIndex().isValid() && count() > 0)
        m_list->setCurrentIndex(m_hands.index(0, HandsModel::Name));
    sizeColumns();
}

void HandsPanel::refresh() {
    m_empty->setVisible(count() == 0);
    const QString name = chosen() ? m_hands.person(m_list->currentIndex().row()).name : QString();
    const auto set = [this](QPushButton *button, bool possible, const QString &text) {
        button->setEnabled(m_isReady && possible);
        button->setAccessibleName(text);
        button->setAccessibleDescription(m_isReady ? QString() : m_why);
        button->setToolTip(plainToolTip(m_isReady ? text : m_why));
    };
    set(m_call, bool(chosen()), name.isEmpty() ? tr("Call on somebody") : tr("Call on %1").arg(name));
    set(m_lower, bool(chosen()), name.isEmpty() ? tr("Lower a hand") : tr("Lower the hand of %1").arg(name));
    set(m_lowerAll, count() > 0, tr("Lower all hands"));
}

SeatId HandsPanel::chosen() const {
    const QModelIndex current = m_list->currentIndex();
    return current.isValid() ? m_hands.person(current.row()).seat : SeatId();
}

void HandsPanel::call() {
    if (m_isReady && chosen())
        Q_EMIT callWanted(chosen());
}

void HandsPanel::lower() {
    if (m_isReady && chosen())
        Q_EMIT lowerWanted(chosen());
}

void HandsPanel::lowerAll() {
    if (count() == 1)
        return Q_EMIT lowerAllWanted();
    auto *question =
        new ConfirmDialog(u"lowerAllQuestion"_s, tr("Lower all hands"),
                          tr("Lower all %1 hands? Who still wants to speak has to raise the hand "
                             "again.")
                              .arg(QLocale().toString(count())),
                          tr("&Lower all"), this, tr("&Keep them"));
    connect(question, &QDialog::accepted, this, &HandsPanel::lowerAllWanted);
    question->open();
}

// Not activated(): some desktops send it for a single click.
bool HandsPanel::eventFilter(QObject *watched, QEvent *event) {
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        call();
        return true;
    case Qt::Key_Delete:
        lower();
        return true;
    default:
        return QWidget::eventFilter(watched, event);
    }
}

void HandsPanel::changeEvent(QEvent *event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        sizeColumns();
}

} // namespace lectern::ui
