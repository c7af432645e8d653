// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/talk/typedtime.h"

#include <QStringList>

namespace lectern::talk {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longest = 64; // no time has more characters

// Without commas, invisible marks and unusual blanks: formats have them, people do not type them.
QString plain(const QString &text) {
    QString clean;
    for (const QChar c : text) {
        if (c.category() != QChar::Other_Format)
            clean += c == u',' || c == u'\u060C' ? u' ' : c;
    }
    return clean.simplified();
}

QString withPlainDigits(QString text) {
    for (QChar &c : text) {
        if (c.isDigit())
            c = QChar(u'0' + c.digitValue());
    }
    return text;
}

struct Formats {
    QStringList times;
    QStringList dates;
};

Formats formatsOf(const QLocale &locale) {
    Formats formats{{u"H:mm"_s, u"H:mm:ss"_s}, {u"yyyy-MM-dd"_s}};
    formats.times += plain(locale.timeFormat(QLocale::ShortFormat));
    const QString date = plain(locale.dateFormat(QLocale::ShortFormat));
    if (!date.contains("yyyy"_L1)) // in full first: else 2026 would be the year 20 and something behind it
        formats.dates += QString(date).replace("yy"_L1, "yyyy"_L1);
    formats.dates += date;
    return formats;
}

// Qt takes a year of two digits for one of the last century.
QDate inThisCentury(const QDate &date, const QString &format) {
    const bool isShort = !format.contains("yyyy"_L1) && format.contains("yy"_L1);
    return isShort && date.year() < 1970 ? date.addYears(100) : date;
}

std::optional<QDateTime> read(const QString &text, const QLocale &locale, const Formats &formats,
                              const QDateTime &now) {
    for (const QString &format : formats.times) {
        if (const QTime time = locale.toTime(text, format); time.isValid()) {
            const QDateTime today(now.date(), time);
            return today <= now ? today : QDateTime(now.date().addDays(-1), time);
        }
    }
    for (const QString &format : formats.dates) {
        if (const QDate date = locale.toDate(text, format); date.isValid())
            return inThisCentury(date, format).startOfDay();
        for (const QString &time : formats.times) {
            const QDateTime both = locale.toDateTime(text, format + u' ' + time);
            if (both.isValid())
                return QDateTime(inThisCentury(both.date(), format), both.time());
        }
    }
    return {};
}

} // namespace

std::optional<QDateTime> typedTime(const QString &text, const QLocale &locale, const QDateTime &now) {
    const QString typed = plain(text);
    if (typed.isEmpty() || typed.size() > longest)
        return {};
    const QString digits = withPlainDigits(typed);
    const Formats formats = formatsOf(locale);
    std::optional<QDateTime> found = read(digits, QLocale::c(), formats, now);
    if (!found)
        found = read(typed, locale, formats, now);
    if (const QDateTime iso = QDateTime::fromString(digits, Qt::ISODate); !found && iso.isValid())
        found = iso.toLocalTime();
    return found && found->isValid() ? found : std::nullopt;
}

} // namespace lectern::talk
