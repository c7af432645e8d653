// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/views/doorsdialog.h"

#include "shared/protocol/doorports.h"
#include "shared/ui/alert.h"
#include "shared/ui/theme.h"
#include "shared/ui/tickbox.h"
#include "teacher-gui/models/doorsmodel.h"
#include "teacher-gui/views/doorrow.h"
#include "teacher-gui/views/scrollgap.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QHostAddress>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace lectern::teacher {

using namespace Qt::Literals::StringLiterals;
using ui::space;

namespace {

constexpr int lineCharacters = 84; // of average width

// At least as wide as what is in it.
class Area : public QScrollArea {
public:
    using QScrollArea::QScrollArea;
    QSize minimumSizeHint() const override {
        const int width = widget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width();
        return {width, QScrollArea::minimumSizeHint().height()};
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override {
        if (watched == widget() && event->type() == QEvent::LayoutRequest)
            updateGeometry();
        return QScrollArea::eventFilter(watched, event);
    }
};

QString placeOf(const QString &address) {
    if (QHostAddress(address) == QHostAddress::AnyIPv4)
        return DoorsDialog::tr("on all IPv4 addresses of the server's computer");
    if (QHostAddress(address) == QHostAddress::AnyIPv6)
        return DoorsDialog::tr("on all IPv6 addresses of the server's computer");
    return DoorsDialog::tr("at %1").arg(address);
}

} // namespace

DoorsDialog::DoorsDialog(DoorsModel &model, QWidget *parent)
    : QDialog(parent), m_model(model), m_area(new Area(this)) {
    setObjectName(u"doorsDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Other clients - Lectern"));
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(2 * space, 2 * space, 2 * space, 2 * space);
    whole->setSpacing(2 * space);
    whole->addWidget(makePage(), 1);
    whole->addWidget(makeFoot());
    connect(&model, &DoorsModel::changed, this, &DoorsDialog::refresh);
    refresh();
}

QWidget *DoorsDialog::makePage() {
    m_area->setObjectName(u"doorsArea"_s);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->setWidgetResizable(true);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *content = new QWidget(m_area); // without a parent its fields would come last for the Tab key
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins({});
    column->setSpacing(space);
    addIntroduction(*column);
    addVotes(*column);
    for (const protocol::Door door : protocol::allDoors) {
        column->addSpacing(space);
        column->addWidget(new DoorRow(m_model, door, content));
    }
    column->addStretch(1);
    m_area->setWidget(content);
    keepClearOfScrollBar(*m_area);
    return m_area;
}

QLabel *DoorsDialog::addLabel(QVBoxLayout &column, const QString &name) {
    QLabel *label = ui::plainLabel({}, column.parentWidget());
    label->setObjectName(name);
    column.addWidget(label);
    return label;
}

void DoorsDialog::addIntroduction(QVBoxLayout &column) {
    addLabel(column, u"doorsText"_s)
        ->setText(
            tr("Programs that are not Lectern's come in through these doors: nc, or a client that a student "
               "has written."));
    QLabel *warning = addLabel(column, u"doorsWarning"_s);
    warning->setText(
        tr("They are not encrypted: others on the network can read along. They ask nobody who it is: "
           "through the poll anybody can vote several times."));
    ui::setTextColor(warning, ui::warningColor(palette()));
    m_place = addLabel(column, u"doorsPlace"_s);
    m_notice = addLabel(column, u"doorsNotice"_s);
    ui::setScaledFont(m_notice, 1.0, true);
}

void DoorsDialog::addVotes(QVBoxLayout &column) {
    column.addSpacing(space);
    m_count = new ui::TickBox(tr("Count unverified votes"), column.parentWidget());
    m_count->setObjectName(u"countUnverifiedTick"_s);
    column.addWidget(m_count);
    QLabel *note = addLabel(column, u"countNote"_s);
    note->setText(
        tr("Without the tick, votes through the poll are left out of the bars, for you and for the class. "
           "History keeps them, marked as unverified."));
    ui::setTextColor(note, ui::mutedTextColor(palette()));
    m_count->setAccessibleDescription(note->text());
    m_countProblem = addLabel(column, u"countProblem"_s);
    ui::setTextColor(m_countProblem, ui::warningColor(palette()));
    connect(m_count, &QAbstractButton::clicked, &m_model, &DoorsModel::countUnverified);
}

QWidget *DoorsDialog::makeFoot() {
    auto *buttons = new QDialogButtonBox(this);
    QPushButton *done = buttons->addButton(tr("&Done"), QDialogButtonBox::RejectRole);
    done->setObjectName(u"doorsDoneButton"_s);
    done->setAccessibleName(tr("Done"));
    done->setAutoDefault(false); // Enter in a port opens that door
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    return buttons;
}

void DoorsDialog::refresh() {
    const QString why = m_model.whyNone();
    if (m_notice->text() != why) {
        m_notice->setText(why);
        if (!why.isEmpty())
            ui::announce(m_notice);
    }
    m_notice->setVisible(!why.isEmpty());
    m_place->setText(placeText());
    m_place->setVisible(why.isEmpty());
    m_count->setEnabled(why.isEmpty());
    m_count->setChecked(m_model.countsUnverified());
    const bool isNews = m_countProblem->text() != m_model.countProblem();
    m_countProblem->setText(m_model.countProblem());
    m_countProblem->setVisible(!m_model.countProblem().isEmpty());
    if (isNews && m_countProblem->isVisible())
        ui::announce(m_countProblem);
}

QString DoorsDialog::placeText() const {
    QStringList places;
    for (const QString &address : m_model.addresses())
        places += placeOf(address);
    if (places.isEmpty())
        places += tr("on all addresses of the server's computer");
    return tr("An open door listens %1. Closing it sends away who came through it.")
        .arg(places.join(u", "_s));
}

void DoorsDialog::present() {
    if (isVisible()) {
        raise();
        activateWindow();
        return;
    }
    fit();
    show();
    findChild<QPushButton *>(u"doorsDoneButton"_s)->setFocus(); // a key that is struck too soon does no harm
}

// An area follows the focus while it moves in it; this one, too, when it comes from beside it.
bool DoorsDialog::focusNextPrevChild(bool next) {
    const bool moved = QDialog::focusNextPrevChild(next);
    if (focusWidget() && m_area->widget()->isAncestorOf(focusWidget()))
        m_area->ensureWidgetVisible(focusWidget());
    return moved;
}

// As high as its content, if the teacher's window is: else it is scrolled.
void DoorsDialog::fit() {
    const QSize room = parentWidget()->size();
    const int bar = m_area->verticalScrollBar()->sizeHint().width() + space;
    const int width = qMin(lineCharacters * fontMetrics().averageCharWidth() + 4 * space + bar, room.width());
    const int text = m_area->widget()->layout()->totalHeightForWidth(width - 4 * space - bar);
    const int foot = layout()->spacing() + layout()->itemAt(1)->sizeHint().height();
    resize(width, qMin(text + foot + 4 * space, room.height()));
}

} // namespace lectern::teacher
