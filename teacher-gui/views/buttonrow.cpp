// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/views/buttonrow.h"

#include "shared/ui/theme.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>

namespace lectern::teacher {

using namespace Qt::Literals::StringLiterals;

ButtonRow::ButtonRow(QWidget *parent)
    : QWidget(parent),
      m_clear(makeButton(u"clearButton"_s)),
      m_show(makeButton(u"showButton"_s)),
      m_quit(makeButton(u"quitButton"_s)) {
    m_clear->setText(tr("Clear"));
    m_quit->setText(tr("Quit"));
    m_show->setCheckable(true);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(2 * ui::space);
    row->addWidget(m_clear, 2);
    row->addWidget(m_show, 2);
    row->addStretch(1);
    row->addWidget(m_quit, 2);

    connect(m_clear, &QPushButton::clicked, this, &ButtonRow::clearWanted);
    connect(m_quit, &QPushButton::clicked, this, &ButtonRow::quitWanted);
    connect(m_show, &QPushButton::clicked, this, [this](bool checked) {
        m_show->setChecked(m_shown); // changes when the server says so
        Q_EMIT showWanted(checked);
    });
    enlarge();
    setShown(false);
    setReady(false, {});
}

QPushButton *ButtonRow::makeButton(const QString &name) {
    auto *button = new QPushButton(this);
    button->setObjectName(name);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    return button;
}

void ButtonRow::setReady(bool ready, const QString &why) {
    m_why = ready ? QString() : why;
    for (QPushButton *button : {m_clear, m_show, m_quit})
        button->setEnabled(ready);
    explain();
}

void ButtonRow::setShown(bool shown) {
    m_shown = shown;
    m_show->setChecked(shown);
    m_show->setText(shown ? tr("Hide") : tr("Show"));
    setIcons();
    explain();
}

void ButtonRow::setIcons() {
    const QColor color = palette().color(QPalette::ButtonText);
    m_clear->setIcon(ui::icon(u"eraser"_s, color));
    m_show->setIcon(ui::icon(m_shown ? u"eye-off"_s : u"eye"_s, color));
    m_quit->setIcon(ui::icon(u"log-out"_s, color));
}

void ButtonRow::explain() {
    const QString clear = tr("Put the votes away and start an untitled question");
    const QString show = m_shown ? tr("Hide the result from the class") : tr("Show the result to the class");
    const QString quit = tr("End the lesson for everybody");
    const auto set = [this](QPushButton *button, const QString &text) {
        button->setToolTip(ui::plainToolTip(m_why.isEmpty() ? text : m_why));
        button->setAccessibleName(button->text());
        button->setAccessibleDescription(m_why.isEmpty() ? text : m_why);
    };
    set(m_clear, clear);
    set(m_show, show);
    set(m_quit, quit);
}

void ButtonRow::enlarge() {
    const QFont large = ui::scaledFont(1.5);
    for (QPushButton *button : {m_clear, m_show, m_quit}) {
        button->setFont(large);
        const int side = QFontMetrics(large).ascent();
        button->setIconSize({side * 3 / 2, side}); // Fusion sets the word too close to it
        button->setMinimumHeight(2 * QFontMetrics(large).height() + ui::space);
    }
}

void ButtonRow::changeEvent(QEvent *event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        enlarge();
    if (event->type() == QEvent::PaletteChange)
        setIcons();
}

} // namespace lectern::teacher
