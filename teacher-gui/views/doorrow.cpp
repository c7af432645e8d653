// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/views/doorrow.h"

#include "shared/protocol/doorports.h"
#include "shared/protocol/wirewords.h"
#include "shared/talk/doorwords.h"
#include "shared/ui/alert.h"
#include "shared/ui/confirmdialog.h"
#include "shared/ui/theme.h"
#include "teacher-gui/views/copybutton.h"

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QGridLayout>
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
      m_problem(makeLabel(u"Problem"_s)) {
    setObjectName(protocol::toWord(door) + u"Door"_s);
    setAccessibleName(talk::doorTitle(door));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(2 * space);
    grid->setVerticalSpacing(space);
    grid->setColumnStretch(0, 1);
    grid->addLayout(makeWords(), 0, 0);
    grid->addLayout(makeControls(), 0, 1, Qt::AlignRight | Qt::AlignTop);
    addTries(*grid);
    grid->addWidget(m_problem, grid->rowCount(), 0, 1, 2);
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
    m_title->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Preferred); // is not broken
    ui::setTextColor(m_hint, ui::mutedTextColor(palette()));
    ui::setTextColor(m_problem, ui::warningColor(palette()));
    auto *heading = new QHBoxLayout;
    heading->setSpacing(2 * space);
    heading->addWidget(m_title, 0, Qt::AlignTop);
    heading->addWidget(m_state, 1);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addLayout(heading);
    words->addWidget(m_hint);
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
    m_port->setPlaceholderText(QString::number(protocol::defaultPortOf(m_door)));
    m_button->setObjectName(word + u"Button"_s);
    m_button->setAutoDefault(false);
    connect(m_button, &QPushButton::clicked, this, &DoorRow::press);
    connect(m_port, &QLineEdit::returnPressed, this, &DoorRow::press);
    connect(m_port, &QLineEdit::textEdited, this,
            [this](const QString &typed) { m_model.keepPort(m_door, typed); });
    auto *opening = new QHBoxLayout;
    opening->setSpacing(space);
    for (QWidget *control : {static_cast<QWidget *>(ui::plainLabel(tr("Port"), this)),
                             static_cast<QWidget *>(m_port), static_cast<QWidget *>(m_button)})
        opening->addWidget(control, 0, Qt::AlignVCenter);
    return opening;
}

void DoorRow::addTries(QGridLayout &grid) {
    for (const DoorsModel::Way way : DoorsModel::ways(m_door)) {
        const bool isSecond = !m_tries.empty();
        const QString title = talk::doorTitle(m_door);
        const QString deed = isSecond ? tr("Copy the command to try %1 by UDP").arg(title)
                                      : tr("Copy the command to try %1").arg(title);
        auto *copy = new CopyButton(deed, this);
        copy->setObjectName(protocol::toWord(m_door) + (isSecond ? u"UdpCopy"_s : u"Copy"_s));
        QLabel *command = makeLabel(isSecond ? u"UdpCommand"_s : u"Command"_s);
        const int row = grid.rowCount();
        grid.addWidget(command, row, 0, Qt::AlignVCenter);
        grid.addWidget(copy, row, 1, Qt::AlignRight | Qt::AlignVCenter);
        m_tries.push_back({way, command, copy});
    }
}

// ---- what is shown ----

void DoorRow::refresh() {
    const DoorsModel::Entry *entry = m_model.entry(m_door);
    m_isOpen = entry && entry->state.open;
    showState(entry, entry ? entry->state.port : 0);
    showTries();
    showButton();
    if (entry)
        showPort();
    m_port->setEnabled(entry && !m_isOpen);
    m_button->setEnabled(entry);
    showProblem(entry ? entry->problem : QString());
    if (m_question && !m_isOpen)
        m_question->reject();
}

void DoorRow::showState(bool isKnown, int port) {
    if (!isKnown)
        m_state->setText(tr("\u2026 not known"));
    else if (!m_isOpen)
        m_state->setText(tr("\u25cb closed"));
    else if (m_model.host().isEmpty())
        m_state->setText(tr("\u25cf open, port %1").arg(port));
    else
        m_state->setText(tr("\u25cf open at %1, port %2").arg(m_model.host(), QString::number(port)));
}

void DoorRow::showTries() {
    const QColor color = m_isOpen ? palette().color(QPalette::WindowText) : ui::mutedTextColor(palette());
    for (const Try &one : m_tries) {
        const QString command = m_model.command(m_door, one.way);
        one.command->setText(command);
        one.copy->setContent(command);
        ui::setTextColor(one.command, color);
    }
}

void DoorRow::showButton() {
    const QString title = talk::doorTitle(m_door);
    const QString word = m_isOpen ? tr("Close") : tr("Open");
    if (!m_button->text().isEmpty() && m_button->text() != word)
        m_sinceOtherWord.start();
    m_button->setText(word);
    m_button->setAccessibleName(m_isOpen ? tr("Close %1").arg(title) : tr("Open %1").arg(title));
    m_button->setToolTip(ui::plainToolTip(m_isOpen
                                              ? tr("Close %1, and send away who came through it").arg(title)
                                              : tr("Open %1 for whoever can reach it").arg(title)));
}

void DoorRow::showPort() {
    if (m_isOpen && m_port->hasFocus())
        m_button->setFocus(); // it cannot be changed any more
    const QString port = m_model.port(m_door);
    if (std::exchange(m_shownPort, port) != port && m_port->text() != port)
        m_port->setText(port);
}

void DoorRow::showProblem(const QString &problem) {
    const bool isNew = m_problem->text() != problem;
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    if (isNew && !problem.isEmpty())
        ui::announce(m_problem);
}

// ---- what is wished ----

// Whoever clicks twice means what the button said at the first click.
void DoorRow::press() {
    if (m_sinceOtherWord.isValid() && m_sinceOtherWord.elapsed() < QApplication::doubleClickInterval())
        return;
    if (!m_isOpen) {
        const QString typed = m_port->text();
        return m_model.open(m_door, typed.isEmpty() ? std::nullopt : std::optional(typed.toInt()));
    }
    const QString question = m_model.closingQuestion(m_door);
    if (question.isEmpty())
        m_model.close(m_door);
    else
        ask(question);
}

void DoorRow::ask(const QString &question) {
    m_question = new ui::ConfirmDialog(u"closeDoorQuestion"_s, tr("Close %1").arg(talk::doorTitle(m_door)),
                                       question, tr("&Close the door"), this, tr("&Keep it open"));
    connect(m_question, &QDialog::accepted, this, [this] { m_model.close(m_door); });
    m_question->open();
}

void DoorRow::dress() {
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    fixed.setPointSizeF(QFontInfo(font()).pointSizeF());
    for (const Try &one : m_tries) {
        if (one.command->font() != fixed)
            one.command->setFont(fixed);
    }
    const int digits = m_port->fontMetrics().horizontalAdvance(u"00000"_s);
    m_port->setFixedWidth(digits + 4 * space);
    // Nothing beside it moves when it says the other word.
    const QString said = m_button->text();
    m_button->setMinimumWidth(0);
    int widest = m_tries.front().copy->sizeHint().width();
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
