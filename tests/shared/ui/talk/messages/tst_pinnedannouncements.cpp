// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/talk/announcements.h"
#include "shared/ui/talk/messages/announcementcard.h"
#include "shared/ui/talk/messages/pinnedannouncements.h"
#include "shared/ui/theme.h"
#include "tests/gui/announced.h"
#include "tests/support/testcase.h"

#include <QAccessible>
#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;
using namespace lectern;
using protocol::Message;

namespace {

// On top of a chat.
struct Scene {
    Scene() {
        page.resize(500, 600);
        auto *column = new QVBoxLayout(&page);
        pinned = new ui::PinnedAnnouncements(announcements, &page);
        column->addWidget(pinned);
        chat = new QWidget(&page);
        column->addWidget(chat, 1);
        page.show();
        protocol::Room room;
        room.room = RoomId{1};
        room.kind = protocol::RoomKind::Class;
        announcements.receive(protocol::Rooms{true, {room}});
    }
    void announce(quint64 id, const QString &text, const QString &name = u"Ms Smith"_s) {
        Message message;
        message.room = RoomId{1};
        message.message = MessageId{id};
        message.name = name;
        message.kind = protocol::MessageKind::Announcement;
        message.text = text;
        message.at = 1'800'000'000'000;
        announcements.receive(message);
        settle();
    }
    static void settle() {
        for (int turn = 0; turn < 5; ++turn)
            QCoreApplication::processEvents();
    }
    QList<ui::AnnouncementCard *> cards() const { // that are shown
        QList<ui::AnnouncementCard *> all;
        for (auto *card : page.findChildren<ui::AnnouncementCard *>()) {
            if (card->isVisible())
                all += card;
        }
        return all;
    }
    QStringList texts() const {
        QStringList all;
        for (const auto *card : cards())
            all += card->findChild<QLabel *>(u"announcementText"_s)->text();
        return all;
    }
    QPushButton *more() const { return page.findChild<QPushButton *>(u"moreAnnouncementsButton"_s); }
    void click(QPushButton *button) const {
        pinned->ensureWidgetVisible(button);
        QTest::mouseClick(button, Qt::LeftButton);
        settle();
    }
    static QPushButton *in(const ui::AnnouncementCard *card, const char *name) {
        return card->findChild<QPushButton *>(QLatin1StringView(name));
    }

    talk::Announcements announcements;
    QWidget page;
    ui::PinnedAnnouncements *pinned = nullptr;
    QWidget *chat = nullptr;
};

} // namespace

class TestPinnedAnnouncements : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { ui::applyTheme(*qApp); }

    void withoutAnAnnouncementNothingIsShown();
    void theNewestIsShownWithItsTeacherAndTime();
    void whatIsWrittenIsNotMarkup();
    void theOthersAreShownOnDemand();
    void itIsDismissedByMouseAndByKey();
    void aLongOneEndsAfterFourLinesUnlessAllIsWished();
    void theChatIsSeenWhateverIsPinned();
    void inABriefPlaceItIsALineThatUnfoldsByMouseAndByKey();
    void aLineOffersNothingWhereAllOfItIsSeen();
    void inABriefPlaceTheOthersComeWithTheWhole();
    void aNarrowLineHasRoomForTheText();
    void whatIsSetAsideIsNotSeen();
    void aNewOneIsReadOut();
    void aDeletedOneVanishes();
};

void TestPinnedAnnouncements::withoutAnAnnouncementNothingIsShown() {
    Scene scene;
    QVERIFY(!scene.pinned->isVisible());
    scene.announce(1, u"Hello"_s);
    QVERIFY(scene.pinned->isVisible());
    scene.announcements.dismiss(MessageId{1});
    QVERIFY(!scene.pinned->isVisible());
}

void TestPinnedAnnouncements::theNewestIsShownWithItsTeacherAndTime() {
    Scene scene;
    scene.announce(1, u"Old"_s);
    scene.announce(2, u"New"_s, u"Mr Jones"_s);
    QCOMPARE(scene.texts(), QStringList{u"New"_s});
    const QString head = scene.cards().first()->findChild<QLabel *>(u"announcementHead"_s)->text();
    QVERIFY2(head.startsWith(u"Announcement by Mr Jones, "_s), qPrintable(head));
    QVERIFY(head.contains(u':')); // a time
}

void TestPinnedAnnouncements::whatIsWrittenIsNotMarkup() {
    Scene scene;
    scene.announce(1, u"<img src='file:///etc/passwd'><b>bold</b>"_s, u"<i>Ms</i>"_s);
    for (const auto *label : scene.cards().first()->findChildren<QLabel *>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
}

void TestPinnedAnnouncements::theOthersAreShownOnDemand() {
    Scene scene;
    scene.announce(1, u"One"_s);
    QVERIFY(!scene.more()->isVisible());
    scene.announce(2, u"Two"_s);
    scene.announce(3, u"Three"_s);
    QCOMPARE(scene.more()->text(), u"2 more"_s);
    scene.click(scene.more());
    QCOMPARE(scene.texts().size(), 3);
    const int newest = scene.cards()[0]->message() == MessageId{3} ? scene.cards()[0]->y() : -1;
    for (const auto *card : scene.cards()) {
        if (card->message() == MessageId{3})
            QVERIFY(card->y() == 0);
        else
            QVERIFY(card->y() > newest);
    }
    scene.click(scene.more());
    QCOMPARE(scene.texts(), QStringList{u"Three"_s});
}

void TestPinnedAnnouncements::itIsDismissedByMouseAndByKey() {
    Scene scene;
    scene.announce(1, u"One"_s);
    scene.announce(2, u"Two"_s);
    QPushButton *dismiss = Scene::in(scene.cards().first(), "dismissButton");
    QCOMPARE(dismiss->accessibleName(), u"Dismiss the announcement by Ms Smith"_s);
    QVERIFY(dismiss->focusPolicy() & Qt::TabFocus);
    scene.click(dismiss);
    QCOMPARE(scene.texts(), QStringList{u"One"_s});
    dismiss = Scene::in(scene.cards().first(), "dismissButton");
    dismiss->setFocus();
    QTest::keyClick(dismiss, Qt::Key_Space);
    Scene::settle();
    QVERIFY(!scene.pinned->isVisible());
    QCOMPARE(scene.announcements.dismissed(), (QList<quint64>{1, 2}));
}

void TestPinnedAnnouncements::aLongOneEndsAfterFourLinesUnlessAllIsWished() {
    Scene scene;
    scene.announce(1, u"Short"_s);
    QVERIFY(!Scene::in(scene.cards().first(), "showAllButton")->isVisible());
    scene.announce(2, u"Tomorrow we meet in room 204. "_s.repeated(12));
    const auto *card = scene.cards().first();
    const auto *text = card->findChild<QLabel *>(u"announcementText"_s);
    const int line = QFontMetrics(text->font()).height();
    QVERIFY(text->height() < 5 * line);
    QPushButton *all = Scene::in(card, "showAllButton");
    QVERIFY(all->isVisible());
    scene.click(all);
    QVERIFY(text->height() >= 5 * line);
    QCOMPARE(all->text(), u"Show less"_s);
    scene.click(all);
    QVERIFY(text->height() < 5 * line);
}

void TestPinnedAnnouncements::theChatIsSeenWhateverIsPinned() {
    Scene scene;
    scene.announce(1, u"word "_s.repeated(800)); // 4,000 characters
    scene.click(Scene::in(scene.cards().first(), "showAllButton"));
    QVERIFY2(scene.chat->height() > scene.page.height() / 2,
             qPrintable(QString::number(scene.chat->height())));
    QVERIFY(scene.pinned->verticalScrollBar()->maximum() > 0); // the rest can be reached
    QCOMPARE(scene.pinned->horizontalScrollBar()->maximum(), 0);
}

void TestPinnedAnnouncements::inABriefPlaceItIsALineThatUnfoldsByMouseAndByKey() {
    Scene scene;
    scene.announce(1, u"Tomorrow we meet in room 204.\nBring a pen."_s.repeated(3));
    const int whole = scene.pinned->height();
    scene.pinned->setBrief(true);
    Scene::settle();
    const auto *card = scene.cards().first();
    const int line = QFontMetrics(card->font()).height();
    QVERIFY2(scene.pinned->height() <= 2.5 * line, qPrintable(QString::number(scene.pinned->height())));
    QCOMPARE(card->findChild<QLabel *>(u"announcementHead"_s)->text(), u"Ms Smith:"_s);
    QPushButton *more = Scene::in(card, "showAllButton");
    QCOMPARE(more->text(), u"More"_s);
    QCOMPARE(more->accessibleName(), u"Show all of the announcement"_s);
    scene.click(more);
    QVERIFY(scene.pinned->height() >= whole);
    QVERIFY(card->findChild<QLabel *>(u"announcementHead"_s)->text().startsWith(u"Announcement by"_s));
    QVERIFY(more->focusPolicy() & Qt::TabFocus);
    more->setFocus();
    QTest::keyClick(more, Qt::Key_Space);
    Scene::settle();
    QVERIFY(scene.pinned->height() <= 2.5 * line);
    scene.pinned->setBrief(false);
    Scene::settle();
    QCOMPARE(scene.pinned->height(), whole);
}

void TestPinnedAnnouncements::aLineOffersNothingWhereAllOfItIsSeen() {
    Scene scene;
    scene.pinned->setBrief(true);
    scene.announce(1, u"No lab today"_s);
    const auto *card = scene.cards().first();
    QVERIFY(!Scene::in(card, "showAllButton")->isVisible());
    QVERIFY(Scene::in(card, "dismissButton")->isVisible());
    scene.page.resize(200, 600);
    Scene::settle();
    QVERIFY(Scene::in(card, "showAllButton")->isVisible());
}

void TestPinnedAnnouncements::inABriefPlaceTheOthersComeWithTheWhole() {
    Scene scene;
    scene.pinned->setBrief(true);
    scene.announce(1, u"One"_s);
    scene.announce(2, u"Two"_s);
    scene.announce(3, u"Three"_s);
    QCOMPARE(scene.texts(), QStringList{u"Three"_s});
    QVERIFY(!scene.more()->isVisible()); // it would be a line of its own
    QPushButton *more = Scene::in(scene.cards().first(), "showAllButton");
    QCOMPARE(more->text(), u"2 more"_s);
    QCOMPARE(more->accessibleName(), u"Show all of the announcement, and 2 more"_s);
    scene.click(more);
    QCOMPARE(scene.texts().size(), 3);
    scene.click(more);
    QCOMPARE(scene.texts(), QStringList{u"Three"_s});
}

void TestPinnedAnnouncements::aNarrowLineHasRoomForTheText() {
    Scene scene;
    scene.page.resize(180, 600);
    scene.pinned->setBrief(true);
    scene.announce(1, u"Tomorrow we meet in room 204"_s, u"Maximiliane von Hohenstein"_s);
    const auto *card = scene.cards().first();
    QVERIFY(!card->findChild<QLabel *>(u"announcementHead"_s)->isVisible());
    QVERIFY(card->findChild<QLabel *>(u"announcementText"_s)->width() >= scene.page.width() / 4);
    const QPushButton *dismiss = Scene::in(card, "dismissButton");
    QVERIFY(dismiss->mapTo(&scene.page, dismiss->rect().bottomRight()).x() < scene.page.width());
}

void TestPinnedAnnouncements::whatIsSetAsideIsNotSeen() {
    Scene scene;
    scene.announce(1, u"One"_s);
    scene.pinned->setAside(true);
    QVERIFY(!scene.pinned->isVisible());
    scene.announce(2, u"Two"_s);
    QVERIFY(!scene.pinned->isVisible());
    scene.pinned->setAside(false);
    QVERIFY(scene.pinned->isVisible());
}

void TestPinnedAnnouncements::aNewOneIsReadOut() {
    test::announced.clear();
    Scene scene;
    scene.announce(1, u"Test on Friday"_s);
    QCOMPARE(test::announced.size(), 1);
    QVERIFY(test::announced.first().contains(u"Ms Smith"_s) &&
            test::announced.first().contains(u"Test on Friday"_s));
    scene.announce(2, u"Not on Friday"_s);
    scene.announcements.dismiss(MessageId{2}); // what was there is not told again
    QCOMPARE(test::announced.size(), 2);
}

void TestPinnedAnnouncements::aDeletedOneVanishes() {
    Scene scene;
    scene.announce(1, u"One"_s);
    Message gone = scene.announcements.pinned().front();
    gone.text.clear();
    gone.deletedBy = u"Ms Smith"_s;
    scene.announcements.receive(gone);
    QVERIFY(!scene.pinned->isVisible());
}

LECTERN_TEST(TestPinnedAnnouncements, QApplication)
#include "tst_pinnedannouncements.moc"
