// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/talk/sincedialog.h"

#include "shared/ui/theme.h"

#include <QDateTimeEdit>
#include <QDialogButtonBox>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace lectern::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

// Some countries have seconds in their short times.
QString format() { return QLocale().dateTimeFormat(QLocale::ShortFormat).remove(u":ss"_s); }

} // namespace

SinceDialog::SinceDialog(QWidget *parent) : QDialog(parent), m_time(new QDateTimeEdit(this)) {
    setObjectName(u"sinceDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Messages since"));
    const QDateTime now = QDateTime::currentDateTime();
    m_time->setObjectName(u"sinceTime"_s);
    m_time->setAccessibleName(tr("Show the messages since"));
    m_time->setDisplayFormat(format());
    m_time->setCalendarPopup(true);
    m_time->setMaximumDateTime(now);
    m_time->setDateTime(QDateTime(now.date(), QTime(now.time().hour(), 0)));
    m_time->setCurrentSection(QDateTimeEdit::HourSection);

    auto *buttons = new QDialogButtonBox(this);
    QPushButton *go = buttons->addButton(tr("&Go there"), QDialogButtonBox::AcceptRole);
    go->setObjectName(u"goButton"_s);
    setPrimary(go);
    buttons->addButton(QDialogButtonBox::Cancel)->setObjectName(u"cancelButton"_s);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT chosen(m_time->dateTime().toMSecsSinceEpoch());
        accept();
    });

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(2 * space, 2 * space, 2 * space, 2 * space);
    column->setSpacing(2 * space);
    column->addWidget(plainLabel(tr("Show the messages since"), this));
    column->addWidget(m_time);
    column->addWidget(buttons);
}

} // namespace lectern::ui
