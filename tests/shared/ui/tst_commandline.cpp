// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/commandline.h"

#include "tests/support/testcase.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;
using namespace lectern;

namespace {

ui::CommandLine commandLine(std::vector<const char *> words) {
    return ui::CommandLine(static_cast<int>(words.size()), words.data());
}

QStringList wordsOf(ui::CommandLine line) {
    QStringList words;
    for (int i = 0; i < line.argc(); ++i)
        words << QString::fromLocal8Bit(line.argv()[i]);
    return line.argv()[line.argc()] ? QStringList(u"argv does not end"_s) : words;
}

} // namespace

class TestCommandLine : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void aNameAndItsValueAreOneWordThatTheX11PluginLeavesAlone() {
        const QStringList words =
            wordsOf(commandLine({"lectern-student", "--name", "Ana", "--server", "127.0.0.1"}));
        QCOMPARE(words, QStringList({u"lectern-student"_s, u"--name=Ana"_s, u"--server"_s, u"127.0.0.1"_s}));
    }

    void aNameWithoutAValueIsLeftForTheParserToRefuse() {
        QCOMPARE(wordsOf(commandLine({"lectern-student", "--name"})),
                 QStringList({u"lectern-student"_s, u"--name"_s}));
    }

    void helpAndVersionNeedNoDisplayButAPersonOfThatNameDoes() {
        for (const char *word : {"--help", "-h", "--version", "-v"}) {
            QVERIFY(commandLine({"lectern-student", word}).wantsOnlyWords());
            QVERIFY(!commandLine({"lectern-student", "--name", word}).wantsOnlyWords());
        }
        QVERIFY(!commandLine({"lectern-student"}).wantsOnlyWords());
    }
};

LECTERN_TEST(TestCommandLine, QCoreApplication)
#include "tst_commandline.moc"
