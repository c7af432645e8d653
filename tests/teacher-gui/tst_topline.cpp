// SPDX-License-Identifier: GPL-3.0-or-later
// The top line opens the join card, which says of the real connection what students compare.
#include "shared/client/connection.h"
#include "teacher-gui/views/joincard.h"
#include "teacher-gui/views/joinline.h"
#include "teacher-gui/views/qrcode.h"
#include "teacher-gui/views/topline.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/testcase.h"

#include <QApplication>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpression>
#include <QTest>
#include <QVBoxLayout>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;
using teacher::JoinCard;
using teacher::JoinLine;

class TestTopLine : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void theButtonOpensTheCardWithTheWordsOfTheServer();
    void theButtonOpensItByKeyToo();
    void theCardFollowsTheChosenAddress();
    void theCardOfAPlaintextServerSaysSo();
    void theSameCardIsRaisedNotAnotherOne();
    void theCardClosesWithThePageOfTheClass();
};

namespace {

struct Scene {
    explicit Scene(ScriptedServer::Manner manner = ScriptedServer::Manner::Tls) {
        server.manner = manner;
        auto *column = new QVBoxLayout(&window);
        column->addWidget(&top);
        window.resize(900, 600);
        window.show();
        client::Credentials credentials;
        credentials.name = u"Ana"_s;
        client::ServerTrust trust;
        trust.mayBePlaintext = true;
        connection.open({u"127.0.0.1"_s, server.port()}, credentials, trust);
    }
    bool isIn() {
        return QTest::qWaitFor([this] { return connection.state() == client::LinkState::Ready; }, patience);
    }
    QPushButton *button() { return top.findChild<QPushButton *>(u"joinCardButton"_s); }
    JoinLine *line() { return top.findChild<JoinLine *>(); }
    JoinCard *card() { return window.findChild<JoinCard *>(u"joinCard"_s); }
    QString text(const QString &label) { return card()->findChild<QLabel *>(label)->text(); }
    QString link() { return card()->findChild<teacher::QrCode *>()->content(); }

    ScriptedServer server;
    client::Connection connection;
    QWidget window;
    teacher::TopLine top{connection, &window};
};

} // namespace

void TestTopLine::theButtonOpensTheCardWithTheWordsOfTheServer() {
    Scene scene;
    QVERIFY(scene.isIn());
    QVERIFY(!scene.button()->accessibleName().isEmpty() && !scene.button()->toolTip().isEmpty());
    QTest::mouseClick(scene.button(), Qt::LeftButton);
    QVERIFY(scene.card() && scene.card()->isVisible());
    QCOMPARE(scene.text(u"joinCardAddress"_s), scene.line()->address());
    QCOMPARE(scene.text(u"joinCardWords"_s).split(QRegularExpression(u"[ \n]"_s)),
             scene.server.fingerprint().words());
    QVERIFY(scene.link().contains(scene.server.fingerprint().toHex()));
}

void TestTopLine::theButtonOpensItByKeyToo() {
    Scene scene;
    QVERIFY(scene.isIn());
    QVERIFY(scene.button()->focusPolicy() & Qt::TabFocus);
    QTest::keyClick(scene.button(), Qt::Key_Space);
    QVERIFY(scene.card() && scene.card()->isVisible());
}

void TestTopLine::theCardFollowsTheChosenAddress() {
    Scene scene;
    QVERIFY(scene.isIn());
    scene.top.showJoinCard();
    scene.line()->setAddresses({u"192.168.1.20"_s, u"10.0.0.5:4445"_s});
    QCOMPARE(scene.text(u"joinCardAddress"_s), u"192.168.1.20"_s);
    scene.line()->findChild<QMenu *>(u"joinMenu"_s)->actions().at(1)->trigger();
    QCOMPARE(scene.text(u"joinCardAddress"_s), u"10.0.0.5:4445"_s);
    QVERIFY(scene.link().startsWith(u"lectern://10.0.0.5:4445/"_s));
}

void TestTopLine::theCardOfAPlaintextServerSaysSo() {
    Scene scene(ScriptedServer::Manner::Plaintext);
    QVERIFY(scene.isIn());
    scene.top.showJoinCard();
    QVERIFY(scene.text(u"joinCardHint"_s).startsWith(u"This class is not encrypted: others"_s));
    QVERIFY(!scene.link().contains(u"sha256"_s));
    scene.top.setListen({u"127.0.0.1"_s, u"::1"_s});
    QVERIFY(scene.text(u"joinCardHint"_s).contains(u"Only programs on this computer"_s));
    scene.top.setListen({u"127.0.0.1"_s, u"192.168.1.20"_s});
    QVERIFY(scene.text(u"joinCardHint"_s).contains(u"others on the network"_s));
}

void TestTopLine::theSameCardIsRaisedNotAnotherOne() {
    Scene scene;
    QVERIFY(scene.isIn());
    scene.top.showJoinCard();
    JoinCard *first = scene.card();
    QTest::ignoreMessage(QtWarningMsg, "This plugin does not support raise()");
    scene.top.showJoinCard();
    QCOMPARE(scene.window.findChildren<JoinCard *>(), QList<JoinCard *>{first});
    QTest::keyClick(scene.card(), Qt::Key_Escape);
    WAIT_FOR(!scene.card());
    scene.top.showJoinCard();
    QVERIFY(scene.card() && scene.card()->isVisible());
}

void TestTopLine::theCardClosesWithThePageOfTheClass() {
    Scene scene;
    QVERIFY(scene.isIn());
    scene.top.showJoinCard();
    scene.top.hide();
    WAIT_FOR(!scene.card());
}

} // namespace lectern::test

LECTERN_TEST(lectern::test::TestTopLine, QApplication)
#include "tst_topline.moc"
