// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/report/cells.h"

#include <QStringList>

namespace lectern::report::cells {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QChar splitter = u';';

bool isSkipped(QChar c) { return c.isSpace() || c.category() == QChar::Other_Format; }

// Full-width and other forms of a sign are that sign.
bool opensFormula(QChar c) {
    const QString plain = QString(c).normalized(QString::NormalizationForm_KC);
    return u"=+-@"_s.contains(plain.front());
}

bool isDangerous(QStringView part) {
    for (const QChar c : part) {
        if (c.category() == QChar::Other_Control || opensFormula(c))
            return true;
        if (!isSkipped(c))
            return false;
    }
    return false;
}

} // namespace

QString harmless(const QString &text) {
    QStringList parts = text.split(splitter);
    for (QString &part : parts) {
        if (isDangerous(part))
            part.prepend(u'\'');
    }
    return parts.join(splitter);
}

QByteArray textCell(const QString &text) {
    return '"' + harmless(text).replace(u'"', u"\"\""_s).toUtf8() + '"';
}

} // namespace lectern::report::cells
