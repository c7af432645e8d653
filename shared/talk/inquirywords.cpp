// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/talk/inquirywords.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QStringList>

namespace lectern::talk {

using namespace Qt::Literals::StringLiterals;
using protocol::InquiryState;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(InquiryWords)
};

QDateTime localTime(const InquiryRow &row) { return QDateTime::fromMSecsSinceEpoch(row.inquiry.at); }

bool isAnswered(const InquiryRow &row) { return row.inquiry.state == InquiryState::Answered; }

} // namespace

QString askerText(const InquiryRow &row) {
    if (row.own)
        return Words::tr("[You]");
    return row.isAnonymous() ? Words::tr("Without a name") : row.inquiry.name;
}

QString askedAtText(const InquiryRow &row) {
    QString format = QLocale().timeFormat(QLocale::ShortFormat);
    format.remove(u":ss"_s); // some countries have seconds in their short times
    return QLocale().toString(localTime(row).time(), format);
}

QString askedOnText(const InquiryRow &row) { return QLocale().toString(localTime(row), QLocale::LongFormat); }

QString meTooText(const InquiryRow &row) {
    const int others = row.inquiry.meToo;
    if (others <= 0)
        return {};
    return others == 1 ? Words::tr("1 also wants to know") : Words::tr("%L1 also want to know").arg(others);
}

QString standingText(const InquiryRow &row) {
    QStringList parts;
    if (row.inquiry.projected)
        parts += Words::tr("\u25a3 On the wall");
    if (isAnswered(row))
        parts +=
            row.inquiry.answer.isEmpty() ? Words::tr("\u2713 Answered aloud") : Words::tr("\u2713 Answered");
    if (row.joined)
        parts += Words::tr("\u2713 You want to know, too");
    return parts.join(u"  "_s);
}

QString answerText(const InquiryRow &row) {
    return isAnswered(row) && !row.inquiry.answer.isEmpty() ? Words::tr("Answer: %1").arg(row.inquiry.answer)
                                                            : QString();
}

QString spokenText(const InquiryRow &row) {
    QStringList parts{row.inquiry.text, askerText(row) + u", "_s + askedAtText(row)};
    for (const QString &part : {meTooText(row), standingText(row), answerText(row)}) {
        if (!part.isEmpty())
            parts += part;
    }
    return parts.join(u". "_s);
}

} // namespace lectern::talk
