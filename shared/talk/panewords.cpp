// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/talk/panewords.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace lectern::talk {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PaneWords)
};

QDateTime localTime(const PaneRow &row) { return QDateTime::fromMSecsSinceEpoch(row.message.at); }

} // namespace

QDate dayOf(const PaneRow &row) { return localTime(row).date(); }

QString timeText(const PaneRow &row) {
    QString format = QLocale().timeFormat(QLocale::ShortFormat);
    format.remove(u":ss"_s); // some countries have seconds in their short times
    return QLocale().toString(localTime(row).time(), format);
}

QString dayText(const PaneRow &row) { return QLocale().toString(dayOf(row), QLocale::LongFormat); }

QString dateText(const PaneRow &row) { return QLocale().toString(localTime(row), QLocale::LongFormat); }

QString saidText(const PaneRow &row) {
    return row.message.deletedBy.isEmpty() ? row.message.text
                                           : Words::tr("deleted by %1").arg(row.message.deletedBy);
}

QString spokenText(const PaneRow &row, bool own) {
    if (row.isNotice())
        return u"%1, %2"_s.arg(timeText(row), saidText(row));
    QString who = own ? Words::tr("[You]") : row.message.name;
    if (row.message.kind == protocol::MessageKind::Announcement)
        who = Words::tr("Announcement") + u", "_s + who;
    return u"%1, %2: %3"_s.arg(timeText(row), who, saidText(row));
}

QString copiedText(const PaneRow &row) {
    return row.isNotice() ? u"%1 %2"_s.arg(timeText(row), saidText(row))
                          : u"%1 %2: %3"_s.arg(timeText(row), row.message.name, saidText(row));
}

} // namespace lectern::talk
