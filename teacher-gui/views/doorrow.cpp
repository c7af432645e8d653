// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/views/doorrow.h"

#include "shared/protocol/wirewords.h"
#include "shared/talk/doorwords.h"
#include "shared/ui/alert.h"
#include "shared/ui/theme.h"
#include "teacher-gui/models/doorsmodel.h"
#include "teacher-gui/views/copybutton.h"

#include <QEvent>
#include <QFontDatabase>
#include <QLineEdit>
#include <QRegularExpressionValidator>
#include <QVBoxLayout>

#include <utility>

namespace lectern::teacher {

using namespace Qt::Literals::StringLiterals;
using protocol::Door;
using ui::space;

namespace {

// What there is behind it, and what to type there.
QString hintFor(Door door) {
    switch (door) {
    case Door::Poll:
        return DoorRow::tr("Votes in your questions. Type yes or no.");
    case Door::Chat:
        return DoorRow::tr("Talks with the class, under the address that one comes from. Type a message.");
    case Door::Room:
        return DoorRow::tr("Talks with the class, under a name. Type the name, then messages.");
    case Door::Calculator:
        return DoorRow::tr("Calculates. Type a name, then 12 + 42.");
    case Door::Clock:
        return DoorRow::tr("Tells the server's time, by UDP. Type SEND_TIME or SEND_DATE.");
    case Door::Echo:
        return DoorRow::tr("Sends back what comes in, by TCP and by UDP. Type anything.");
    case Door::Other:
        break;
    }
    return {};
}

} // namespace

DoorRow::DoorRow(DoorsModel &model, Door door, QWidget *parent)
    : QWidget(parent),
      m_model(model),
      m_door(door),
      m_title(ui::plainLabel(talk::doorTitle(door), this)),
      m_state(makeLabel(u"State"_s)),
      m_hint(ui::plainLabel(hintFor(door), this)),
      m_port(new QLineEdit(this)),
      m_button(new QPushButton(this)),
      m_command(makeLabel(u"Command"_s)),
      m_copy(new CopyButton(tr("Copy the command to try %1").arg(talk::doorTitle(door)), this)),
      m_problem(makeLabel(u"Problem"_s)) {
    const QString word = protocol::toWord(door);
    setObjectName(word + u"Door"_s);
    setAccessibleName(talk::doorTitle(door));
    m_copy->setObjectName(word + u"Copy"_s);
    auto *parts = new QHBoxLayout;
    parts->setSpacing(2 * space);
    parts->addLayout(makeWords(), 1);
    parts->addLayout(makeControls());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(space);
    column->addLayout(parts);
    column->addWidget(m_problem);
    m_problem->hide();
    connect(&model, &DoorsModel::changed, this, &DoorRow::refresh);
    dress();
    refresh();
}

QLabel *DoorRow::makeLabel(const QString &name) {
    QLabel *label = ui::plainLabel({}, this);
    label->setObjectName(protocol::toWord(m_door) + name);
    return label;
}

QBoxLayout *DoorRow::makeWords() {
    ui::setScaledFont(m_title, 1.1, true);
    ui::setTextColor(m_hint, ui::mutedTextColor(palette()));
    ui::setTextColor(m_problem, ui::warningColor(palette()));
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    for (QLabel *label : {m_title, m_state, m_hint})
        words->addWidget(label);
    words->addSpacing(space);
    words->addWidget(m_command);
    words->addStretch(1);
    return words;
}

QBoxLayout *DoorRow::makeControls() {
    const QString word = protocol::toWord(m_door);
    m_port->setObjectName(word + u"Port"_s);
    m_port->setAccessibleName(tr("Port of %1").arg(talk::doorTitle(m_door)));
    m_port->setToolTip(ui::plainToolTip(tr("A port from 1 to 65535; 0 takes any that is free")));
    // Digits; which numbers are ports the server says, beside the door.
    m_port->setValidator(new QRegularExpressionValidator(QRegularExpression(u"[0-9]{0,5}"_s), m_port));
    m_button->setObjectName(word + u"Button"_s);
    m_button->setAutoDefault(false);
    connect(m_button, &QPushButton::clicked, this, &DoorRow::press);
    connect(m_port, &QLineEdit::returnPressed, this, &DoorRow::press);
    auto *opening = new QHBoxLayout;
    opening->setSpacing(space);
    for (QWidget *control : {static_cast<QWidget *>(ui::plainLabel(tr("Port"), this)),
                             static_cast<QWidget *>(m_port), static_cast<QWidget *>(m_button)})
        opening->addWidget(control, 0, Qt::AlignVCenter);
    auto *controls = new QVBoxLayout;
    controls->setSpacing(space);
    controls->addLayout(opening);
    controls->addWidget(m_copy, 0, Qt::AlignRight);
    controls->addStretch(1);
    return controls;
}

// ---- what is shown ----

void DoorRow::refresh() {
    const DoorsModel::Entry *entry = m_model.entry(m_door);
    m_isOpen = entry && entry->state.open;
    showState(entry, m_isOpen, entry ? entry->state.port : 0);
    if (entry)
        showPort(m_isOpen, entry->state.port);
    m_port->setEnabled(entry && !m_isOpen);
    m_button->setEnabled(entry);
    showProblem(entry ? entry->problem : QString());
}

void DoorRow::showState(bool isKnown, bool isOpen, int port) {
    const QString title = talk::doorTitle(m_door);
    if (!isKnown)
        m_state->setText(tr("\u2026 not known"));
    else if (!isOpen)
        m_state->setText(tr("\u25cb closed"));
    else if (m_model.host().isEmpty())
        m_state->setText(tr("\u25cf open, port %1").arg(port));
    else
        m_state->setText(tr("\u25cf open at %1, port %2").arg(m_model.host(), QString::number(port)));
    const QString command = m_model.command(m_door);
    m_command->setText(command);
    m_copy->setContent(command);
    ui::setTextColor(m_command,
                     isOpen ? palette().color(QPalette::WindowText) : ui::mutedTextColor(palette()));
    m_button->setText(isOpen ? tr("Close") : tr("Open"));
    m_button->setAccessibleName(isOpen ? tr("Close %1").arg(title) : tr("Open %1").arg(title));
    m_button->setToolTip(ui::plainToolTip(isOpen
                                              ? tr("Close %1, and send away who came through it").arg(title)
                                              : tr("Open %1 for whoever can reach it").arg(title)));
}

void DoorRow::showPort(bool isOpen, int port) {
    if (isOpen && m_port->hasFocus())
        m_button->setFocus(); // it cannot be changed any more
    if (std::exchange(m_shownPort, port) != port)
        m_port->setText(QString::number(port));
}

void DoorRow::showProblem(const QString &problem) {
    const bool isNew = m_problem->text() != problem;
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    if (isNew && !problem.isEmpty())
        ui::announce(m_problem);
}

// ---- what is wished ----

void DoorRow::press() {
    if (m_isOpen)
        return m_model.close(m_door);
    const QString typed = m_port->text();
    m_model.open(m_door, typed.isEmpty() ? std::nullopt : std::optional(typed.toInt()));
}

void DoorRow::dress() {
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPointSizeF(QFontInfo(font()).pointSizeF());
    if (m_command->font() != fixed)
        m_command->setFont(fixed);
    const int digits = m_port->fontMetrics().horizontalAdvance(u"00000"_s);
    m_port->setFixedWidth(digits + 4 * space);
    // Nothing beside it moves when it says the other word.
    const QString said = m_button->text();
    m_button->setMinimumWidth(0);
    int widest = m_copy->sizeHint().width();
    for (const QString &word : {tr("Open"), tr("Close")}) {
        m_button->setText(word);
        widest = qMax(widest, m_button->sizeHint().width());
    }
    m_button->setText(said);
    m_button->setMinimumWidth(widest);
}

void DoorRow::changeEvent(QEvent *event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        dress();
}

} // namespace lectern::teacher
