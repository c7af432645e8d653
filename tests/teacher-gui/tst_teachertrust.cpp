// SPDX-License-Identifier: GPL-3.0-or-later
// What a teacher who joins a server elsewhere sees when it is not the one that is known there.
#include "shared/client/joinlink.h"
#include "shared/client/trustedservers.h"
#include "tests/support/scriptedserver.h"
#include "tests/teacher-gui/teacherlesson.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialog>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;
using client::TrustedServers;

class TestTeacherTrust : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void anotherIdentityIsAFullStopBeforeAnythingIsSaid();
    void onlyATickAndThePressReplaceThePin();
    void aLinkThatWasRefusedStaysInItsField();
    void theServerOfTheOwnFolderIsNeverDoubted();
    void anotherServerOnThePortOfTheOldOneStopsTheLesson();
};

namespace {

const Fingerprint oldOne = Fingerprint::ofCertificate("old");

// A teacher whose program knows another server by the address of this one.
struct Scene {
    ScriptedServer server;
    TeacherLesson lesson;

    Scene() {
        lesson.options.server = client::ServerAddress{u"127.0.0.1"_s, server.port()};
        lesson.options.key = TeacherKey::generate();
        TrustedServers().remember(*lesson.options.server, {oldOne}, u"Physics 101"_s);
    }
    void stop() {
        lesson.openWindow();
        WAIT_FOR(isStopped());
    }
    QDialog *dialog() { return lesson.find<QDialog>(u"identityDialog"_s); }
    bool isStopped() { return dialog() && dialog()->isVisible(); }
    std::optional<Fingerprint> pinned() {
        return TrustedServers().trustIn(*lesson.options.server).fingerprint;
    }
};

} // namespace

void TestTeacherTrust::anotherIdentityIsAFullStopBeforeAnythingIsSaid() {
    Scene scene;
    scene.stop();
    QCOMPARE(scene.lesson.text(u"identityBeforeWords"_s), oldOne.words().join(u' '));
    QCOMPARE(scene.lesson.text(u"identityNowWords"_s), scene.server.fingerprint().words().join(u' '));
    QTest::keyClick(scene.dialog()->focusWidget(), Qt::Key_Return);
    WAIT_FOR(!scene.dialog());
    QVERIFY(scene.lesson.isOnPage(u"joinButton"_s));
    QVERIFY(scene.lesson.text(u"addressError"_s).startsWith("Not connected:"_L1));
    QVERIFY(scene.pinned() == oldOne);
    QCOMPARE(scene.server.heard(), QByteArray());
}

void TestTeacherTrust::onlyATickAndThePressReplaceThePin() {
    Scene scene;
    scene.stop();
    QVERIFY(!scene.lesson.button(u"identityTrustButton"_s)->isEnabled());
    scene.lesson.find<QCheckBox>(u"identityTick"_s)->click();
    scene.lesson.click(u"identityTrustButton"_s);
    WAIT_FOR(scene.lesson.isReady());
    QVERIFY(scene.pinned() == scene.server.fingerprint());
}

void TestTeacherTrust::aLinkThatWasRefusedStaysInItsField() {
    Scene scene;
    const auto server = scene.lesson.options.server;
    scene.lesson.options.server.reset();
    scene.lesson.openWindow();
    scene.lesson.click(u"joinServerButton"_s);
    const QString link = client::joinLink(*server, oldOne);
    scene.lesson.find<QComboBox>(u"addressField"_s)->setEditText(link);
    scene.lesson.click(u"joinButton"_s);
    WAIT_FOR(scene.isStopped());
    scene.dialog()->reject();
    QCOMPARE(scene.lesson.find<QComboBox>(u"addressField"_s)->currentText(), link);
    QCOMPARE(scene.server.heard(), QByteArray());
}

// The data folder says what its server's certificate is: better than what was seen at that port some time ago.
void TestTeacherTrust::theServerOfTheOwnFolderIsNeverDoubted() {
    TeacherLesson lesson;
    QVERIFY(lesson.server.start());
    lesson.options.dataFolder = lesson.server.dataFolder();
    const client::ServerAddress address{u"127.0.0.1"_s, lesson.server.port()};
    TrustedServers().remember(address, {oldOne}, u"Physics 101"_s);
    lesson.openWindow();
    WAIT_FOR(lesson.isReady());
    QVERIFY(TrustedServers().trustIn(address).fingerprint == lesson.running()->fingerprint);
}

void TestTeacherTrust::anotherServerOnThePortOfTheOldOneStopsTheLesson() {
    TeacherLesson lesson;
    QVERIFY(lesson.server.start());
    lesson.options.server = client::ServerAddress{u"127.0.0.1"_s, lesson.server.port()};
    lesson.options.key = lesson.server.teacherKey();
    lesson.openWindow();
    WAIT_FOR(lesson.isReady());
    const quint16 port = lesson.server.port();
    lesson.server.kill();
    ServerProcess second;
    QVERIFY(second.start(port));
    WAIT_FOR(lesson.find<QDialog>(u"identityDialog"_s));
    QVERIFY(!lesson.button(u"identityTrustButton"_s)->isEnabled());
    lesson.find<QCheckBox>(u"identityTick"_s)->click();
    lesson.click(u"identityTrustButton"_s);
    WAIT_FOR(lesson.isOnPage(u"keyError"_s)); // it is another server: its key is another one
}

} // namespace lectern::test

LECTERN_TEST(lectern::test::TestTeacherTrust, QApplication)
#include "tst_teachertrust.moc"
