// SPDX-License-Identifier: GPL-3.0-or-later
// What an account remembers of the servers that it has joined.
#include "shared/client/trustedservers.h"
#include "tests/support/testcase.h"

#include <QDir>
#include <QFile>

using namespace Qt::Literals::StringLiterals;
using namespace lectern;
using namespace lectern::client;

namespace {

ServerTrust certificate(QByteArrayView der) { return {Fingerprint::ofCertificate(der), false}; }

const ServerTrust plaintext{{}, true};

} // namespace

class TestTrustedServers : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void knowsNobodyAtFirst();
    void remembersTheFirstFingerprintForGood();
    void keepsTheServersApart();
    void takesAnyAddress_data();
    void takesAnyAddress();
    void remembersThatSomebodyAgreedToPlaintext();
    void letsPlaintextGiveWayToAFingerprint();
    void neverLetsAFingerprintGiveWayToPlaintext();
    void remembersNothingWhereNothingWasSeen();
    void plaintextHoldsForPlaintextAlone();
    void replacesOnPurpose();
    void whoWasReplacedIsAStranger();
    void aFolderThatCannotBeSeenMayHoldAnything();
    void keepsAFileThatCannotBeReadAsItIs_data();
    void keepsAFileThatCannotBeReadAsItIs();
    void isReadableAgainOnceSomebodyHasMendedIt();
    void learnsTheNameOfTheClassAfterwards();
    void demandsTheImpossibleOfADamagedEntry_data();
    void demandsTheImpossibleOfADamagedEntry();
    void sharesItsFileWithOtherWindows();
    void isForTheOwnerAlone();
    void holdsForTheWindowWhenTheDiskRefuses();

private:
    void prepare() override;
    QString file() const { return m_folder + u"/trusted-servers.ini"_s; }

    QString m_folder;
    const ServerAddress m_lab{u"lab-pc"_s, 4445};
    const ServerTrust m_first = certificate("first");
    const ServerTrust m_second = certificate("second");
};

void TestTrustedServers::prepare() { m_folder = freshFolder() + u"/new"_s; }

void TestTrustedServers::knowsNobodyAtFirst() {
    const TrustedServers servers(m_folder);
    QVERIFY(!servers.find(m_lab));
    QVERIFY(servers.trustIn(m_lab) == ServerTrust{});
    QVERIFY(!QDir(m_folder).exists());
}

void TestTrustedServers::remembersTheFirstFingerprintForGood() {
    const QDateTime before = QDateTime::currentDateTimeUtc().addSecs(-1);
    QVERIFY(TrustedServers(m_folder).remember(m_lab, m_first, u"Physics"_s));
    QVERIFY(TrustedServers(m_folder).remember(m_lab, m_second, u"Chemistry"_s));
    const auto known = TrustedServers(m_folder).find(m_lab);
    QVERIFY(known);
    QVERIFY(known->trust == m_first);
    QCOMPARE(known->className, u"Physics"_s);
    QVERIFY(known->since >= before && known->since <= QDateTime::currentDateTimeUtc());
}

void TestTrustedServers::keepsTheServersApart() {
    TrustedServers servers(m_folder);
    QVERIFY(servers.remember(m_lab, m_first, {}));
    QVERIFY(servers.remember({u"lab-pc"_s, 4446}, m_second, {}));
    QVERIFY(servers.trustIn(m_lab) == m_first);
    QVERIFY(servers.trustIn({u"lab-pc"_s, 4446}) == m_second);
    QVERIFY(!servers.find({u"lab-pc"_s}));
}

void TestTrustedServers::takesAnyAddress_data() {
    QTest::addColumn<QString>("host");
    QTest::newRow("IPv6 with a scope") << u"fe80::1%eth0/1"_s;
    QTest::newRow("what an ini file reads as more") << u"a]=b;\\c\"\n[d"_s;
    QTest::newRow("not ASCII") << u"schüler-пк"_s;
}

void TestTrustedServers::takesAnyAddress() {
    QFETCH(QString, host);
    QVERIFY(TrustedServers(m_folder).remember({host}, m_first, u"\"a\"; b = [c]\n% d"_s));
    const auto known = TrustedServers(m_folder).find({host});
    QVERIFY(known && known->trust == m_first);
    QCOMPARE(known->className, u"\"a\"; b = [c]\n% d"_s);
}

void TestTrustedServers::remembersThatSomebodyAgreedToPlaintext() {
    QVERIFY(TrustedServers(m_folder).remember(m_lab, plaintext, {}));
    QVERIFY(TrustedServers(m_folder).trustIn(m_lab) == plaintext);
}

void TestTrustedServers::letsPlaintextGiveWayToAFingerprint() {
    TrustedServers servers(m_folder);
    QVERIFY(servers.remember(m_lab, plaintext, {}));
    QVERIFY(servers.remember(m_lab, m_first, {}));
    QVERIFY(servers.trustIn(m_lab) == m_first);
}

void TestTrustedServers::neverLetsAFingerprintGiveWayToPlaintext() {
    TrustedServers servers(m_folder);
    QVERIFY(servers.remember(m_lab, m_first, {}));
    QVERIFY(servers.remember(m_lab, plaintext, {}));
    QVERIFY(servers.trustIn(m_lab) == m_first);
}

void TestTrustedServers::remembersNothingWhereNothingWasSeen() {
    QVERIFY(TrustedServers(m_folder).remember(m_lab, {}, u"Physics"_s));
    QVERIFY(!TrustedServers(m_folder).find(m_lab));
}

void TestTrustedServers::plaintextHoldsForPlaintextAlone() {
    TrustedServers servers(m_folder);
    QVERIFY(servers.remember(m_lab, m_first, {}));
    QVERIFY(servers.replace(m_lab, plaintext));
    QVERIFY(TrustedServers(m_folder).trustIn(m_lab) == (ServerTrust{m_first.fingerprint, true}));
    QVERIFY(servers.remember(m_lab, m_second, {}));
    QVERIFY(servers.trustIn(m_lab) == (ServerTrust{m_first.fingerprint, true}));
    QVERIFY(servers.remember(m_lab, m_first, {}));
    QVERIFY(servers.trustIn(m_lab) == m_first);
}

void TestTrustedServers::whoWasReplacedIsAStranger() {
    TrustedServers servers(m_folder);
    QVERIFY(servers.remember(m_lab, m_first, u"Physics"_s));
    QVERIFY(servers.replace(m_lab, m_second, u"Physics"_s));
    QVERIFY(TrustedServers(m_folder).trustIn(m_lab) == m_second);
    QVERIFY(servers.trustIn(m_lab).expectedInsteadOf(*m_first.fingerprint) == m_second.fingerprint);
    QVERIFY(servers.replace(m_lab, plaintext));
    QVERIFY(servers.replace(m_lab, m_first));
    QVERIFY(TrustedServers(m_folder).trustIn(m_lab) == m_first);
}

// As when the folder above cannot be entered; but the administrator, for whom there is no such folder, sees it too.
void TestTrustedServers::aFolderThatCannotBeSeenMayHoldAnything() {
    const QString loop = freshFolder() + u"/loop"_s;
    QVERIFY(QFile::link(loop, loop));
    TrustedServers servers(loop + u"/lectern"_s);
    QVERIFY(!servers.isReadable());
    QVERIFY(!servers.remember(m_lab, m_first, {}));
}

void TestTrustedServers::keepsAFileThatCannotBeReadAsItIs_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("binary junk") << QByteArray("\x7f"
                                               "ELF\0\0\n",
                                               7);
    QTest::newRow("a heading that is cut off") << QByteArray("[lab-pc%253A4445]\ntrust=plaintext\n[att");
    QTest::newRow("another kind of file") << QByteArray("<html>\n");
    QTest::newRow("a folder in its place") << QByteArray();
}

void TestTrustedServers::keepsAFileThatCannotBeReadAsItIs() {
    QFETCH(QByteArray, content);
    QVERIFY(QDir().mkpath(content.isEmpty() ? file() : m_folder));
    QFile junk(file());
    if (!content.isEmpty()) {
        QVERIFY(junk.open(QFile::WriteOnly) && junk.write(content) == content.size());
        junk.close();
    }
    for (int i = 0; i < 2; ++i) { // whoever reads it again finds the same
        TrustedServers servers(m_folder);
        QVERIFY(!servers.isReadable());
        QVERIFY(!servers.find(m_lab));
        QVERIFY(!servers.remember(m_lab, m_first, {}));
        QVERIFY(!servers.replace(m_lab, m_first));
    }
    QCOMPARE(junk.open(QFile::ReadOnly), !content.isEmpty());
    QVERIFY(content.isEmpty() || junk.readAll() == content);
}

void TestTrustedServers::isReadableAgainOnceSomebodyHasMendedIt() {
    QVERIFY(TrustedServers(m_folder).isReadable());
    QVERIFY(QDir().mkpath(file()));
    QVERIFY(!TrustedServers(m_folder).isReadable());
    QVERIFY(QDir().rmdir(file()));
    QVERIFY(TrustedServers(m_folder).remember(m_lab, m_first, u"a=b\n[c"_s));
    QVERIFY(TrustedServers(m_folder).isReadable());
}

void TestTrustedServers::replacesOnPurpose() {
    TrustedServers servers(m_folder);
    QVERIFY(servers.remember(m_lab, m_first, u"Physics"_s));
    QVERIFY(servers.replace(m_lab, m_second));
    QVERIFY(servers.trustIn(m_lab).fingerprint == m_second.fingerprint);
    QVERIFY(servers.replace(m_lab, plaintext));
    QVERIFY(servers.trustIn(m_lab).mayBePlaintext);
}

void TestTrustedServers::learnsTheNameOfTheClassAfterwards() {
    TrustedServers servers(m_folder);
    QVERIFY(servers.replace(m_lab, m_first));
    const QDateTime since = servers.find(m_lab)->since;
    QVERIFY(servers.remember(m_lab, m_first, u"Physics"_s));
    QCOMPARE(servers.find(m_lab)->className, u"Physics"_s);
    QCOMPARE(servers.find(m_lab)->since, since);
    QVERIFY(servers.remember(m_lab, m_first, u"Chemistry"_s));
    QCOMPARE(servers.find(m_lab)->className, u"Physics"_s);
}

void TestTrustedServers::demandsTheImpossibleOfADamagedEntry_data() {
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("cut off") << QByteArray("trust=9f86d081");
    QTest::newRow("of another kind") << QByteArray("trust=md5");
    QTest::newRow("a list") << QByteArray("trust=plaintext, plaintext");
    QTest::newRow("empty") << QByteArray("trust=");
    QTest::newRow("gone") << QByteArray("since=2026-01-01T00:00:00Z");
}

void TestTrustedServers::demandsTheImpossibleOfADamagedEntry() {
    QFETCH(QByteArray, line);
    QVERIFY(QDir().mkpath(m_folder));
    QFile damaged(file());
    QVERIFY(damaged.open(QFile::WriteOnly));
    damaged.write("[lab-pc%253A4445]\n" + line + "\n");
    damaged.close();
    TrustedServers servers(m_folder);
    const ServerTrust demanded = servers.trustIn(m_lab);
    QVERIFY(servers.find(m_lab)->isDamaged);
    QVERIFY(demanded.fingerprint && !demanded.mayBePlaintext);
    QVERIFY(demanded != m_first);
    QVERIFY(servers.remember(m_lab, m_first, {}));
    QVERIFY(TrustedServers(m_folder).trustIn(m_lab) == demanded);
    QVERIFY(servers.replace(m_lab, m_first));
    QVERIFY(TrustedServers(m_folder).trustIn(m_lab) == m_first);
}

void TestTrustedServers::sharesItsFileWithOtherWindows() {
    TrustedServers one(m_folder);
    TrustedServers other(m_folder);
    QVERIFY(one.remember(m_lab, m_first, {}));
    QVERIFY(other.trustIn(m_lab) == m_first);
    QVERIFY(other.remember(ServerAddress{u"attic"_s}, m_second, {}));
    QVERIFY(one.remember(ServerAddress{u"cellar"_s}, m_first, {}));
    QVERIFY(one.trustIn({u"attic"_s}) == m_second);
    QVERIFY(other.trustIn({u"cellar"_s}) == m_first);
    QVERIFY(other.replace(m_lab, m_second));
    QVERIFY(one.trustIn(m_lab).fingerprint == m_second.fingerprint);
}

void TestTrustedServers::isForTheOwnerAlone() {
    QVERIFY(TrustedServers(m_folder).remember(m_lab, m_first, {}));
    const QFile::Permissions others =
        QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFile::permissions(file()) & others));
    QVERIFY(TrustedServers(m_folder).replace(m_lab, m_second));
    QVERIFY(!(QFile::permissions(file()) & others));
}

void TestTrustedServers::holdsForTheWindowWhenTheDiskRefuses() {
    QFile inTheWay(m_folder);
    QVERIFY(inTheWay.open(QFile::WriteOnly));
    TrustedServers servers(m_folder);
    QVERIFY(!servers.remember(m_lab, m_first, {}));
    QVERIFY(servers.trustIn(m_lab) == m_first);
    QVERIFY(!servers.replace(m_lab, m_second));
    QVERIFY(servers.trustIn(m_lab).fingerprint == m_second.fingerprint);
    QVERIFY(!TrustedServers(m_folder).find(ServerAddress{u"attic"_s}));
    QVERIFY(!servers.remember(m_lab, m_second, {})); // and it says so each time
    QVERIFY(inTheWay.remove());
    QVERIFY(servers.remember(m_lab, m_second, {}));
    QVERIFY(TrustedServers(m_folder).trustIn(m_lab).fingerprint == m_second.fingerprint);
}

LECTERN_TEST(TestTrustedServers, QCoreApplication)
#include "tst_trustedservers.moc"
