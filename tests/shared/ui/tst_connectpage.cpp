// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/client/recentservers.h"
#include "shared/ui/connectpage.h"
#include "tests/support/testcase.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace Qt::Literals::StringLiterals;
using namespace lectern;
using client::JoinProblem;
using client::ServerAddress;
using Kind = JoinProblem::Kind;

Q_DECLARE_METATYPE(lectern::client::JoinProblem)

namespace {

JoinProblem refusedWith(Kind kind, ErrorCode code, const QString &text = {}) {
    protocol::Error error;
    error.code = code;
    error.text = text;
    return {kind, error, {}, {}};
}

JoinProblem closedWith(GoodbyeReason reason) { return {Kind::Closed, {}, protocol::Goodbye{reason, {}}, {}}; }

template <class Widget>
Widget *find(const QWidget &page, const char *name) {
    return page.findChild<Widget *>(QLatin1StringView(name));
}

void addProblem(const char *tag, const JoinProblem &problem, const char *label, const QString &text) {
    QTest::newRow(tag) << problem << QByteArray(label) << text;
}

} // namespace

class TestConnectPage : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        qRegisterMetaType<ServerAddress>("lectern::client::ServerAddress");
        QCoreApplication::setOrganizationName(u"Lectern"_s);
        QCoreApplication::setApplicationName(u"tst_connectpage"_s);
    }

    void noLetterOfThePageBelongsToAMenu_data() {
        QTest::addColumn<protocol::Role>("role");
        QTest::addColumn<QString>("menus");
        QTest::newRow("student") << protocol::Role::Student << u"CSVH"_s;
        QTest::newRow("teacher") << protocol::Role::Teacher << u"CQVH"_s;
    }

    void noLetterOfThePageBelongsToAMenu() {
        QFETCH(protocol::Role, role);
        QFETCH(QString, menus);
        ui::ConnectPage page(role);
        QStringList texts;
        for (const auto *label : page.findChildren<QLabel *>())
            texts << (label->buddy() ? label->text() : QString());
        for (const auto *button : page.findChildren<QPushButton *>())
            texts << button->text();
        for (const QString &text : std::as_const(texts)) {
            const QKeySequence letter = QKeySequence::mnemonic(text);
            if (letter.isEmpty())
                continue;
            const QChar key(letter[0].key());
            QVERIFY2(!menus.contains(key), qPrintable(text));
            menus += key; // nor twice on the page
        }
    }

    void everyProblemStandsBesideItsField_data() {
        QTest::addColumn<JoinProblem>("problem");
        QTest::addColumn<QByteArray>("label");
        QTest::addColumn<QString>("text");
        const char *address = "addressError";
        const char *name = "nameError";
        addProblem("no such host", {Kind::HostNotFound, {}, {}, {}}, address, u"no computer called lab-pc"_s);
        addProblem("refused", {Kind::Refused, {}, {}, {}}, address, u"Nobody answers at lab-pc port 4445"_s);
        addProblem("unreachable", {Kind::Unreachable, {}, {}, {}}, address, u"lab-pc cannot be reached"_s);
        addProblem("not lectern", {Kind::NotLectern, {}, {}, {}}, address, u"is not a Lectern server"_s);
        addProblem("version", {Kind::Version, {}, {}, {}}, address, u"same version"_s);
        JoinProblem newer = refusedWith(Kind::Version, ErrorCode::UnsupportedVersion);
        newer.error->minVersion = 7;
        addProblem("newer server", newer, address, u"Update this program"_s);
        JoinProblem older = refusedWith(Kind::Version, ErrorCode::UnsupportedVersion);
        older.error->maxVersion = 0;
        addProblem("older server", older, address, u"Update the server"_s);
        addProblem("taken", refusedWith(Kind::Name, ErrorCode::NameTaken), name, u"has this name already"_s);
        addProblem("reserved", refusedWith(Kind::Name, ErrorCode::NameReserved), name, u"Choose another"_s);
        addProblem("invalid", refusedWith(Kind::Name, ErrorCode::NameInvalid), name, u"cannot be a name"_s);
        addProblem("invalid, rule named", refusedWith(Kind::Name, ErrorCode::NameInvalid, u"No blanks."_s),
                   name, u"No blanks."_s);
        addProblem("lesson over", refusedWith(Kind::Other, ErrorCode::LessonEnded), address,
                   u"Join with your name"_s);
        addProblem("full", closedWith(GoodbyeReason::ServerFull), address, u"The server is full"_s);
        addProblem("address full", closedWith(GoodbyeReason::AddressFull), address, u"network address"_s);
        addProblem("stopping", closedWith(GoodbyeReason::ServerStopping), address, u"shutting down"_s);
        addProblem("too slow", closedWith(GoodbyeReason::LoginTimeout), address, u"too long"_s);
        addProblem("disk", closedWith(GoodbyeReason::NotStored), address, u"Tell the teacher"_s);
        addProblem("disk, refused", refusedWith(Kind::Other, ErrorCode::NotStored, u"The disk is full."_s),
                   address, u"nobody new can join. Tell the teacher"_s);
        addProblem("other", {Kind::Other, {}, {}, u"Detail."_s}, address, u"Detail."_s);
        addProblem("nothing known", {Kind::Other, {}, {}, {}}, address, u"Try again"_s);
    }

    void everyProblemStandsBesideItsField() {
        QFETCH(JoinProblem, problem);
        QFETCH(QByteArray, label);
        QFETCH(QString, text);
        ui::ConnectPage page(protocol::Role::Student);
        page.setAddress(u"lab-pc:4445"_s);
        page.setBusy(true);
        page.showProblem(problem);
        for (const char *each : {"addressError", "nameError"}) {
            const auto *error = find<QLabel>(page, each);
            QCOMPARE(error->isHidden(), label != each);
            QVERIFY2(error->isHidden() || error->text().contains(text), qPrintable(error->text()));
        }
        QVERIFY(find<QLineEdit>(page, "nameField")->isEnabled());
    }

    void anAddressWithAPercentSignIsNamedAsItIs() {
        ui::ConnectPage page(protocol::Role::Student);
        page.setAddress(u"[::1%1]:5"_s);
        for (const Kind kind : {Kind::Refused, Kind::NotLectern}) {
            page.showProblem({kind, {}, {}, {}});
            const QString text = find<QLabel>(page, "addressError")->text();
            QVERIFY2(text.contains("::1%1 port 5"_L1), qPrintable(text));
        }
    }

    void theTeacherKeyHasItsOwnErrors() {
        ui::ConnectPage page(protocol::Role::Teacher);
        QVERIFY(!find<QLineEdit>(page, "nameField"));
        for (const ErrorCode code : {ErrorCode::BadProof, ErrorCode::TeacherTaken}) {
            page.showProblem(refusedWith(Kind::Teacher, code));
            QVERIFY(!find<QLabel>(page, "keyError")->isHidden());
            QVERIFY(find<QLabel>(page, "addressError")->isHidden());
        }
    }

    void aTeacherIsToldWhyNothingCanBeStored() {
        ui::ConnectPage page(protocol::Role::Teacher);
        page.showProblem(refusedWith(Kind::Other, ErrorCode::NotStored, u"The disk is full. Make room."_s));
        const QString text = find<QLabel>(page, "addressError")->text();
        QVERIFY2(text.contains("The disk is full. Make room."_L1), qPrintable(text));
    }

    void aMalformedKeyIsNotSentAndAnEmptyOneIs() {
        ui::ConnectPage page(protocol::Role::Teacher);
        QSignalSpy wanted(&page, &ui::ConnectPage::joinWanted);
        page.setAddress(u"::1"_s);
        find<QLineEdit>(page, "keyField")->setText(u"nonsense"_s);
        find<QPushButton>(page, "joinButton")->click();
        QVERIFY(wanted.isEmpty());
        QVERIFY(!find<QLabel>(page, "keyError")->isHidden());
        find<QLineEdit>(page, "keyField")->clear();
        find<QPushButton>(page, "joinButton")->click();
        QCOMPARE(wanted.size(), 1);
        QVERIFY(find<QLabel>(page, "keyError")->isHidden());
    }

    void aTakenNameOffersAFreeOneAndGoesOnWithIt() {
        ui::ConnectPage page(protocol::Role::Student);
        QSignalSpy wanted(&page, &ui::ConnectPage::joinWanted);
        page.setAddress(u"10.0.0.5"_s);
        page.setName(u"Ana"_s);
        JoinProblem taken = refusedWith(Kind::Name, ErrorCode::NameTaken);
        taken.error->suggestion = u"A&na 2"_s;
        page.showProblem(taken);
        auto *suggestion = find<QPushButton>(page, "suggestionButton");
        QVERIFY(!suggestion->isHidden());
        QCOMPARE(suggestion->accessibleName(), u"Use A&na 2"_s);
        suggestion->click();
        QCOMPARE(wanted.value(0).value(1).toString(), u"A&na 2"_s);
        QCOMPARE(wanted.value(0).value(0).value<ServerAddress>(), (ServerAddress{u"10.0.0.5"_s, 4444}));
        QVERIFY(suggestion->isHidden());
    }

    void missingFieldsAreNamedBeforeAnythingIsSent_data() {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("label");
        QTest::newRow("no address") << u"  "_s << u"Ana"_s << QByteArray("addressError");
        QTest::newRow("bad port") << u"lab-pc:99999"_s << u"Ana"_s << QByteArray("addressError");
        QTest::newRow("no name") << u"lab-pc"_s << u"  "_s << QByteArray("nameError");
        QTest::newRow("long name") << u"lab-pc"_s << QString(33, u'a') << QByteArray("nameError");
    }

    void missingFieldsAreNamedBeforeAnythingIsSent() {
        QFETCH(QString, address);
        QFETCH(QString, name);
        QFETCH(QByteArray, label);
        ui::ConnectPage page(protocol::Role::Student);
        QSignalSpy wanted(&page, &ui::ConnectPage::joinWanted);
        page.setAddress(address);
        page.setName(name);
        find<QPushButton>(page, "joinButton")->click();
        QVERIFY(wanted.isEmpty());
        QVERIFY(!find<QLabel>(page, label.constData())->isHidden());
    }

    void enterInEitherFieldGoesOnOnce() {
        ui::ConnectPage page(protocol::Role::Student);
        QSignalSpy wanted(&page, &ui::ConnectPage::joinWanted);
        page.setAddress(u" lab-pc "_s);
        page.setName(u" Ana "_s);
        QTest::keyClick(find<QLineEdit>(page, "nameField"), Qt::Key_Return);
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.value(0).value(1).toString(), u"Ana"_s);
        QTest::keyClick(find<QComboBox>(page, "addressField")->lineEdit(), Qt::Key_Return);
        QCOMPARE(wanted.size(), 2);
    }

    void whileConnectingTheButtonCancels() {
        ui::ConnectPage page(protocol::Role::Student);
        QSignalSpy wanted(&page, &ui::ConnectPage::joinWanted);
        QSignalSpy cancelled(&page, &ui::ConnectPage::cancelWanted);
        page.setAddress(u"lab-pc"_s);
        page.setBusy(true);
        QCOMPARE(find<QPushButton>(page, "joinButton")->text(), u"Cancel"_s);
        QVERIFY(find<QLabel>(page, "busyText")->text().contains("lab-pc"_L1));
        QVERIFY(!find<QComboBox>(page, "addressField")->isEnabled());
        find<QPushButton>(page, "joinButton")->click();
        QCOMPARE(cancelled.size(), 1);
        QVERIFY(wanted.isEmpty());
    }

    void whileConnectingReturnDoesNotCancelButEscapeAndSpaceDo() {
        ui::ConnectPage page(protocol::Role::Student);
        QSignalSpy cancelled(&page, &ui::ConnectPage::cancelWanted);
        page.setAddress(u"lab-pc"_s);
        page.setBusy(true);
        auto *button = find<QPushButton>(page, "joinButton");
        for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter})
            QTest::keyClick(button, key);
        QVERIFY(cancelled.isEmpty());
        QTest::keyClick(button, Qt::Key_Escape);
        QCOMPARE(cancelled.size(), 1);
        QTest::keyClick(button, Qt::Key_Space);
        QCOMPARE(cancelled.size(), 2);
    }

    void anAddressStaysAsItWasTyped() {
        client::RecentServers::remember(u"lab-pc:4445"_s);
        ui::ConnectPage page(protocol::Role::Student);
        page.show();
        page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        QLineEdit *address = find<QComboBox>(page, "addressField")->lineEdit();
        address->setFocus();
        address->clear();
        QTest::keyClicks(address, u"lab-pc"_s);
        QCOMPARE(address->text(), u"lab-pc"_s);
        QTest::keyClick(address, Qt::Key_Tab);
        QCOMPARE(address->text(), u"lab-pc"_s);
    }

    void thePageThatComesBackOffersTheNewestServersToo() {
        ui::ConnectPage page(protocol::Role::Student);
        page.setAddress(u"typed"_s);
        client::RecentServers::remember(u"just-left"_s);
        page.show();
        const auto *address = find<QComboBox>(page, "addressField");
        QCOMPARE(address->itemText(0), u"just-left"_s);
        QCOMPARE(address->currentText(), u"typed"_s);
    }

    void theLastServersAreOfferedNewestFirst() {
        client::RecentServers::remember(u"old-pc"_s);
        client::RecentServers::remember(u"lab-pc:4445"_s);
        ui::ConnectPage page(protocol::Role::Student);
        const auto *address = find<QComboBox>(page, "addressField");
        QCOMPARE(address->itemText(0), u"lab-pc:4445"_s);
        QCOMPARE(address->itemText(1), u"old-pc"_s);
        QCOMPARE(address->currentText(), u"lab-pc:4445"_s);
    }
};

LECTERN_TEST(TestConnectPage, QApplication)
#include "tst_connectpage.moc"
