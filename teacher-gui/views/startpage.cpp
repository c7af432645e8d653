// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/views/startpage.h"

#include "shared/protocol/limits.h"
#include "shared/ui/alert.h"
#include "shared/ui/scrolledcolumn.h"
#include "shared/ui/theme.h"
#include "teacher-gui/models/classhost.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace lectern::teacher {

using namespace Qt::Literals::StringLiterals;
using ui::space;

namespace {

QLabel *hint(const QString &text, QWidget *parent) {
    QLabel *label = ui::plainLabel(text, parent);
    ui::setTextColor(label, ui::mutedTextColor(parent->palette()));
    return label;
}

} // namespace

StartPage::StartPage(ClassHost &host, QWidget *parent)
    : QWidget(parent),
      m_host(host),
      m_name(new QLineEdit(host.className(), this)),
      m_start(new QPushButton(tr("&Start a class on this computer"), this)),
      m_startHint(hint(tr("Students on the same network join it. It ends when you quit."), this)),
      m_starting(new QWidget(this)),
      m_startingText(hint(tr("Starting…"), m_starting)),
      m_cancel(new QPushButton(tr("&Cancel"), m_starting)),
      m_error(ui::plainLabel({}, this)),
      m_join(new QPushButton(tr("&Join a server..."), this)) {
    setObjectName(u"startPage"_s);
    auto *column = new QVBoxLayout(ui::scrolledColumn(this));
    column->setContentsMargins({});
    column->setSpacing(space);
    column->addStretch(1);
    auto *title = ui::plainLabel(tr("Your class"), this);
    title->setObjectName(u"startHeading"_s);
    ui::setScaledFont(title, 1.8, true);
    column->addWidget(title);
    column->addSpacing(space);
    addName(column);
    addStart(column);
    column->addSpacing(3 * space);
    addJoin(column);
    column->addStretch(2);
    setBusy(false);
    m_error->hide();
    connect(&host, &ClassHost::startingChanged, this, &StartPage::setBusy);
}

void StartPage::addName(QVBoxLayout *column) {
    auto *caption = new QLabel(tr("&Name of the class"), this);
    caption->setTextFormat(Qt::PlainText);
    caption->setBuddy(m_name);
    m_name->setObjectName(u"classNameField"_s);
    m_name->setAccessibleName(tr("Name of the class"));
    m_name->setMaxLength(static_cast<int>(limits::classNameCharacters));
    column->addWidget(caption);
    column->addWidget(m_name);
    column->addSpacing(space);
    connect(m_name, &QLineEdit::returnPressed, this, &StartPage::start);
}

void StartPage::addStart(QVBoxLayout *column) {
    m_start->setObjectName(u"startClassButton"_s);
    m_start->setAccessibleName(tr("Start a class on this computer"));
    m_start->setAccessibleDescription(m_startHint->text());
    ui::setScaledFont(m_start, 1.1, true);
    m_start->setMinimumHeight(7 * space);
    m_start->setAutoDefault(true); // Return presses the one that has the focus
    ui::setPrimary(m_start);
    m_startingText->setObjectName(u"startingText"_s);
    m_error->setObjectName(u"startError"_s);
    ui::setTextColor(m_error, ui::warningColor(palette()));
    // Not by Return: whoever presses it twice means to start once.
    m_cancel->setObjectName(u"cancelStartButton"_s);
    m_cancel->setAccessibleName(tr("Cancel the starting"));
    auto *row = new QHBoxLayout(m_starting);
    row->setContentsMargins({});
    row->setSpacing(space);
    row->addWidget(m_startingText, 1);
    row->addWidget(m_cancel);
    column->addWidget(m_start);
    column->addWidget(m_startHint);
    column->addWidget(m_starting);
    column->addWidget(m_error);
    connect(m_start, &QPushButton::clicked, this, &StartPage::start);
    connect(m_cancel, &QPushButton::clicked, &m_host, &ClassHost::cancel);
}

void StartPage::addJoin(QVBoxLayout *column) {
    m_join->setObjectName(u"joinServerButton"_s);
    m_join->setAccessibleName(tr("Join a server..."));
    m_join->setAutoDefault(true);
    auto *what = hint(tr("A class that runs on another computer. You need its teacher key."), this);
    m_join->setAccessibleDescription(what->text());
    column->addWidget(m_join);
    column->addWidget(what);
    connect(m_join, &QPushButton::clicked, this, &StartPage::joinWanted);
}

void StartPage::setBusy(bool busy) {
    m_startHint->setVisible(!busy);
    m_starting->setVisible(busy);
    if (busy)
        m_cancel->setFocus();
    for (QWidget *control :
         {static_cast<QWidget *>(m_name), static_cast<QWidget *>(m_start), static_cast<QWidget *>(m_join)})
        control->setEnabled(!busy);
    if (busy) {
        m_error->hide();
        ui::announce(m_startingText);
    } else if (isVisible()) {
        m_start->setFocus();
    }
}

void StartPage::showProblem(const QString &why) {
    m_error->setText(why);
    m_error->setAccessibleName(why);
    m_error->show();
    m_start->setFocus();
    ui::announce(m_error);
}

void StartPage::start() {
    if (!m_host.isStarting())
        m_host.start(m_name->text());
}

void StartPage::keyPressEvent(QKeyEvent *event) {
    if (m_host.isStarting() && event->key() == Qt::Key_Escape)
        m_host.cancel();
    else
        QWidget::keyPressEvent(event);
}

void StartPage::showEvent(QShowEvent *event) {
    QWidget::showEvent(event);
    if (!event->spontaneous() && !m_host.isStarting())
        m_start->setFocus();
}

} // namespace lectern::teacher
