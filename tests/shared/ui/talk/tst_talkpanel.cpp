// SPDX-License-Identifier: GPL-3.0-or-later
// The panes of talk in a class of the real daemon: whose eyes a text reaches.
#include "shared/ui/talk/field/messageedit.h"
#include "shared/ui/talk/panetabs.h"
#include "shared/ui/talk/rooms/roomacts.h"
#include "shared/ui/talk/talkpanel.h"
#include "shared/ui/theme.h"
#include "tests/shared/talk/classmate.h"
#include "tests/support/cuttableproxy.h"

#include <QApplication>
#include <QDateTimeEdit>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::Literals::StringLiterals;

namespace {

// Ana has a window, Ben has none.
struct Scene {
    ServerProcess server;
    std::unique_ptr<CuttableProxy> proxy;
    Classmate ana;
    Classmate ben;
    ui::TalkPanel panel{ana.talk};

    bool begin() { return server.start(); }
    void fill() {
        proxy = std::make_unique<CuttableProxy>(server.port());
        panel.resize(500, 500);
        panel.show();
        panel.activateWindow();
        ana.join(server, u"Ana"_s, proxy->port());
        ben.join(server, u"Ben"_s);
        ben.look(ben.classRoom());
        WAIT_COMPARE(ana.talk.people().rowCount(), 2);
        WAIT_COMPARE(ben.talk.people().rowCount(), 2);
    }
    // Built by Ben, and Ana looks at it.
    RoomId openLab() {
        ben.type(u"/room Lab Ana"_s);
        (void)QTest::qWaitFor([this] { return tabs().count() == 2; }, patience);
        const RoomId lab = ana.panes().rooms().back();
        tabs().choose(lab);
        edit().setFocus();
        return lab;
    }
    ui::PaneTabs &tabs() const { return *panel.findChild<ui::PaneTabs *>(u"paneTabs"_s); }
    ui::MessageEdit &edit() const { return *panel.findChild<ui::MessageEdit *>(u"messageEdit"_s); }
    QString note() const { return panel.findChild<QLabel *>(u"messageNote"_s)->text(); }
    void ask(Classmate &who, const protocol::ClientMessage &message) {
        bool isDone = false;
        who.talk.requester().ask(message, &who.talk,
                                 [&](const client::Answer &answer) { isDone = answer.isDone(); });
        WAIT_FOR(isDone);
    }
};

} // namespace

class TestTalkPanel : public TestCase {
    Q_OBJECT

protected:
    void prepare() override {
        m_scene = std::make_unique<Scene>();
        QVERIFY(m_scene->begin());
        m_scene->fill();
    }

private Q_SLOTS:
    void initTestCase() {
        QCoreApplication::setOrganizationName(u"Lectern"_s);
        ui::applyTheme(*qApp);
    }
    void cleanup() { m_scene.reset(); }

    void halfASentenceStaysInTheRoomThatIsClosed() {
        const RoomId lab = m_scene->openLab();
        QTest::keyClicks(&m_scene->edit(), u"the teacher is "_s);
        m_scene->ask(m_scene->ben, protocol::CloseRoom{lab});
        WAIT_COMPARE(m_scene->tabs().tabText(1), u"Lab (closed)"_s);
        QTest::keyClicks(&m_scene->edit(), u"a fool"_s);
        QTest::keyClick(&m_scene->edit(), Qt::Key_Return);
        QCOMPARE(m_scene->edit().text(), u"the teacher is a fool"_s);
        QCOMPARE(m_scene->note(), u"This room is gone. What you typed is still here, to be copied."_s);
        m_scene->tabs().setCurrentIndex(0);
        QCOMPARE(m_scene->tabs().count(), 1);
        QCOMPARE(m_scene->edit().text(), QString());
        QTest::keyClicks(&m_scene->edit(), u"Hello"_s);
        QTest::keyClick(&m_scene->edit(), Qt::Key_Return);
        WAIT_COMPARE(m_scene->ben.said(m_scene->ben.classRoom()), QStringList{u"Ana: Hello"_s});
    }

    void aRoomThatOneLeavesIsGoneAtOnce() {
        const RoomId lab = m_scene->openLab();
        m_scene->ask(m_scene->ana, protocol::LeaveRoom{lab});
        WAIT_COMPARE(m_scene->tabs().count(), 1);
        QVERIFY(!m_scene->tabs().isDead());
    }

    void aRoomThatIsClosedBesideGoesAtOnce() {
        const RoomId lab = m_scene->openLab();
        m_scene->tabs().setCurrentIndex(0);
        m_scene->ask(m_scene->ben, protocol::CloseRoom{lab});
        WAIT_COMPARE(m_scene->tabs().count(), 1);
    }

    void whatIsTakenOutOfTheFieldBeforeTheConnectionIsBackIsNotSaid() {
        m_scene->proxy->cut();
        WAIT_COMPARE(m_scene->ana.connection.state(), client::LinkState::Reconnecting);
        QTest::keyClicks(&m_scene->edit(), u"I regret this"_s);
        QTest::keyClick(&m_scene->edit(), Qt::Key_Return);
        QVERIFY(m_scene->note().startsWith(u"Not connected."_s));
        m_scene->edit().setPlainText({});
        m_scene->proxy->mend();
        WAIT_COMPARE(m_scene->ana.connection.state(), client::LinkState::Ready);
        QTest::keyClicks(&m_scene->edit(), u"Hello"_s);
        QTest::keyClick(&m_scene->edit(), Qt::Key_Return);
        WAIT_COMPARE(m_scene->ben.said(m_scene->ben.classRoom()), QStringList{u"Ana: Hello"_s});
    }

    void aDraftForSomebodyWhoWritesFirstGoesAlong() {
        m_scene->panel.writeTo(m_scene->ana.talk.people().find(u"Ben"_s).at(0));
        QTest::keyClicks(&m_scene->edit(), u"I wanted to"_s);
        m_scene->ben.type(u"/msg Ana Psst"_s);
        WAIT_FOR(m_scene->ana.panes().directWith(m_scene->ana.talk.people().find(u"Ben"_s).at(0)));
        QCOMPARE(m_scene->edit().text(), u"I wanted to"_s);
        QCOMPARE(m_scene->tabs().count(), 2);
        QCOMPARE(m_scene->tabs().currentIndex(), 1);
    }

    void noDraftGoesOverIntoAnotherClass() {
        QTest::keyClicks(&m_scene->edit(), u"for this class"_s);
        ServerProcess other;
        QVERIFY(other.start());
        m_scene->ana.connection.close();
        m_scene->ana.join(other, u"Ana"_s);
        QCOMPARE(m_scene->edit().text(), QString());
    }

    void aRoomWhoseBuildingWasCancelledIsNotGoneTo() {
        m_scene->panel.acts().build({m_scene->ana.talk.people().find(u"Ben"_s).at(0)});
        const QPointer<QDialog> dialog = m_scene->panel.findChild<QDialog *>(u"newRoomDialog"_s);
        dialog->findChild<QLineEdit *>(u"roomName"_s)->setText(u"Lab"_s);
        dialog->findChild<QPushButton *>(u"pickButton"_s)->click();
        dialog->reject(); // no answer can have come yet
        WAIT_COMPARE(m_scene->tabs().count(), 2);
        QCOMPARE(m_scene->tabs().currentIndex(), 0);
    }

    void aRoomThatIsBuiltIsGoneTo() {
        m_scene->panel.acts().build({m_scene->ana.talk.people().find(u"Ben"_s).at(0)});
        const QPointer<QDialog> dialog = m_scene->panel.findChild<QDialog *>(u"newRoomDialog"_s);
        dialog->findChild<QLineEdit *>(u"roomName"_s)->setText(u"Lab"_s);
        dialog->findChild<QPushButton *>(u"pickButton"_s)->click();
        WAIT_COMPARE(m_scene->tabs().currentIndex(), 1);
        WAIT_FOR(!dialog);
    }

    void anAnnouncementIsALineWhereItIsLowAndBetweenTwo() {
        m_scene->panel.resize(500, 700);
        protocol::Message message{};
        message.room = m_scene->ana.classRoom();
        message.message = MessageId{1'000'000};
        message.kind = protocol::MessageKind::Announcement;
        message.name = u"Ms Smith"_s;
        message.text = u"Tomorrow we meet in room 204. Bring a pen, a ruler, and a sheet of paper."_s;
        m_scene->ana.talk.announcements().receive(message);
        WAIT_FOR(pinnedHeight() > 3 * line());
        m_scene->panel.resize(500, 230);
        WAIT_FOR(pinnedHeight() <= 2.5 * line());
        m_scene->panel.resize(500, 700);
        WAIT_FOR(pinnedHeight() > 3 * line());
        m_scene->panel.writeTo(m_scene->ana.talk.people().find(u"Ben"_s).at(0));
        WAIT_FOR(pinnedHeight() <= 2.5 * line());
        m_scene->tabs().setCurrentIndex(0);
        WAIT_FOR(pinnedHeight() > 3 * line());
    }

    void whereItIsLowTheSearchHasTheRoomUntilOneWritesAgain() {
        m_scene->panel.resize(500, 230);
        m_scene->panel.search();
        QVERIFY(!m_scene->edit().isVisible());
        m_scene->panel.takeFocus();
        QVERIFY(m_scene->edit().isVisible() && m_scene->edit().hasFocus());
        QVERIFY(!m_scene->panel.findChild<QWidget *>(u"searchBar"_s)->isVisible());
        m_scene->panel.resize(500, 700);
        m_scene->panel.search();
        QVERIFY(m_scene->edit().isVisible());
    }

    void oneIsAskedForNoSeconds() {
        m_scene->panel.askSince();
        const auto *time = m_scene->panel.findChild<QDateTimeEdit *>(u"sinceTime"_s);
        QVERIFY2(!time->displayFormat().contains(u's'), qPrintable(time->displayFormat()));
    }

private:
    int line() const { return m_scene->panel.fontMetrics().height(); }
    int pinnedHeight() const {
        return m_scene->panel.findChild<QWidget *>(u"pinnedAnnouncements"_s)->height();
    }

    std::unique_ptr<Scene> m_scene;
};

LECTERN_TEST(TestTalkPanel, QApplication)

#include "tst_talkpanel.moc"
