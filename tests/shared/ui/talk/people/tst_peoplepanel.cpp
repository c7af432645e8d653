// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/talk/peoplefinder.h"
#include "shared/talk/peoplemodel.h"
#include "shared/ui/talk/people/peoplepanel.h"
#include "shared/ui/theme.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/testcase.h"
#include "tests/teacher-gui/samplepeople.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeView>

Q_DECLARE_METATYPE(lectern::protocol::Person)

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;
using talk::PeopleModel;

class TestPeoplePanel : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aNameHasTheDirectionOfItsOwnLanguage_data();
    void aNameHasTheDirectionOfItsOwnLanguage();
    void howLongSomebodyIsAwayIsReadAtEverySize_data();
    void howLongSomebodyIsAwayIsReadAtEverySize();
    void fieldAndListHaveTheEdgesOfTheSide();
    void theCountSaysThatItIsOfStudents();
    void aTeachersCountStandsOnTopOfTheWindowAlone();
    void theEmptyListSaysToEachWhatToDo();
    void whoHasLeftIsWrittenInMutedText();
    void enterAndDoubleClickWantAMessage();
    void aSingleClickWantsNothing();
    void theSearchLeadsIntoTheList();
    void theMenuOffersWhatFitsRoleAndPerson_data();
    void theMenuOffersWhatFitsRoleAndPerson();
    void everyActSaysWhomItIsAbout_data();
    void everyActSaysWhomItIsAbout();
    void muteSaysForHowLong_data();
    void muteSaysForHowLong();
    void theMenuComesByKeyAndByButton();
    void theButtonsAreForThePersonThatIsChosen();
    void thatSomebodyIsUnverifiedIsReadInFull();
    void aLargeClassIsSearchedOnTheServer();
    void aClassThatIsSmallAgainIsListedAgain();
    void cleanup();

private:
    QFont m_font;
};

namespace {

using protocol::Door;
using protocol::Person;
using protocol::PersonState;
using protocol::Role;

struct Panel {
    explicit Panel(Role reader = Role::Teacher, talk::PeopleFinder *finder = nullptr)
        : people(reader), panel(people, finder, reader) {
        panel.resize(320, 400);
        panel.show();
    }
    void show(const QString &name) { show({student(1, name)}); }
    void show(const std::vector<Person> &persons) {
        people.receive(protocol::People{true, int(persons.size()), true, persons});
        people.flush();
    }
    QTreeView &list() { return *panel.findChild<QTreeView *>(u"peopleList"_s); }
    QLabel &empty() { return *panel.findChild<QLabel *>(u"peopleEmpty"_s); }
    QPushButton &button(const QString &name) { return *panel.findChild<QPushButton *>(name); }
    QPoint place(int row) { return list().visualRect(list().model()->index(row, 0)).center(); }
    void doubleClick(int row) {
        choose(row);
        QTest::mouseDClick(list().viewport(), Qt::LeftButton, {}, place(row));
    }
    void choose(int row) { QTest::mouseClick(list().viewport(), Qt::LeftButton, {}, place(row)); }
    // Of the offscreen platform.
    static void expectMenu(bool expected = true) {
        if (!expected)
            return;
        QTest::ignoreMessage(QtWarningMsg, "This plugin does not support raise()");
        QTest::ignoreMessage(QtWarningMsg, "This plugin does not support grabbing the keyboard");
    }
    QMenu *menu() { return panel.findChild<QMenu *>(u"personMenu"_s); }
    QMenu *openMenu(int row) {
        choose(row);
        expectMenu(button(u"personMenuButton"_s).isEnabled());
        button(u"personMenuButton"_s).click();
        return menu();
    }
    QImage picture() {
        const QModelIndex name = list().model()->index(0, PeopleModel::Name);
        return list().viewport()->grab(list().visualRect(name)).toImage();
    }

    PeopleModel people;
    ui::PeoplePanel panel;
    QSignalSpy messages{&panel, &ui::PeoplePanel::messageWanted};
};

Person teacher(quint64 seat) {
    Person person = student(seat, u"Zelda"_s);
    person.role = Role::Teacher;
    return person;
}

Person muted(quint64 seat) {
    Person person = student(seat, u"Ana"_s);
    person.muted = true;
    return person;
}

Person withHand(quint64 seat) {
    Person person = student(seat, u"Ana"_s);
    person.handSince = 1000;
    return person;
}

QStringList actsIn(const QMenu *menu) {
    QStringList names;
    for (const QAction *action : menu ? menu->actions() : QList<QAction *>()) {
        if (!action->isSeparator())
            names += action->menu() ? action->menu()->objectName() : action->objectName();
    }
    return names;
}

} // namespace

void TestPeoplePanel::initTestCase() {
    ui::applyTheme(*qApp);
    m_font = QApplication::font();
}

void TestPeoplePanel::cleanup() {
    QApplication::setFont(m_font);
    QApplication::setLayoutDirection(Qt::LeftToRight);
}

void TestPeoplePanel::aNameHasTheDirectionOfItsOwnLanguage_data() {
    QTest::addColumn<Qt::LayoutDirection>("window");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("mark"); // says the direction outright
    QTest::newRow("Latin, right to left") << Qt::RightToLeft << u"&amp; Co (a)"_s << u"\u200e"_s;
    QTest::newRow("Hebrew, left to right") << Qt::LeftToRight << u"(\u05d0\u05d1) \u05d2!"_s << u"\u200f"_s;
}

void TestPeoplePanel::aNameHasTheDirectionOfItsOwnLanguage() {
    QFETCH(Qt::LayoutDirection, window);
    QFETCH(QString, name);
    QFETCH(QString, mark);
    QApplication::setLayoutDirection(window);
    Panel panel;
    panel.show(name);
    const QImage plain = panel.picture();
    panel.show(mark + name + mark);
    QCOMPARE(plain, panel.picture());
}

void TestPeoplePanel::howLongSomebodyIsAwayIsReadAtEverySize_data() {
    QTest::addColumn<double>("scale");
    QTest::newRow("usual") << 1.0;
    QTest::newRow("twice") << 2.0;
}

void TestPeoplePanel::howLongSomebodyIsAwayIsReadAtEverySize() {
    QFETCH(double, scale);
    QApplication::setFont(ui::scaledFont(scale));
    Panel panel;
    panel.panel.resize(panel.panel.minimumSize());
    panel.show(u"Ana"_s);
    const QHeaderView &header = *panel.list().header();
    const QFontMetrics metrics(panel.list().font());
    WAIT_FOR(header.sectionSize(PeopleModel::Standing) >
             metrics.horizontalAdvance(u"\u2026 away 59 min"_s) + ui::space);
    WAIT_FOR(header.sectionSize(PeopleModel::Name) > metrics.horizontalAdvance(u"Bernard"_s));
}

void TestPeoplePanel::fieldAndListHaveTheEdgesOfTheSide() {
    Panel panel;
    const auto *search = panel.panel.findChild<QLineEdit *>();
    for (const QWidget *part :
         {static_cast<const QWidget *>(search), static_cast<const QWidget *>(&panel.list())}) {
        QCOMPARE(part->x(), 0);
        QCOMPARE(part->width(), panel.panel.width());
    }
}

void TestPeoplePanel::theCountSaysThatItIsOfStudents() {
    Panel panel(Role::Student);
    panel.people.receive(protocol::People{true, 1234, true, {}});
    const auto *count = panel.panel.findChild<QLabel *>(u"peopleCount"_s);
    QCOMPARE(count->text(), u"Students: %1 here"_s.arg(QLocale().toString(1234)));
    QVERIFY(count->isVisible());
}

void TestPeoplePanel::aTeachersCountStandsOnTopOfTheWindowAlone() {
    Panel panel(Role::Teacher);
    panel.people.receive(protocol::People{true, 1234, true, {}});
    QVERIFY(!panel.panel.findChild<QLabel *>(u"peopleCount"_s)->isVisible());
}

void TestPeoplePanel::theEmptyListSaysToEachWhatToDo() {
    Panel teachers;
    QVERIFY(teachers.empty().text().contains(u"join at the address above"_s));
    teachers.show(u"Ana"_s);
    QVERIFY(!teachers.empty().isVisible());

    Panel students(Role::Student);
    students.show(u"Ana"_s); // alone
    QCOMPARE(students.empty().text(), u"Nobody else is here yet."_s);
    students.show({student(1, u"Ana"_s), student(2, u"Ben"_s)});
    QVERIFY(!students.empty().isVisible());
    students.panel.findChild<QLineEdit *>()->setText(u"zoe"_s);
    QCOMPARE(students.empty().text(), u"Nobody here is called so."_s);
}

void TestPeoplePanel::whoHasLeftIsWrittenInMutedText() {
    Panel panel;
    const auto hasColor = [&](const QColor &color) {
        const QImage image = panel.picture();
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y) == color)
                    return true;
            }
        }
        return false;
    };
    const QColor text = panel.list().palette().color(QPalette::Text);
    panel.show(u"HHHH"_s);
    QVERIFY(hasColor(text));
    panel.people.receive(delta({student(1, u"HHHH"_s, PersonState::Left)}));
    panel.people.flush();
    QVERIFY(!hasColor(text));
    QVERIFY(hasColor(ui::mutedTextColor(panel.list().palette())));
}

void TestPeoplePanel::enterAndDoubleClickWantAMessage() {
    Panel panel;
    panel.panel.setOwnSeat(SeatId{3});
    panel.show({student(1, u"Ana"_s), student(2, u"Ben"_s, PersonState::Left), student(3, u"Carl"_s)});
    panel.doubleClick(0);
    QCOMPARE(panel.messages.takeFirst()[0].value<SeatId>(), SeatId{1});
    panel.choose(0);
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter}) {
        QTest::keyClick(&panel.list(), key);
        QCOMPARE(panel.messages.takeFirst()[0].value<SeatId>(), SeatId{1});
    }
    for (const int row : {1, 2}) { // oneself, and who has left
        panel.doubleClick(row);
        QTest::keyClick(&panel.list(), Qt::Key_Return);
    }
    QCOMPARE(panel.messages.size(), 0);
}

void TestPeoplePanel::aSingleClickWantsNothing() {
    Panel panel;
    panel.show(u"Ana"_s);
    panel.choose(0);
    QCOMPARE(panel.messages.size(), 0);
}

void TestPeoplePanel::theSearchLeadsIntoTheList() {
    Panel panel;
    panel.show({student(1, u"Ana"_s), student(2, u"Ben"_s)});
    WAIT_FOR(panel.panel.isActiveWindow());
    panel.panel.takeFocus();
    auto *search = panel.panel.findChild<QLineEdit *>();
    QTest::keyClicks(search, u"be"_s);
    QTest::keyClick(search, Qt::Key_Return);
    QVERIFY(panel.list().hasFocus());
    QTest::keyClick(&panel.list(), Qt::Key_Return);
    QCOMPARE(panel.messages.takeFirst()[0].value<SeatId>(), SeatId{2});
}

void TestPeoplePanel::theMenuOffersWhatFitsRoleAndPerson_data() {
    QTest::addColumn<Role>("reader");
    QTest::addColumn<Person>("person");
    QTest::addColumn<QStringList>("acts");
    const QStringList talk{u"messagePersonAction"_s, u"invitePersonAction"_s};
    const QStringList calling = talk + QStringList{u"callPersonAction"_s};
    QTest::newRow("student, student") << Role::Student << withHand(1) << talk;
    QTest::newRow("student, teacher") << Role::Student << teacher(1) << talk;
    QTest::newRow("student, oneself") << Role::Student << student(7, u"Ana"_s) << QStringList();
    QTest::newRow("teacher, student")
        << Role::Teacher << student(1, u"Ana"_s) << calling + QStringList{u"muteMenu"_s};
    QTest::newRow("teacher, hand") << Role::Teacher << withHand(1)
                                   << calling + QStringList{u"lowerPersonAction"_s, u"muteMenu"_s};
    QTest::newRow("teacher, muted") << Role::Teacher << muted(1) << calling + QStringList{u"unmuteAction"_s};
    QTest::newRow("teacher, teacher") << Role::Teacher << teacher(1) << talk;
    QTest::newRow("teacher, oneself") << Role::Teacher << teacher(7) << QStringList();
    QTest::newRow("teacher, voter by plain text")
        << Role::Teacher << guest(1, u"classic 7"_s, Door::Poll) << QStringList();
    QTest::newRow("student, voter by plain text")
        << Role::Student << guest(1, u"classic 7"_s, Door::Poll) << QStringList();
    QTest::newRow("teacher, talker by plain text")
        << Role::Teacher << guest(1, u"127.0.0.1:63154"_s, Door::Chat)
        << QStringList{u"messagePersonAction"_s, u"muteMenu"_s};
    QTest::newRow("student, talker by plain text")
        << Role::Student << guest(1, u"Batman"_s, Door::Room) << QStringList{u"messagePersonAction"_s};
    QTest::newRow("left") << Role::Teacher << student(1, u"Ana"_s, PersonState::Left) << QStringList();
}

void TestPeoplePanel::theMenuOffersWhatFitsRoleAndPerson() {
    QFETCH(Role, reader);
    QFETCH(Person, person);
    QFETCH(QStringList, acts);
    Panel panel(reader);
    panel.panel.setOwnSeat(SeatId{7});
    panel.show({person});
    QCOMPARE(actsIn(panel.openMenu(0)), acts);
}

void TestPeoplePanel::everyActSaysWhomItIsAbout_data() {
    QTest::addColumn<QString>("act");
    QTest::addColumn<QByteArray>("intent");
    QTest::newRow("message") << u"messagePersonAction"_s
                             << QByteArray(SIGNAL(messageWanted(lectern::SeatId)));
    QTest::newRow("invite") << u"invitePersonAction"_s << QByteArray(SIGNAL(inviteWanted(lectern::SeatId)));
    QTest::newRow("call") << u"callPersonAction"_s << QByteArray(SIGNAL(callWanted(lectern::SeatId)));
    QTest::newRow("lower") << u"lowerPersonAction"_s << QByteArray(SIGNAL(lowerHandWanted(lectern::SeatId)));
}

void TestPeoplePanel::everyActSaysWhomItIsAbout() {
    QFETCH(QString, act);
    QFETCH(QByteArray, intent);
    Panel panel;
    panel.show({withHand(5)});
    QSignalSpy wanted(&panel.panel, intent.constData());
    panel.openMenu(0)->findChild<QAction *>(act)->trigger();
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted[0][0].value<SeatId>(), SeatId{5});
}

void TestPeoplePanel::muteSaysForHowLong_data() {
    QTest::addColumn<QString>("act");
    QTest::addColumn<int>("seconds");
    QTest::newRow("1 minute") << u"mute1Action"_s << 60;
    QTest::newRow("5 minutes") << u"mute5Action"_s << 300;
    QTest::newRow("15 minutes") << u"mute15Action"_s << 900;
    QTest::newRow("the lesson") << u"muteLessonAction"_s << 24 * 3600;
    QTest::newRow("not any more") << u"unmuteAction"_s << 0;
}

void TestPeoplePanel::muteSaysForHowLong() {
    QFETCH(QString, act);
    QFETCH(int, seconds);
    Panel panel;
    panel.show({seconds == 0 ? muted(5) : student(5, u"Ana"_s)});
    QSignalSpy wanted(&panel.panel, &ui::PeoplePanel::muteWanted);
    panel.openMenu(0)->findChild<QAction *>(act)->trigger();
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted[0][0].value<SeatId>(), SeatId{5});
    QCOMPARE(wanted[0][1].toInt(), seconds);
}

void TestPeoplePanel::theMenuComesByKeyAndByButton() {
    Panel panel;
    panel.show({student(1, u"Ana"_s), student(2, u"Ben"_s)});
    panel.choose(1);
    const QPoint at = panel.place(1);
    QContextMenuEvent key(QContextMenuEvent::Keyboard, at, panel.list().mapToGlobal(at));
    Panel::expectMenu();
    QCoreApplication::sendEvent(&panel.list(), &key);
    QVERIFY(panel.menu());
    QCOMPARE(panel.menu()->accessibleName(), u"What to do about Ben"_s);
    panel.menu()->close();
    WAIT_FOR(!panel.menu());
    QVERIFY(panel.openMenu(0));
    QCOMPARE(panel.menu()->accessibleName(), u"What to do about Ana"_s);
}

void TestPeoplePanel::theButtonsAreForThePersonThatIsChosen() {
    Panel panel;
    panel.show({student(1, u"Ana"_s), student(2, u"Ben"_s)});
    auto &message = panel.button(u"messagePersonButton"_s);
    auto &more = panel.button(u"personMenuButton"_s);
    QVERIFY(!message.isEnabled() && !more.isEnabled());
    panel.choose(1);
    QCOMPARE(message.accessibleName(), u"Write a message to Ben"_s);
    message.click();
    QCOMPARE(panel.messages.takeFirst()[0].value<SeatId>(), SeatId{2});
    panel.people.receive(delta({student(2, u"Ben"_s, PersonState::Left)})); // while chosen
    panel.people.flush();
    QVERIFY(!message.isEnabled() && !more.isEnabled());
    panel.choose(0);
    QVERIFY(more.isEnabled());
    panel.panel.setOwnSeat(SeatId{1});
    QVERIFY(!more.isEnabled());
}

void TestPeoplePanel::thatSomebodyIsUnverifiedIsReadInFull() {
    Panel panel;
    panel.people.receive(question(1));
    panel.show({student(1, u"Ana"_s), guest(2, u"classic 7"_s, Door::Poll, true)});
    const QFontMetrics metrics(panel.list().font());
    const int row = panel.list().model()->index(0, 0).data().toString() == u"Ana"_s ? 1 : 0;
    for (const int column : {PeopleModel::Name, PeopleModel::Standing}) {
        const QModelIndex index = panel.list().model()->index(row, column);
        QVERIFY(metrics.horizontalAdvance(index.data().toString()) < panel.list().visualRect(index).width());
    }
}

void TestPeoplePanel::aLargeClassIsSearchedOnTheServer() {
    ScriptedServer server;
    server.contentOf = [](const protocol::ClientMessage &message) -> std::optional<protocol::ServerMessage> {
        const auto *wish = std::get_if<protocol::FindPeople>(&message);
        if (!wish || wish->text != "ben"_L1)
            return protocol::FoundPeople{wish ? wish->text : QString(), {}, false};
        return protocol::FoundPeople{wish->text, {{SeatId{9}, u"Ben"_s, PersonState::Here}}, false};
    };
    client::Connection connection;
    client::Requester requester(connection);
    talk::PeopleFinder finder(requester);
    Panel panel(Role::Student, &finder);
    QObject::connect(&connection, &client::Connection::received, &finder, &talk::PeopleFinder::receive);
    QObject::connect(&connection, &client::Connection::received, &panel.people, &PeopleModel::receive);
    server.snapshot = {protocol::People{true, 312, false, {}}};
    client::Credentials credentials;
    credentials.name = u"Ana"_s;
    connection.open({u"127.0.0.1"_s, server.port()}, credentials);
    WAIT_COMPARE(panel.empty().text(), u"So many people are not listed. Search for a name."_s);
    QCOMPARE(panel.panel.findChild<QLabel *>(u"peopleCount"_s)->text(), u"Students: 312 here"_s);

    auto *search = panel.panel.findChild<QLineEdit *>();
    search->setText(u"ben"_s);
    QCOMPARE(panel.empty().text(), u"Searching\u2026"_s);
    WAIT_COMPARE(panel.list().model()->rowCount(), 1);
    QVERIFY(!panel.empty().isVisible());
    panel.choose(0);
    QTest::keyClick(&panel.list(), Qt::Key_Return);
    QCOMPARE(panel.messages.takeFirst()[0].value<SeatId>(), SeatId{9});
    QCOMPARE(actsIn(panel.openMenu(0)), (QStringList{u"messagePersonAction"_s, u"invitePersonAction"_s}));
    search->setText(u"nobody"_s);
    WAIT_COMPARE(panel.empty().text(), u"Nobody here is called so."_s);
}

void TestPeoplePanel::aClassThatIsSmallAgainIsListedAgain() {
    client::Connection connection;
    client::Requester requester(connection);
    talk::PeopleFinder finder(requester);
    Panel panel(Role::Student, &finder);
    panel.people.receive(protocol::People{true, 312, false, {}});
    QCOMPARE(panel.list().model()->rowCount(), 0);
    panel.panel.findChild<QLineEdit *>()->setText(u"a"_s);
    panel.show({student(1, u"Ana"_s), student(2, u"Ben"_s)});
    QCOMPARE(panel.list().model()->rowCount(), 1);
    QVERIFY(finder.text().isEmpty()); // nobody asks the server any more
    QVERIFY(!panel.empty().isVisible());
    QCOMPARE(panel.list().header()->sectionResizeMode(PeopleModel::Name), QHeaderView::Stretch);
}

} // namespace lectern::test

LECTERN_TEST(lectern::test::TestPeoplePanel, QApplication)
#include "tst_peoplepanel.moc"
