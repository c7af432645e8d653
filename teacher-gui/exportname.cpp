// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/exportname.h"

#include <QCoreApplication>

namespace lectern::teacher {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ExportName)
};

constexpr qsizetype mostCharacters = 60; // of the class: a file system takes 255 bytes in all

bool isPlain(QChar character) {
    constexpr auto refused = "/\\:*?\"<>|"_L1; // by one file system or another
    return character.isPrint() && !refused.contains(character) && character.category() != QChar::Other_Format;
}

// Somebody else has chosen it.
QString tamed(const QString &name) {
    QString tame;
    for (const char32_t point : name.toUcs4()) {
        const QString character = QString::fromUcs4(&point, 1);
        tame += QChar::requiresSurrogates(point) || isPlain(character.front()) ? character : u" "_s;
    }
    tame = tame.simplified().left(mostCharacters);
    if (!tame.isEmpty() && tame.back().isHighSurrogate())
        tame.chop(1);
    while (tame.startsWith(u'.') || tame.startsWith(u' ')) // a hidden file, or the folder above
        tame.remove(0, 1);
    tame = tame.trimmed();
    return tame.isEmpty() ? Words::tr("Class") : tame;
}

} // namespace

QString exportSuffix(ExportKind kind) {
    switch (kind) {
    case ExportKind::Csv:
        return u"csv"_s;
    case ExportKind::Pdf:
        return u"pdf"_s;
    case ExportKind::Png:
        break;
    }
    return u"png"_s;
}

QString exportFileName(const ExportSubject &subject, ExportKind kind) {
    QString name = tamed(subject.className) + u' ' + subject.date.toString(Qt::ISODate);
    if (subject.everything)
        name = Words::tr("%1 all lessons").arg(name);
    else if (subject.question > 0)
        name = Words::tr("%1 question %2").arg(name, QString::number(subject.question));
    return name + u'.' + exportSuffix(kind);
}

} // namespace lectern::teacher
