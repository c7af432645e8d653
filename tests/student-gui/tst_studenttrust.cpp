// SPDX-License-Identifier: GPL-3.0-or-later
// What a student sees of encryption, and what is not said before the student has decided.
#include "shared/client/joinlink.h"
#include "shared/client/trustedservers.h"
#include "shared/ui/theme.h"
#include "tests/student-gui/joiningstudent.h"
#include "tests/support/relay.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/serverprocess.h"
#include "tests/support/testcase.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QDialog>
#include <QNetworkInterface>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;
using namespace lectern;
using client::ServerAddress;
using client::TrustedServers;
using test::at;
using test::ScriptedServer;
using test::Student;
using Manner = ScriptedServer::Manner;

namespace {

const Fingerprint oldOne = Fingerprint::ofCertificate("old");

} // namespace

class TestStudentTrust : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void anotherIdentityIsAFullStopBeforeAnythingIsSaid();
    void refusingLeavesTheReasonBesideTheAddressAndThePinAlone();
    void onlyATickAndThePressReplaceThePin();
    void aServerThatChangesDuringTheClassStopsItAndKeepsTheVote();
    void encryptionThatIsGoneIsAFullStop();
    void aPastedLinkDemandsItsFingerprint();
    void aBrokenLinkIsSaidBesideTheAddress();
    void theBadgeTellsTheWordsOfTheServer();
    void plaintextIsSaidWhereOthersCanReadAlong_data();
    void plaintextIsSaidWhereOthersCanReadAlong();
    void anotherServerOnThePortOfTheOldOneIsAFullStop();

private:
    std::optional<Fingerprint> pinned(quint16 port) const;
};

void TestStudentTrust::initTestCase() {
    QCoreApplication::setOrganizationName(u"Lectern"_s);
    QCoreApplication::setApplicationName(u"tst_studenttrust"_s);
    ui::applyTheme(*qApp);
}

std::optional<Fingerprint> TestStudentTrust::pinned(quint16 port) const {
    return TrustedServers().trustIn(at(port)).fingerprint;
}

void TestStudentTrust::anotherIdentityIsAFullStopBeforeAnythingIsSaid() {
    ScriptedServer server;
    TrustedServers().remember(at(server.port()), {oldOne}, u"Physics 101"_s);
    Student ana;
    ana.join(at(server.port()));
    WAIT_FOR(ana.isStopped());
    QCOMPARE(ana.text(u"identityBeforeWords"_s), oldOne.words().join(u' '));
    QCOMPARE(ana.text(u"identityNowWords"_s), server.fingerprint().words().join(u' '));
    QCOMPARE(ana.text(u"identityNowHex"_s).simplified(), server.fingerprint().toGroups());
    QVERIFY(ana.text(u"identityBeforeCaption"_s).contains(u"Physics 101"_s));
    QVERIFY(!ana.button(u"identityTrustButton"_s)->isEnabled());
    QCOMPARE(server.heard(), QByteArray());
}

void TestStudentTrust::refusingLeavesTheReasonBesideTheAddressAndThePinAlone() {
    ScriptedServer server;
    TrustedServers().remember(at(server.port()), {oldOne}, u"Physics 101"_s);
    Student ana;
    ana.join(at(server.port()));
    WAIT_FOR(ana.isStopped());
    ana.refuse();
    WAIT_FOR(!ana.stop());
    QVERIFY(!ana.isInClass());
    QVERIFY(ana.text(u"addressError"_s).startsWith("Not connected:"_L1));
    QVERIFY(pinned(server.port()) == oldOne);
    QCOMPARE(server.heard(), QByteArray());
    ana.button(u"joinButton"_s)->click(); // and it stays so
    WAIT_FOR(ana.isStopped());
}

void TestStudentTrust::onlyATickAndThePressReplaceThePin() {
    ScriptedServer server;
    TrustedServers().remember(at(server.port()), {oldOne}, u"Physics 101"_s);
    Student ana;
    ana.join(at(server.port()));
    WAIT_FOR(ana.isStopped());
    ana.button(u"identityTrustButton"_s)->click();
    QVERIFY(ana.isStopped());
    ana.find<QCheckBox>(u"identityTick"_s)->click();
    QVERIFY(pinned(server.port()) == oldOne);
    ana.button(u"identityTrustButton"_s)->click();
    WAIT_FOR(ana.isInClass());
    QVERIFY(pinned(server.port()) == server.fingerprint());
    Student next;
    next.join(at(server.port()));
    WAIT_FOR(next.isInClass());
}

void TestStudentTrust::aServerThatChangesDuringTheClassStopsItAndKeepsTheVote() {
    ScriptedServer server;
    protocol::Question question;
    question.question = QuestionId{1};
    question.state = protocol::QuestionState::Open;
    server.snapshot = {question};
    Student ana;
    ana.join(at(server.port()));
    WAIT_COMPARE(ana.text(u"badgeText"_s), u"Connected"_s);
    const Fingerprint first = server.fingerprint();
    ana.find<QAction>(u"serverWordsAction"_s)->trigger();
    QVERIFY(ana.find<QDialog>(u"serverWordsDialog"_s));
    server.stop();
    WAIT_FOR(ana.text(u"badgeText"_s).startsWith("Reconnecting"_L1));
    ana.button(u"yesButton"_s)->click();
    server.takeNewCertificate();
    const QByteArray before = server.heard();
    server.restart();
    WAIT_FOR(ana.isStopped());
    QVERIFY(!ana.find<QDialog>(u"serverWordsDialog"_s)); // its words are those of another
    QCOMPARE(ana.text(u"identityBeforeWords"_s), first.words().join(u' '));
    QCOMPARE(ana.text(u"identityNowWords"_s), server.fingerprint().words().join(u' '));
    QCOMPARE(server.heard(), before);

    ana.trust();
    WAIT_FOR(ana.isInClass());
    WAIT_COMPARE(server.receivedOf<protocol::Vote>().size(), 1u);
    QCOMPARE(server.receivedOf<protocol::Vote>().front().choice, u"yes"_s);
    WAIT_FOR(ana.text(u"voteLineText"_s).startsWith("Counted: Yes"_L1));
}

void TestStudentTrust::encryptionThatIsGoneIsAFullStop() {
    ScriptedServer server;
    TrustedServers().remember(at(server.port()), {oldOne}, u"Physics 101"_s);
    server.manner = Manner::Plaintext;
    Student ana;
    ana.join(at(server.port()));
    WAIT_FOR(ana.isStopped());
    QCOMPARE(ana.text(u"identityNowWords"_s), u"Not encrypted"_s);
    QVERIFY(!ana.button(u"identityTrustButton"_s)->isEnabled());
    ana.refuse();
    WAIT_FOR(!ana.stop());
    QVERIFY(ana.text(u"addressError"_s).startsWith("Not connected:"_L1));
    QVERIFY(pinned(server.port()) == oldOne);
    QVERIFY(!server.heard().contains("Ana"));

    ana.button(u"joinButton"_s)->click();
    WAIT_FOR(ana.isStopped());
    ana.trust();
    WAIT_FOR(ana.isInClass());
    const client::ServerTrust known = TrustedServers().trustIn(at(server.port()));
    QVERIFY(known.mayBePlaintext && known.fingerprint == oldOne);
}

void TestStudentTrust::aPastedLinkDemandsItsFingerprint() {
    ScriptedServer server;
    Student ana;
    ana.type(client::joinLink(at(server.port()), oldOne));
    WAIT_FOR(ana.isStopped());
    QCOMPARE(ana.text(u"identityBeforeWords"_s), oldOne.words().join(u' '));
    QCOMPARE(server.heard(), QByteArray());
    ana.refuse();
    WAIT_FOR(!ana.stop());
    ana.type(u' ' + client::joinLink(at(server.port()), server.fingerprint()) + u'\n');
    QVERIFY(!ana.text(u"busyText"_s).contains(u"sha256"_s));
    WAIT_FOR(ana.isInClass());
    QVERIFY(pinned(server.port()) == server.fingerprint());
}

void TestStudentTrust::aBrokenLinkIsSaidBesideTheAddress() {
    ScriptedServer server;
    Student ana;
    ana.type(client::joinLink(at(server.port()), oldOne).chopped(1));
    QVERIFY(ana.text(u"addressError"_s).contains(u"link"_s));
    QCOMPARE(server.connections(), 0);
}

void TestStudentTrust::theBadgeTellsTheWordsOfTheServer() {
    ScriptedServer server;
    Student ana;
    ana.join(at(server.port()));
    WAIT_COMPARE(ana.text(u"badgeText"_s), u"Connected"_s);
    QVERIFY(ana.badgeTip().contains(u"Encrypted"_s));
    QVERIFY(ana.badgeTip().contains(server.fingerprint().words().join(u' ')));
}

// Over every address of this computer: whoever comes over one that is not the loopback might be anywhere.
void TestStudentTrust::plaintextIsSaidWhereOthersCanReadAlong_data() {
    QTest::addColumn<QHostAddress>("address");
    QTest::addColumn<bool>("open");
    QTest::newRow("this computer") << QHostAddress(QHostAddress::LocalHost) << false;
    for (const QHostAddress &address : QNetworkInterface::allAddresses()) {
        if (address.protocol() == QAbstractSocket::IPv4Protocol && !address.isLoopback())
            QTest::addRow("%s", qPrintable(address.toString())) << address << true;
    }
}

void TestStudentTrust::plaintextIsSaidWhereOthersCanReadAlong() {
    QFETCH(const QHostAddress, address);
    QFETCH(const bool, open);
    ScriptedServer server;
    server.manner = Manner::Plaintext;
    const test::Relay relay(address, server.port());
    Student ana;
    ana.join({address.toString(), relay.port()});
    if (open) {
        WAIT_FOR(ana.isStopped());
        QVERIFY(!ana.find<QWidget>(u"identityTick"_s));
        QVERIFY(!server.heard().contains("Ana"));
        ana.button(u"identityTrustButton"_s)->click();
    }
    WAIT_COMPARE(ana.text(u"badgeText"_s), open ? u"Connected, not encrypted"_s : u"Connected"_s);
    QCOMPARE(ana.badgeTip().contains(u"this computer only"_s), !open);
    QCOMPARE(ana.badgeTip().contains(u"others on the network can read"_s), open);
}

void TestStudentTrust::anotherServerOnThePortOfTheOldOneIsAFullStop() {
    test::ServerProcess first;
    QVERIFY(first.start());
    Student ana;
    ana.join(at(first.port()));
    WAIT_FOR(ana.isInClass());
    const auto known = pinned(first.port());
    QVERIFY(known);
    first.kill();
    test::ServerProcess second;
    QVERIFY(second.start(first.port()));
    WAIT_FOR(ana.isStopped());
    QCOMPARE(ana.text(u"identityBeforeWords"_s), known->words().join(u' '));
    ana.refuse();
    WAIT_FOR(!ana.stop());
    QVERIFY(pinned(first.port()) == known);
    QVERIFY(!second.output().contains(u"Ana"_s));

    ana.button(u"joinButton"_s)->click();
    WAIT_FOR(ana.isStopped());
    ana.trust();
    WAIT_FOR(ana.isInClass());
    QVERIFY(pinned(first.port()) != known);
}

LECTERN_TEST(TestStudentTrust, QApplication)
#include "tst_studenttrust.moc"
