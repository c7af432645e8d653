// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/views/historynotice.h"

#include "shared/ui/alert.h"
#include "shared/ui/theme.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace lectern::teacher {

using namespace Qt::Literals::StringLiterals;

HistoryNotice::HistoryNotice(const QString &name, const QString &button, QWidget *parent)
    : QWidget(parent), m_text(ui::plainLabel({}, this)), m_button(new QPushButton(button, this)) {
    setObjectName(name);
    m_text->setObjectName(name + u"Text"_s);
    m_text->setTextInteractionFlags(Qt::NoTextInteraction);
    m_button->setObjectName(name + u"Button"_s);
    m_button->setAccessibleName(QString(button).remove(u'&'));
    m_button->setAutoDefault(true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->setSpacing(ui::space);
    row->addWidget(m_text, 1);
    row->addWidget(m_button, 0, Qt::AlignVCenter);
    connect(m_button, &QPushButton::clicked, this, &HistoryNotice::pressed);
    hide();
}

void HistoryNotice::warn(const QString &text, bool withButton) {
    ui::setTextColor(m_text, ui::warningColor(palette()));
    say(u"\u26a0 "_s, text, withButton);
}

void HistoryNotice::tell(const QString &text, bool withButton) {
    ui::setTextColor(m_text, palette().color(QPalette::WindowText));
    say(u"\u2713 "_s, text, withButton);
}

void HistoryNotice::mention(const QString &text) {
    ui::setTextColor(m_text, palette().color(QPalette::WindowText));
    say(u"\u2139 "_s, text, false);
}

void HistoryNotice::say(const QString &sign, const QString &text, bool withButton) {
    const bool isNew = m_text->accessibleName() != text;
    m_text->setText(sign + text);
    m_text->setAccessibleName(text);
    m_button->setVisible(withButton);
    show();
    if (isNew)
        ui::announce(m_text);
}

void HistoryNotice::clear() {
    m_text->setText({});
    m_text->setAccessibleName({});
    hide();
}

} // namespace lectern::teacher
