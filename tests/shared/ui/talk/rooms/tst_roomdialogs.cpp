// SPDX-License-Identifier: GPL-3.0-or-later
// Choosing people, building a room, and who is in one.
#include "shared/talk/peoplefinder.h"
#include "shared/talk/peoplemodel.h"
#include "shared/ui/talk/rooms/membersdialog.h"
#include "shared/ui/talk/rooms/newroomdialog.h"
#include "shared/ui/theme.h"
#include "tests/shared/client/connectioncase.h"

#include <QApplication>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;
using protocol::Member;
using protocol::PersonState;
using ui::MembersDialog;
using ui::NewRoomDialog;

namespace {

struct Window {
    Window() {
        widget.resize(760, 640);
        widget.show();
        protocol::People list{true, 4, true, {}};
        quint64 seat = 0;
        for (const QString &name : {u"Ana"_s, u"<b>Ben</b>"_s, u"Chloe"_s, u"Dan"_s})
            list.people.push_back(
                {SeatId{++seat}, name, protocol::Role::Student, PersonState::Here, 0, false, {}, false});
        people.receive(list);
        people.flush();
    }
    QWidget widget;
    talk::PeopleModel people;
};

template <class Widget>
Widget *child(const QWidget &parent, const char *name) {
    return parent.findChild<Widget *>(QLatin1StringView(name));
}

void click(const QWidget &parent, const char *name) {
    auto *button = child<QPushButton>(parent, name);
    QVERIFY2(button && button->isVisible() && button->isEnabled(), name);
    QTest::mouseClick(button, Qt::LeftButton);
}

void clickRow(QListView &list, int row) {
    list.scrollTo(list.model()->index(row, 0));
    QTest::mouseClick(list.viewport(), Qt::LeftButton, {},
                      list.visualRect(list.model()->index(row, 0)).center());
}

QStringList rows(const QListView &list) {
    QStringList names;
    for (int row = 0; row < list.model()->rowCount(); ++row)
        names += list.model()->index(row, 0).data().toString();
    return names;
}

} // namespace

class TestRoomDialogs : public ConnectionCase {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { ui::applyTheme(*qApp); }
    void cleanup() { QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); }

    void aRoomNeedsANameAndSomebodyInIt();
    void aClickAnywhereInTheRowOrSpaceTicks();
    void enterInTheSearchTicksTheFirstAndBuildsNothing();
    void theNameIsOneLineOfAtMostFortyEightCharacters();
    void whileItIsBuiltNothingCanBeChanged();
    void aRefusalIsShownAndTheDialogStaysOpen();
    void inALargeClassTheServerLooksForPeople();
    void somebodyCanBeChosenFromTheBeginning();
    void anInvitationGoesOnWhileTheListOfMembersComes();

    void theMembersSayWhoIsAway();
    void onlyWhoMayManagesRemovesAndCloses();
    void removingAsksFirst();
    void nobodyRemovesOneself();
    void deleteRemovesTheChosenOne();
    void leavingAsksFirst();
    void closingAsksFirst();
    void escapeInTheQuestionDoesNothing();
    void invitingOffersWhoIsNotInTheRoom();
    void aTeacherWhoIsNotInTheRoomJoins();
    void theChosenOneStaysChosenWhenTheListIsRenewed();
    void everyControlHasANameForScreenReaders();
    void theButtonsStandWhereThoseOfOtherDialogsDo();

private:
    // Owned by the window.
    static NewRoomDialog *newRoom(Window &window) {
        auto *dialog = new NewRoomDialog(window.people, SeatId{1}, &window.widget);
        dialog->open();
        return dialog;
    }
    static MembersDialog *members(Window &window, bool mayManage = true) {
        auto *dialog = new MembersDialog(u"Lab group"_s, window.people, SeatId{1}, &window.widget);
        dialog->setMembers(
            {{SeatId{1}, u"Ana"_s, PersonState::Here}, {SeatId{3}, u"Chloe"_s, PersonState::Away}});
        dialog->setMayManage(mayManage);
        dialog->open();
        return dialog;
    }
    static QWidget *question(const MembersDialog &dialog) {
        for (auto *found : dialog.findChildren<QDialog *>(u"membersQuestion"_s)) {
            if (found->isVisible())
                return found;
        }
        return nullptr;
    }
};

void TestRoomDialogs::aRoomNeedsANameAndSomebodyInIt() {
    Window window;
    NewRoomDialog *dialog = newRoom(window);
    QSignalSpy wanted(dialog, &NewRoomDialog::buildWanted);
    auto *build = child<QPushButton>(*dialog, "pickButton");
    QVERIFY(!build->isEnabled());
    QTest::keyClicks(child<QLineEdit>(*dialog, "roomName"), u"  Lab   group "_s);
    QVERIFY(!build->isEnabled());
    auto *list = child<QListView>(*dialog, "pickerList");
    QCOMPARE(rows(*list), (QStringList{u"<b>Ben</b>"_s, u"Chloe"_s, u"Dan"_s})); // not oneself
    clickRow(*list, 2);
    QVERIFY(build->isEnabled());
    child<QLineEdit>(*dialog, "roomName")->setText(u"   "_s);
    QVERIFY(!build->isEnabled());
    child<QLineEdit>(*dialog, "roomName")->setText(u" Lab   group "_s);
    click(*dialog, "pickButton");
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().at(0).toString(), u"Lab group"_s);
    QCOMPARE(wanted.first().at(1).value<std::vector<SeatId>>(), std::vector<SeatId>{SeatId{4}});
}

void TestRoomDialogs::aClickAnywhereInTheRowOrSpaceTicks() {
    Window window;
    NewRoomDialog *dialog = newRoom(window);
    auto *list = child<QListView>(*dialog, "pickerList");
    clickRow(*list, 1);
    QCOMPARE(dialog->people(), std::vector<SeatId>{SeatId{3}});
    QCOMPARE(child<QLabel>(*dialog, "pickerChosen")->text(), u"Chosen: 1"_s);
    QTest::keyClick(child<QLineEdit>(*dialog, "pickerSearch"), Qt::Key_Down);
    QTest::keyClick(list, Qt::Key_Down);
    QTest::keyClick(list, Qt::Key_Space);
    QCOMPARE(dialog->people(), (std::vector<SeatId>{SeatId{3}, SeatId{4}}));
    QTest::keyClick(list, Qt::Key_Space);
    clickRow(*list, 1);
    QCOMPARE(dialog->people(), std::vector<SeatId>());
}

void TestRoomDialogs::enterInTheSearchTicksTheFirstAndBuildsNothing() {
    Window window;
    NewRoomDialog *dialog = newRoom(window);
    QSignalSpy wanted(dialog, &NewRoomDialog::buildWanted);
    child<QLineEdit>(*dialog, "roomName")->setText(u"Lab"_s);
    auto *search = child<QLineEdit>(*dialog, "pickerSearch");
    QTest::keyClicks(search, u"da"_s);
    QCOMPARE(rows(*child<QListView>(*dialog, "pickerList")), QStringList{u"Dan"_s});
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(dialog->people(), std::vector<SeatId>{SeatId{4}});
    QCOMPARE(search->text(), QString());
    QTest::keyClicks(search, u"zz"_s);
    QVERIFY(child<QLabel>(*dialog, "pickerEmpty")->isVisible());
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(wanted.size(), 0);
    search->clear();
    QTest::keyClick(search, Qt::Key_Return); // nothing is looked for: as in every dialog
    QCOMPARE(wanted.size(), 1);
}

void TestRoomDialogs::theNameIsOneLineOfAtMostFortyEightCharacters() {
    Window window;
    NewRoomDialog *dialog = newRoom(window);
    clickRow(*child<QListView>(*dialog, "pickerList"), 0);
    auto *name = child<QLineEdit>(*dialog, "roomName");
    const auto *note = child<QLabel>(*dialog, "roomNameNote");
    name->setText(u"a"_s.repeated(30));
    QVERIFY(!note->isVisible());
    name->setText(u"\U0001F600"_s.repeated(48)); // characters, not units
    QVERIFY(note->isVisible());
    QCOMPARE(note->text(), u"Characters left: 0"_s);
    QVERIFY(child<QPushButton>(*dialog, "pickButton")->isEnabled());
    name->setText(u"a"_s.repeated(50));
    QCOMPARE(note->text(), u"Too long. Characters too many: 2"_s);
    QVERIFY(!child<QPushButton>(*dialog, "pickButton")->isEnabled());
}

void TestRoomDialogs::whileItIsBuiltNothingCanBeChanged() {
    Window window;
    NewRoomDialog *dialog = newRoom(window);
    QSignalSpy wanted(dialog, &NewRoomDialog::buildWanted);
    child<QLineEdit>(*dialog, "roomName")->setText(u"Lab"_s);
    clickRow(*child<QListView>(*dialog, "pickerList"), 0);
    click(*dialog, "pickButton");
    QVERIFY(!child<QPushButton>(*dialog, "pickButton")->isEnabled());
    QVERIFY(!child<QListView>(*dialog, "pickerList")->isEnabled());
    QVERIFY(!child<QLineEdit>(*dialog, "roomName")->isEnabled());
    child<QLineEdit>(*dialog, "roomName")->setText(u"Other"_s);
    QVERIFY(!child<QPushButton>(*dialog, "pickButton")->isEnabled());
    QCOMPARE(wanted.size(), 1);
}

void TestRoomDialogs::aRefusalIsShownAndTheDialogStaysOpen() {
    Window window;
    NewRoomDialog *dialog = newRoom(window);
    child<QLineEdit>(*dialog, "roomName")->setText(u"Lab"_s);
    clickRow(*child<QListView>(*dialog, "pickerList"), 0);
    click(*dialog, "pickButton");
    dialog->setProblem(u"You have built 20 rooms. Close one first."_s);
    QVERIFY(dialog->isVisible());
    const auto *problem = child<QLabel>(*dialog, "pickProblem");
    QVERIFY(problem->isVisible());
    QCOMPARE(problem->text(), u"You have built 20 rooms. Close one first."_s);
    QVERIFY(child<QLineEdit>(*dialog, "roomName")->isEnabled());
    click(*dialog, "pickButton"); // once more
    QVERIFY(!problem->isVisible());
}

void TestRoomDialogs::inALargeClassTheServerLooksForPeople() {
    m_server->contentOf =
        [](const protocol::ClientMessage &message) -> std::optional<protocol::ServerMessage> {
        if (const auto *find = std::get_if<protocol::FindPeople>(&message))
            return protocol::FoundPeople{find->text, {{SeatId{900}, u"Kim"_s, PersonState::Here}}, false};
        return {};
    };
    join();
    client::Requester requester(*m_connection);
    talk::PeopleFinder finder(requester);
    connect(m_connection.get(), &client::Connection::received, &finder, &talk::PeopleFinder::receive);
    Window window;
    window.people.receive(protocol::People{true, 5000, false, {}});
    window.people.flush();
    NewRoomDialog *dialog = newRoom(window);
    connect(&dialog->picker(), &ui::PeoplePicker::searchChanged, &finder, &talk::PeopleFinder::search);
    connect(&finder, &talk::PeopleFinder::stateChanged, dialog, [&finder, dialog] {
        std::vector<Member> found;
        for (int row = 0; row < finder.rowCount(); ++row)
            found.push_back(finder.person(row));
        dialog->picker().add(found);
    });
    auto *list = child<QListView>(*dialog, "pickerList");
    WAIT_COMPARE(list->model()->rowCount(), 0);
    QCOMPARE(child<QLabel>(*dialog, "pickerEmpty")->text(),
             u"The class is too large for a list. Search a name."_s);
    QTest::keyClicks(child<QLineEdit>(*dialog, "pickerSearch"), u"ki"_s);
    WAIT_COMPARE(rows(*list), QStringList{u"Kim"_s});
    clickRow(*list, 0);
    child<QLineEdit>(*dialog, "pickerSearch")->clear();
    QCOMPARE(dialog->people(), std::vector<SeatId>{SeatId{900}});
}

void TestRoomDialogs::somebodyCanBeChosenFromTheBeginning() {
    Window window;
    NewRoomDialog *dialog = newRoom(window);
    dialog->picker().choose(SeatId{3});
    QCOMPARE(dialog->people(), std::vector<SeatId>{SeatId{3}});
    QCOMPARE(child<QListView>(*dialog, "pickerList")->model()->index(1, 0).data(Qt::CheckStateRole).toInt(),
             int(Qt::Checked));
}

void TestRoomDialogs::anInvitationGoesOnWhileTheListOfMembersComes() {
    Window window;
    MembersDialog *dialog = members(window);
    QSignalSpy choosing(dialog, &MembersDialog::choosing);
    click(*dialog, "inviteButton");
    QCOMPARE(choosing.size(), 1);
    dialog->setProblem({}); // of the list
    QVERIFY(dialog->inviting());
    dialog->setMembers({{SeatId{1}, u"Ana"_s, PersonState::Here}, {SeatId{4}, u"Dan"_s, PersonState::Here}});
    QCOMPARE(rows(*child<QListView>(*dialog->inviting(), "pickerList")),
             (QStringList{u"<b>Ben</b>"_s, u"Chloe"_s}));
}

void TestRoomDialogs::theMembersSayWhoIsAway() {
    Window window;
    const MembersDialog *dialog = members(window);
    const auto *list = child<QListView>(*dialog, "membersList");
    QCOMPARE(rows(*list), (QStringList{u"Ana [You]"_s, u"Chloe"_s}));
    QCOMPARE(list->model()->index(1, 0).data(Qt::AccessibleTextRole).toString(), u"Chloe, away"_s);
    QCOMPARE(child<QLabel>(*dialog, "membersTitle")->text(), u"Lab group"_s);
    QCOMPARE(child<QLabel>(*dialog, "membersCount")->text(), u"In the room: 2"_s);
}

void TestRoomDialogs::onlyWhoMayManagesRemovesAndCloses() {
    Window window;
    MembersDialog *dialog = members(window, false);
    QVERIFY(!child<QPushButton>(*dialog, "removeButton")->isVisible());
    QVERIFY(!child<QPushButton>(*dialog, "closeRoomButton")->isVisible());
    QVERIFY(child<QPushButton>(*dialog, "inviteButton")->isVisible());
    QVERIFY(child<QPushButton>(*dialog, "leaveButton")->isVisible());
    dialog->setMayManage(true);
    QVERIFY(child<QPushButton>(*dialog, "removeButton")->isVisible());
    QVERIFY(child<QPushButton>(*dialog, "closeRoomButton")->isVisible());
}

void TestRoomDialogs::removingAsksFirst() {
    Window window;
    MembersDialog *dialog = members(window);
    QSignalSpy wanted(dialog, &MembersDialog::removeWanted);
    QVERIFY(!child<QPushButton>(*dialog, "removeButton")->isEnabled());
    clickRow(*child<QListView>(*dialog, "membersList"), 1);
    click(*dialog, "removeButton");
    const QWidget *asked = question(*dialog);
    QVERIFY(asked);
    const auto *text = child<QLabel>(*asked, "confirmText");
    QVERIFY(text->text().contains(u"Chloe"_s));
    QCOMPARE(text->textFormat(), Qt::PlainText);
    QCOMPARE(wanted.size(), 0);
    click(*asked, "confirmButton");
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().first().value<SeatId>(), SeatId{3});
    dialog->setProblem(u"Only the teacher may do that."_s);
    QVERIFY(child<QLabel>(*dialog, "membersProblem")->isVisible());
}

void TestRoomDialogs::nobodyRemovesOneself() {
    Window window;
    MembersDialog *dialog = members(window);
    clickRow(*child<QListView>(*dialog, "membersList"), 0);
    QVERIFY(!child<QPushButton>(*dialog, "removeButton")->isEnabled());
}

void TestRoomDialogs::deleteRemovesTheChosenOne() {
    Window window;
    MembersDialog *dialog = members(window);
    auto *list = child<QListView>(*dialog, "membersList");
    clickRow(*list, 0);
    QTest::keyClick(list, Qt::Key_Delete);
    QVERIFY(!question(*dialog));
    clickRow(*list, 1);
    dialog->setMayManage(false);
    QTest::keyClick(list, Qt::Key_Delete);
    QVERIFY(!question(*dialog));
    dialog->setMayManage(true);
    QTest::keyClick(list, Qt::Key_Delete);
    QVERIFY(question(*dialog));
}

void TestRoomDialogs::leavingAsksFirst() {
    Window window;
    MembersDialog *dialog = members(window);
    QSignalSpy wanted(dialog, &MembersDialog::leaveWanted);
    click(*dialog, "leaveButton");
    QVERIFY(question(*dialog));
    QCOMPARE(child<QLabel>(*question(*dialog), "confirmText")->text(),
             u"Leave the room? You can only come back when somebody invites you."_s);
    click(*question(*dialog), "stayButton");
    QCOMPARE(wanted.size(), 0);
    click(*dialog, "leaveButton");
    click(*question(*dialog), "confirmButton");
    QCOMPARE(wanted.size(), 1);
}

void TestRoomDialogs::closingAsksFirst() {
    Window window;
    MembersDialog *dialog = members(window);
    QSignalSpy wanted(dialog, &MembersDialog::closeWanted);
    click(*dialog, "closeRoomButton");
    QVERIFY(question(*dialog));
    QCOMPARE(wanted.size(), 0);
    click(*question(*dialog), "confirmButton");
    QCOMPARE(wanted.size(), 1);
}

void TestRoomDialogs::escapeInTheQuestionDoesNothing() {
    Window window;
    MembersDialog *dialog = members(window);
    QSignalSpy wanted(dialog, &MembersDialog::closeWanted);
    for (const Qt::Key key : {Qt::Key_Escape, Qt::Key_Return}) {
        click(*dialog, "closeRoomButton");
        QVERIFY(question(*dialog));
        QTest::keyClick(question(*dialog), key);
        QVERIFY(!question(*dialog));
    }
    QCOMPARE(wanted.size(), 0);
}

void TestRoomDialogs::invitingOffersWhoIsNotInTheRoom() {
    Window window;
    MembersDialog *dialog = members(window, false);
    QSignalSpy wanted(dialog, &MembersDialog::inviteWanted);
    click(*dialog, "inviteButton");
    ui::PickDialog *pick = dialog->inviting();
    QVERIFY(pick && pick->isVisible());
    auto *list = child<QListView>(*pick, "pickerList");
    QCOMPARE(rows(*list), (QStringList{u"<b>Ben</b>"_s, u"Dan"_s}));
    clickRow(*list, 1);
    click(*pick, "pickButton");
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().first().value<std::vector<SeatId>>(), std::vector<SeatId>{SeatId{4}});
    dialog->setProblem(u"A room has at most 200 people. Invite fewer."_s);
    QVERIFY(child<QLabel>(*pick, "pickProblem")->isVisible());
    QVERIFY(!child<QLabel>(*dialog, "membersProblem")->isVisible());
    click(*pick, "pickButton");
    dialog->setProblem({}); // it is done
    QVERIFY(!dialog->inviting());
    QVERIFY(dialog->isVisible());
}

void TestRoomDialogs::aTeacherWhoIsNotInTheRoomJoins() {
    Window window;
    MembersDialog *dialog = members(window);
    QSignalSpy wanted(dialog, &MembersDialog::inviteWanted);
    QVERIFY(!child<QPushButton>(*dialog, "joinButton")->isVisible());
    dialog->setMembers({{SeatId{3}, u"Chloe"_s, PersonState::Here}});
    QVERIFY(!child<QPushButton>(*dialog, "leaveButton")->isVisible());
    click(*dialog, "joinButton");
    QCOMPARE(wanted.first().first().value<std::vector<SeatId>>(), std::vector<SeatId>{SeatId{1}});
}

void TestRoomDialogs::theChosenOneStaysChosenWhenTheListIsRenewed() {
    Window window;
    MembersDialog *dialog = members(window);
    clickRow(*child<QListView>(*dialog, "membersList"), 1);
    dialog->setMembers({{SeatId{1}, u"Ana"_s, PersonState::Here},
                        {SeatId{4}, u"Dan"_s, PersonState::Here},
                        {SeatId{3}, u"Chloe"_s, PersonState::Here}});
    QVERIFY(child<QPushButton>(*dialog, "removeButton")->isEnabled());
    QSignalSpy wanted(dialog, &MembersDialog::removeWanted);
    click(*dialog, "removeButton");
    click(*question(*dialog), "confirmButton");
    QCOMPARE(wanted.first().first().value<SeatId>(), SeatId{3});
    dialog->setMembers({{SeatId{1}, u"Ana"_s, PersonState::Here}});
    QVERIFY(!child<QPushButton>(*dialog, "removeButton")->isEnabled());
}

void TestRoomDialogs::everyControlHasANameForScreenReaders() {
    Window window;
    for (const QWidget *dialog :
         {static_cast<QWidget *>(newRoom(window)), static_cast<QWidget *>(members(window))}) {
        for (const QWidget *widget : dialog->findChildren<QWidget *>()) {
            const bool isControl = qobject_cast<const QAbstractButton *>(widget) ||
                                   qobject_cast<const QLineEdit *>(widget) ||
                                   qobject_cast<const QListView *>(widget);
            if (isControl && !widget->objectName().startsWith(u"qt_"_s) &&
                widget->focusPolicy() != Qt::NoFocus)
                QVERIFY2(!widget->accessibleName().isEmpty() && !widget->objectName().isEmpty(),
                         qPrintable(widget->objectName()));
        }
    }
}

void TestRoomDialogs::theButtonsStandWhereThoseOfOtherDialogsDo() {
    Window window;
    const auto roleOf = [](const QWidget &dialog, const char *name) {
        auto *button = child<QPushButton>(dialog, name);
        const auto *box = qobject_cast<QDialogButtonBox *>(button->parentWidget());
        return box ? box->buttonRole(button) : QDialogButtonBox::InvalidRole;
    };
    const NewRoomDialog *dialog = newRoom(window);
    QCOMPARE(roleOf(*dialog, "pickButton"), QDialogButtonBox::AcceptRole);
    QCOMPARE(roleOf(*dialog, "cancelPickButton"), QDialogButtonBox::RejectRole);
    MembersDialog *lab = members(window);
    QCOMPARE(roleOf(*lab, "membersDoneButton"), QDialogButtonBox::AcceptRole);
    click(*lab, "leaveButton");
    QCOMPARE(roleOf(*question(*lab), "confirmButton"), QDialogButtonBox::AcceptRole);
    QCOMPARE(roleOf(*question(*lab), "stayButton"), QDialogButtonBox::RejectRole);
    QVERIFY(child<QPushButton>(*question(*lab), "stayButton")->isDefault());
}

} // namespace lectern::test

LECTERN_TEST(lectern::test::TestRoomDialogs, QApplication)
#include "tst_roomdialogs.moc"
