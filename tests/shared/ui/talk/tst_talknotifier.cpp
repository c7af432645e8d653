// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/talk/desktopnotice.h"
#include "shared/ui/talk/talknotifier.h"
#include "tests/support/testcase.h"

#include <QApplication>
#include <QSettings>
#include <QWidget>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace lectern;
using protocol::Message;
using protocol::MessageKind;
using ui::TalkNotifier;
using Notice = TalkNotifier::Notice;

namespace {

constexpr RoomId classRoom{1};
constexpr RoomId direct{2};
constexpr RoomId lab{3};

Message said(RoomId room, const QString &text, quint64 seat = 2) {
    Message message;
    message.room = room;
    message.message = MessageId{1};
    message.seat = SeatId{seat};
    message.name = u"Ben"_s;
    message.text = text;
    return message;
}

// A class, and a window that is not in front.
struct Scene {
    explicit Scene(std::chrono::milliseconds quiet = 0ms) : notifier(window, quiet) {
        QSettings().clear();
        notifier.setDelivery([this](const Notice &notice) { told += notice; });
        notifier.setReader(SeatId{7}, u"Ana"_s);
        protocol::Rooms rooms{true, {}};
        for (const auto &[room, kind] :
             {std::pair{classRoom, protocol::RoomKind::Class}, std::pair{direct, protocol::RoomKind::Direct},
              std::pair{lab, protocol::RoomKind::Separate}}) {
            protocol::Room one;
            one.room = room;
            one.kind = kind;
            rooms.rooms.push_back(one);
        }
        notifier.receive(rooms);
    }
    // Every notice by itself.
    void hear(const protocol::ServerMessage &message) {
        notifier.receive(message);
        QCoreApplication::processEvents();
    }

    QWidget window;
    QList<Notice> told;
    TalkNotifier notifier;
};

} // namespace

class TestTalkNotifier : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void aDirectMessageIsTold();
    void theOwnNameIsToldInEveryRoom();
    void anAnnouncementIsTold();
    void beingCalledOnIsTold();
    void whatIsNotMeantForTheReaderIsNot();
    void whileTheProgramIsInFrontNothingIs();
    void whatComesQuicklyIsCounted();
    void oneThatWaitedIsToldAsItIs();
    void whoHasLookedMeanwhileIsNotTold();
    void itCanBeSwitchedOffAndThatIsRemembered();
    void whileOthersSeeTheScreenNeitherNameNorTextIsTold();
    void textsAreOneLineThatIsNotTooLong();
    void nothingInANoticeIsMarkup();
    void withoutATrayNothingAppearsAndNothingWarns();
};

void TestTalkNotifier::aDirectMessageIsTold() {
    Scene scene;
    scene.hear(said(direct, u"Are you\nthere?"_s));
    QCOMPARE(scene.told, (QList<Notice>{{u"Ben"_s, u"Are you there?"_s}}));
}

void TestTalkNotifier::theOwnNameIsToldInEveryRoom() {
    Scene scene;
    scene.hear(said(classRoom, u"ask @ana"_s));
    scene.hear(said(lab, u"ANA?"_s));
    WAIT_COMPARE(scene.told.size(), 2);
    QCOMPARE(scene.told[0], (Notice{u"Ben has mentioned you"_s, u"ask @ana"_s}));
}

void TestTalkNotifier::anAnnouncementIsTold() {
    Scene scene;
    Message message = said(classRoom, u"Test on Friday"_s);
    message.kind = MessageKind::Announcement;
    scene.hear(message);
    QCOMPARE(scene.told, (QList<Notice>{{u"Announcement by Ben"_s, u"Test on Friday"_s}}));
}

void TestTalkNotifier::beingCalledOnIsTold() {
    Scene scene;
    scene.hear(protocol::Hand{true, 1, 2, false});
    QVERIFY(scene.told.isEmpty());
    scene.hear(protocol::Hand{false, 0, 0, true});
    QCOMPARE(scene.told.size(), 1);
}

void TestTalkNotifier::whatIsNotMeantForTheReaderIsNot() {
    Scene scene;
    scene.hear(said(classRoom, u"Montana"_s));
    scene.hear(said(lab, u"hello"_s));
    scene.hear(said(direct, u"my own"_s, 7));
    Message deleted = said(direct, {});
    deleted.deletedBy = u"Ben"_s;
    scene.hear(deleted);
    scene.hear(protocol::Messages{direct, {said(direct, u"old"_s)}, false, {}, {}}); // the past
    scene.hear(protocol::RoomGone{direct, protocol::RoomEnd::Closed, {}});
    scene.hear(said(direct, u"too late"_s));
    QVERIFY(scene.told.isEmpty());
}

void TestTalkNotifier::whileTheProgramIsInFrontNothingIs() {
    Scene scene;
    QWidget another; // of the same program
    another.show();
    another.activateWindow();
    WAIT_FOR(another.isActiveWindow());
    scene.hear(said(direct, u"hello"_s));
    QVERIFY(scene.told.isEmpty());
    another.hide();
    WAIT_FOR(!QApplication::activeWindow());
    scene.hear(said(direct, u"hello"_s));
    QCOMPARE(scene.told.size(), 1);
}

void TestTalkNotifier::whatComesQuicklyIsCounted() {
    Scene scene(100ms);
    for (int i = 0; i < 4; ++i)
        scene.notifier.receive(said(direct, u"message %1"_s.arg(i)));
    QCOMPARE(scene.told, (QList<Notice>{{u"Ben"_s, u"message 0"_s}}));
    WAIT_COMPARE(scene.told.size(), 2);
    QCOMPARE(scene.told[1].text, u"New messages: 3"_s);
}

void TestTalkNotifier::oneThatWaitedIsToldAsItIs() {
    Scene scene(100ms);
    scene.notifier.receive(said(direct, u"first"_s));
    scene.notifier.receive(said(direct, u"second"_s));
    WAIT_COMPARE(scene.told.size(), 2);
    QCOMPARE(scene.told[1], (Notice{u"Ben"_s, u"second"_s}));
}

void TestTalkNotifier::whoHasLookedMeanwhileIsNotTold() {
    Scene scene(100ms);
    scene.notifier.receive(said(direct, u"first"_s));
    scene.notifier.receive(said(direct, u"second"_s));
    scene.window.show();
    scene.window.activateWindow();
    WAIT_FOR(scene.window.isActiveWindow());
    QVERIFY(!QTest::qWaitFor([&] { return scene.told.size() > 1; }, 300)); // it must not come
}

void TestTalkNotifier::itCanBeSwitchedOffAndThatIsRemembered() {
    Scene scene;
    QVERIFY(scene.notifier.isOn());
    scene.notifier.setOn(false);
    scene.hear(said(direct, u"hello"_s));
    QVERIFY(scene.told.isEmpty());
    TalkNotifier later(scene.window);
    QVERIFY(!later.isOn());
    scene.notifier.setOn(true);
    QVERIFY(later.isOn());
}

void TestTalkNotifier::whileOthersSeeTheScreenNeitherNameNorTextIsTold() {
    Scene scene;
    scene.notifier.setDiscreet(true);
    scene.hear(said(direct, u"a secret"_s));
    QCOMPARE(scene.told.size(), 1);
    QVERIFY(!scene.told[0].title.contains(u"Ben"_s) && !scene.told[0].text.contains(u"secret"_s));
}

void TestTalkNotifier::textsAreOneLineThatIsNotTooLong() {
    Scene scene;
    scene.hear(said(direct, u"a long\n\n story "_s + u"x"_s.repeated(4000)));
    QVERIFY(!scene.told[0].text.contains(u'\n'));
    QVERIFY(scene.told[0].text.size() < 250);
    QVERIFY(scene.told[0].text.endsWith(QChar(0x2026)));
}

void TestTalkNotifier::nothingInANoticeIsMarkup() {
    const QString safe = ui::DesktopNotice::withoutMarkup(u"<img src='file:///etc/passwd'> & &lt;b&gt;"_s);
    for (const QChar mark : {u'<', u'>', u'&'})
        QVERIFY2(!safe.contains(mark), qPrintable(safe));
    QVERIFY(safe.contains(u"img src='file:///etc/passwd'"_s)); // to be read all the same
}

void TestTalkNotifier::withoutATrayNothingAppearsAndNothingWarns() {
    QSettings().clear();
    QWidget window;
    const auto before = QApplication::topLevelWidgets().size();
    TalkNotifier notifier(window); // delivers by the desktop
    notifier.receive(protocol::Hand{false, 0, 0, true});
    QCoreApplication::processEvents();
    QCOMPARE(QApplication::topLevelWidgets().size(), before);
    QVERIFY(!window.isVisible());
}

LECTERN_TEST(TestTalkNotifier, QApplication)
#include "tst_talknotifier.moc"
