// SPDX-License-Identifier: GPL-3.0-or-later
// Where a student finds the server's words, and what happens when servers cannot be remembered.
#include "shared/client/trustedservers.h"
#include "shared/ui/theme.h"
#include "tests/student-gui/joiningstudent.h"
#include "tests/support/scriptedserver.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLayout>
#include <QScrollArea>
#include <QScrollBar>

using namespace Qt::Literals::StringLiterals;
using namespace lectern;
using client::TrustedServers;
using test::at;
using test::ScriptedServer;
using test::Student;
using Manner = ScriptedServer::Manner;

namespace {

// Nothing of it has to be scrolled, and nothing is left over.
bool isShownWhole(const Student &student) {
    auto *area = student.find<QScrollArea>(u"readingArea"_s);
    const int spare =
        area->viewport()->height() - area->widget()->layout()->totalHeightForWidth(area->width());
    return area->verticalScrollBar()->maximum() == 0 && spare < area->fontMetrics().height();
}

} // namespace

class TestStudentPins : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theMenuShowsTheWordsOfTheServer();
    void theMenuSaysThatNothingIsEncrypted();
    void aFileOfPinsThatCannotBeReadIsSaidBesideTheAddress();
    void aServerThatCannotBeRememberedIsSaidByTheBadge();
};

void TestStudentPins::initTestCase() {
    QCoreApplication::setOrganizationName(u"Lectern"_s);
    QCoreApplication::setApplicationName(u"tst_studentpins"_s);
    ui::applyTheme(*qApp);
}

void TestStudentPins::theMenuShowsTheWordsOfTheServer() {
    ScriptedServer server;
    Student ana;
    auto *action = ana.find<QAction>(u"serverWordsAction"_s);
    QVERIFY(!action->isEnabled());
    ana.join(at(server.port()));
    WAIT_FOR(action->isEnabled());
    action->trigger();
    QVERIFY(ana.find<QDialog>(u"serverWordsDialog"_s)->isVisible());
    QVERIFY(isShownWhole(ana));
    const QStringList rows = ana.text(u"serverWords"_s).split(u'\n');
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows[0].split(u' ').size(), 4);
    QCOMPARE(rows.join(u' '), server.fingerprint().words().join(u' '));
    QCOMPARE(ana.text(u"serverHex"_s).simplified(), server.fingerprint().toGroups());
}

void TestStudentPins::theMenuSaysThatNothingIsEncrypted() {
    ScriptedServer server;
    server.manner = Manner::Plaintext;
    Student ana;
    ana.join(at(server.port()));
    WAIT_FOR(ana.isInClass());
    ana.find<QAction>(u"serverWordsAction"_s)->trigger();
    QVERIFY(isShownWhole(ana));
    QCOMPARE(ana.text(u"serverWords"_s), u"Not encrypted"_s);
    QVERIFY(ana.text(u"serverAdvice"_s).startsWith("Nothing is encrypted"_L1));
}

void TestStudentPins::aFileOfPinsThatCannotBeReadIsSaidBesideTheAddress() {
    const QString file = TrustedServers().file();
    const QString aside = file + u".aside"_s;
    QFile::rename(file, aside);
    QVERIFY(QDir().mkpath(file));
    ScriptedServer server;
    Student ana;
    ana.join(at(server.port()));
    WAIT_FOR(ana.text(u"addressError"_s).contains(file));
    QVERIFY(!ana.isInClass());
    QCOMPARE(server.heard(), QByteArray());
    QVERIFY(QDir().rmdir(file));
    ana.button(u"joinButton"_s)->click();
    WAIT_FOR(ana.isInClass());
    QFile::remove(file);
    QFile::rename(aside, file);
}

void TestStudentPins::aServerThatCannotBeRememberedIsSaidByTheBadge() {
    const QString folder = TrustedServers::defaultFolder();
    QDir().rename(folder, folder + u".aside"_s);
    QFile inTheWay(folder);
    QVERIFY(inTheWay.open(QFile::WriteOnly));
    ScriptedServer server;
    Student ana;
    ana.join(at(server.port()));
    WAIT_COMPARE(ana.text(u"badgeText"_s), u"Connected"_s);
    QVERIFY(ana.badgeTip().contains(TrustedServers().file()));
    QVERIFY(inTheWay.remove());
    QDir().rename(folder + u".aside"_s, folder);
}

LECTERN_TEST(TestStudentPins, QApplication)
#include "tst_studentpins.moc"
