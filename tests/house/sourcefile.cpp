// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/house/sourcefile.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>

namespace lectern::test::house {

using namespace Qt::Literals::StringLiterals;

std::vector<SourceFile> allSources(const QString &root) {
    std::vector<SourceFile> files;
    for (const QString &folder : {u"shared"_s, u"server"_s, u"teacher-gui"_s, u"student-gui"_s, u"tests"_s}) {
        QDirIterator walk(root + u'/' + folder, {u"*.h"_s, u"*.cpp"_s}, QDir::Files,
                          QDirIterator::Subdirectories);
        while (walk.hasNext()) {
            QFile file(walk.next());
            if (file.open(QIODevice::ReadOnly))
                files.push_back(
                    {QDir(root).relativeFilePath(file.fileName()), QString::fromUtf8(file.readAll())});
        }
    }
    return files;
}

std::vector<Include> includesOf(const SourceFile &file) {
    static const QRegularExpression line(u"^\\s*#\\s*include\\s*([<\"])([^>\"]+)[>\"]"_s,
                                         QRegularExpression::MultilineOption);
    std::vector<Include> includes;
    for (auto matches = line.globalMatch(file.text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        includes.push_back({match.captured(2), match.captured(1) == u"\""_s});
    }
    return includes;
}

QString bareCode(const SourceFile &file) {
    static const QRegularExpression notCode(u"\"(\\\\.|[^\"\\\\\\n])*\"|//[^\\n]*"_s);
    QString code = file.text;
    return code.replace(notCode, u"\"\""_s);
}

} // namespace lectern::test::house
