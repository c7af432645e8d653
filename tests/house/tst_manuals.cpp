// SPDX-License-Identifier: GPL-3.0-or-later
// What the pages say is there: options, commands, files that are linked, tests that hold a promise.
#include "server/options.h"
#include "shared/talk/commandtable.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>

using namespace Qt::Literals::StringLiterals;
using namespace lectern;

namespace {

QString source() { return qEnvironmentVariable("LECTERN_SOURCE"); }

QString contentOf(const QString &path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString page(const QString &name) { return contentOf(source() + u"/docs/"_s + name); }

QSet<QString> optionsIn(const QString &text) {
    static const QRegularExpression option(u"(?<![\\w-])--([a-z][a-z-]+)"_s);
    QSet<QString> options;
    for (auto found = option.globalMatch(text); found.hasNext();)
        options.insert(found.next().captured(1));
    return options;
}

QString helpText() { return std::get<Exit>(parseOptions({u"lectern-server"_s, u"--help"_s})).text; }

// The rows of the table below a heading, without its head: "`/leave` | Leave this room".
QStringList rows(const QString &text, const QString &heading) {
    QStringList rows;
    for (const QString &line : text.section(heading, 1).section(u"\n## "_s, 0, 0).split(u'\n')) {
        if (line.startsWith(u"| "_s) && line.endsWith(u" |"_s))
            rows.append(line.mid(2).chopped(2).replace(u"\\|"_s, u"|"_s));
    }
    return rows.mid(1);
}

// The first cells of the table below a heading.
QString firstCells(const QString &text, const QString &heading) {
    const QString section = text.section(heading, 1).section(u"\n## "_s, 0, 0);
    QStringList cells;
    for (const QString &line : section.split(u'\n')) {
        if (line.startsWith(u'|'))
            cells.append(line.section(u'|', 1, 1));
    }
    return cells.join(u'\n');
}

} // namespace

class TestManuals : public lectern::test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void everyOptionIsExplainedToAdministrators() {
        const QSet<QString> explained = optionsIn(firstCells(page(u"administration.md"_s), u"## Options"_s));
        QCOMPARE(QSet<QString>(optionsIn(helpText())).subtract(explained), QSet<QString>());
        QCOMPARE(QSet<QString>(explained).subtract(optionsIn(helpText())), QSet<QString>());
        QVERIFY(explained.contains(u"exempt"_s));
    }

    void everyCommandIsExplainedToThoseWhoMayTypeIt_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<protocol::Role>("role");
        QTest::newRow("teacher.md") << u"teacher.md"_s << protocol::Role::Teacher;
        QTest::newRow("student.md") << u"student.md"_s << protocol::Role::Student;
    }

    void everyCommandIsExplainedToThoseWhoMayTypeIt() {
        QFETCH(QString, name);
        QFETCH(protocol::Role, role);
        QStringList commands;
        for (const talk::HelpLine &line : talk::commandHelp(role))
            commands.append(u"`%1` | %2"_s.arg(line.usage, line.description));
        QCOMPARE(rows(page(name), u"\n## Commands\n"_s), commands);
    }

    void linksOfThePagesLeadSomewhere_data() {
        QTest::addColumn<QString>("path");
        QTest::newRow("README.md") << source() + u"/README.md"_s;
        QTest::newRow("tests/hostile/README.md") << source() + u"/tests/hostile/README.md"_s;
        for (const QFileInfo &file : QDir(source() + u"/docs"_s).entryInfoList({u"*.md"_s}))
            QTest::newRow(qPrintable(file.fileName())) << file.filePath();
    }

    void linksOfThePagesLeadSomewhere() {
        QFETCH(QString, path);
        const QString text = contentOf(path);
        QVERIFY(!text.isEmpty());
        static const QRegularExpression link(u"\\]\\((?!https?:|#)([^)#]+)"_s);
        QStringList broken;
        for (auto found = link.globalMatch(text); found.hasNext();) {
            const QString target = found.next().captured(1);
            if (!QFileInfo::exists(QFileInfo(path).path() + u'/' + target))
                broken.append(target);
        }
        QCOMPARE(broken, QStringList());
    }

    void everyPromiseHasItsTest() {
        static const QRegularExpression link(u"\\[`(\\w+)`\\]\\(\\.\\./(tests/[\\w/-]+\\.cpp)\\)"_s);
        QStringList missing;
        int promises = 0;
        for (auto found = link.globalMatch(page(u"security.md"_s)); found.hasNext(); ++promises) {
            const auto match = found.next();
            if (!contentOf(source() + u'/' + match.captured(2))
                     .contains(u"void %1("_s.arg(match.captured(1))))
                missing.append(match.captured(1));
        }
        QCOMPARE(missing, QStringList());
        QVERIFY(promises > 20);
    }
};

LECTERN_TEST(TestManuals, QCoreApplication)
#include "tst_manuals.moc"
