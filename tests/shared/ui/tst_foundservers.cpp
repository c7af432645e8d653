// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/client/recentservers.h"
#include "shared/ui/connectpage.h"
#include "shared/ui/foundmodel.h"
#include "shared/ui/theme.h"
#include "tests/gui/announced.h"
#include "tests/shared/client/answeringsocket.h"
#include "tests/support/testcase.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>

using namespace Qt::Literals::StringLiterals;
using namespace lectern;
using client::FoundServer;
using client::ServerAddress;
using test::AnsweringSocket;

namespace {

const FoundServer physics{"aa", u"Physics 101"_s, {u"192.168.1.20"_s, 4444}};
const FoundServer chemistry{"bb", u"Chemistry"_s, {u"192.168.1.21"_s, 5000}};

QStringList textsOf(const QAbstractItemModel &model) {
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts += model.index(row, 0).data().toString();
    return texts;
}

// A page in a network of the test's own.
struct Network {
    std::vector<std::unique_ptr<AnsweringSocket>> servers;
    int asked = 0;
    ui::ConnectPage page{protocol::Role::Student};
    QSignalSpy wanted{&page, &ui::ConnectPage::joinWanted};

    void add(const FoundServer &server) {
        const QByteArray id = server.id.rightJustified(16, '0');
        servers.push_back(std::make_unique<AnsweringSocket>(
            u"127.0.0.%1"_s.arg(servers.size() + 1),
            AnsweringSocket::asServer(id, server.name, server.address.host, server.address.port)));
    }
    void open() {
        page.lookForServers([this] {
            ++asked;
            client::DiscoveryTargets targets{{}, {}};
            for (const auto &server : servers) {
                targets.addresses.append(server->localAddress());
                targets.ports.append(server->localPort());
            }
            return targets;
        });
        page.show();
        page.activateWindow();
        WAIT_FOR(page.isActiveWindow());
    }
    void openWith(const QList<FoundServer> &found) {
        for (const FoundServer &server : found)
            add(server);
        open();
        WAIT_FOR(texts().filter(u"192.168"_s).size() == found.size());
    }
    template <class Widget>
    Widget *find(const char *name) const {
        return page.findChild<Widget *>(QLatin1StringView(name));
    }
    QListView *list() const { return find<QListView>("foundList"); }
    QString text() const { return find<QLabel>("foundText")->text(); }
    QStringList texts() const { return textsOf(*list()->model()); }
    QString address() const { return find<QComboBox>("addressField")->currentText(); }
    QString selected() const {
        return list()->selectionModel()->selectedIndexes().value(0).data().toString();
    }
    void type(const QString &text) const {
        QLineEdit *field = find<QComboBox>("addressField")->lineEdit();
        field->selectAll();
        QTest::keyClicks(field, text);
    }
    void clickRow(int row) const { QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, middleOf(row)); }
    QPoint middleOf(int row) const { return list()->visualRect(list()->model()->index(row, 0)).center(); }
};

} // namespace

class TestFoundServers : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        QCoreApplication::setOrganizationName(u"Lectern"_s);
        QCoreApplication::setApplicationName(u"tst_foundservers"_s);
    }

    void theServerOfLastTimeStandsOnTopAndIsMarked();
    void foundAgainItIsOneEntryWithTheAddressOfLastTime();
    void newcomersStandAtTheEndAndNobodyMoves();
    void aNameIsShownAsTheCharactersItHas();
    void aClassWithoutANameIsItsAddress();

    void withoutTheCallNothingIsShown();
    void theOnlyClassIsChosenByItselfAndJoinedWithReturn();
    void amongTwoNobodyChoosesForTheUser();
    void theOnlyClassTakesThePlaceOfLastTimeButNotOfAGivenAddress();
    void theOnlyClassDoesNotTakeThePlaceOfAGivenAddressThatIsAlsoThatOfLastTime();
    void whatIsTypedStays();
    void whatIsTypedMarksItsEntry();
    void arrowsChooseAndEnterGoesOnOnce();
    void theFocusAloneChangesNothingAndEnterTakesTheRow();
    void aClickChoosesAndADoubleClickGoesOn();
    void aMissingNameIsAskedForFirst();
    void aChosenClassThatLeavesKeepsTheAddress();
    void whileNoneIsFoundItSaysSoAndThenWhatToDo();
    void aNewClassIsAnnouncedOnce();
    void itLooksOnlyWhileVisibleAndNotBusy();
    void aRefusalDoesNotChangeTheAddress();
    void theFieldsStayWhereTheyAreWhenTheFirstClassComes();
    void atTwiceTheFontSizeInTheSmallestWindowAllCanBeReached();

private:
    void prepare() override {
        QSettings(u"lectern"_s, QCoreApplication::applicationName()).clear();
        test::announced.clear();
    }
};

void TestFoundServers::theServerOfLastTimeStandsOnTopAndIsMarked() {
    ui::FoundModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.show({chemistry}, ServerAddress{u"lab-pc"_s, 4444});
    QCOMPARE(textsOf(model), (QStringList{u"lab-pc, last time"_s, u"Chemistry, 192.168.1.21:5000"_s}));
}

void TestFoundServers::foundAgainItIsOneEntryWithTheAddressOfLastTime() {
    ui::FoundModel model;
    const ServerAddress last{u"127.0.0.1"_s, 4444};
    FoundServer known = physics;
    known.others = {last};
    model.show({}, last);
    model.show({chemistry, known}, last);
    QCOMPARE(textsOf(model),
             (QStringList{u"Physics 101, 127.0.0.1, last time"_s, u"Chemistry, 192.168.1.21:5000"_s}));
    QCOMPARE(model.address(0), last);
    QCOMPARE(model.rowAt(physics.address), 0);
}

void TestFoundServers::newcomersStandAtTheEndAndNobodyMoves() {
    ui::FoundModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.show({physics}, {});
    model.show({chemistry, physics}, {});
    QCOMPARE(textsOf(model).value(0), u"Physics 101, 192.168.1.20"_s);
    FoundServer renamed = physics;
    renamed.name = u"Z"_s;
    const FoundServer art{"cc", u"Art"_s, {u"192.168.1.22"_s, 4444}};
    model.show({art, chemistry, renamed}, {});
    QCOMPARE(textsOf(model),
             (QStringList{u"Z, 192.168.1.20"_s, u"Chemistry, 192.168.1.21:5000"_s, u"Art, 192.168.1.22"_s}));
    model.show({art, renamed}, {});
    QCOMPARE(textsOf(model), (QStringList{u"Z, 192.168.1.20"_s, u"Art, 192.168.1.22"_s}));
}

void TestFoundServers::aNameIsShownAsTheCharactersItHas() {
    ui::FoundModel model;
    model.show({{"aa", u"<b>%2</b>"_s, {u"10.0.0.5"_s, 4444}}}, {});
    QCOMPARE(model.index(0).data().toString(), u"<b>%2</b>, 10.0.0.5"_s);
    const QString toolTip = model.index(0).data(Qt::ToolTipRole).toString();
    QVERIFY2(toolTip.contains("&lt;b&gt;%2"_L1), qPrintable(toolTip));
}

void TestFoundServers::aClassWithoutANameIsItsAddress() {
    ui::FoundModel model;
    model.show({{"aa", {}, {u"10.0.0.5"_s, 4444}}}, {});
    QCOMPARE(model.index(0).data().toString(), u"10.0.0.5"_s);
}

void TestFoundServers::withoutTheCallNothingIsShown() {
    Network network;
    network.page.show();
    QVERIFY(!network.list());
    QVERIFY(!network.find<QLabel>("foundText"));
}

void TestFoundServers::theOnlyClassIsChosenByItselfAndJoinedWithReturn() {
    Network network;
    network.page.setName(u"Ana"_s);
    network.openWith({physics});
    QCOMPARE(network.texts(), QStringList{u"Physics 101, 192.168.1.20"_s});
    WAIT_COMPARE(network.address(), u"192.168.1.20"_s);
    QCOMPARE(network.selected(), network.texts().value(0));
    QVERIFY(!network.list()->accessibleName().isEmpty());
    QTest::keyClick(network.find<QLineEdit>("nameField"), Qt::Key_Return);
    QCOMPARE(network.wanted.size(), 1);
    QCOMPARE(network.wanted.value(0).value(0).value<ServerAddress>(), physics.address);
}

void TestFoundServers::amongTwoNobodyChoosesForTheUser() {
    Network network;
    network.add(chemistry); // of two one answers first
    network.open();
    WAIT_COMPARE(network.texts().size(), 1);
    network.add(physics);
    WAIT_FOR(network.asked == 3);
    QCOMPARE(network.texts().size(), 2);
    QCOMPARE(network.address(), QString());
    QCOMPARE(network.selected(), QString());
}

void TestFoundServers::theOnlyClassTakesThePlaceOfLastTimeButNotOfAGivenAddress() {
    client::RecentServers::remember(u"home-pc"_s);
    Network later;
    later.openWith({physics});
    QCOMPARE(later.address(), u"home-pc"_s);
    WAIT_COMPARE(later.address(), u"192.168.1.20"_s);
    QCOMPARE(later.texts().value(0), u"home-pc, last time"_s);
    Network given;
    given.page.setAddress(u"10.9.9.9"_s);
    given.openWith({physics});
    WAIT_FOR(given.asked == 3);
    QCOMPARE(given.address(), u"10.9.9.9"_s);
}

void TestFoundServers::theOnlyClassDoesNotTakeThePlaceOfAGivenAddressThatIsAlsoThatOfLastTime() {
    client::RecentServers::remember(u"home-pc"_s);
    for (const bool givenFirst : {false, true}) {
        Network network;
        const auto give = [&network] {
            network.page.setAddress(u"home-pc"_s);
            network.page.keepAddress({u"home-pc"_s, 4444});
        };
        if (givenFirst)
            give();
        network.openWith({physics});
        if (!givenFirst)
            give();
        WAIT_FOR(network.asked == 3);
        QCOMPARE(network.address(), u"home-pc"_s);
    }
}

void TestFoundServers::whatIsTypedStays() {
    Network network;
    network.add(physics);
    network.open();
    network.type(u"10."_s);
    WAIT_FOR(network.asked == 3);
    QCOMPARE(network.texts().size(), 1);
    QCOMPARE(network.address(), u"10."_s);
    QCOMPARE(network.selected(), QString());
}

void TestFoundServers::whatIsTypedMarksItsEntry() {
    Network network;
    network.openWith({physics, chemistry});
    network.type(u"192.168.1.21:5000"_s);
    QCOMPARE(network.selected(), u"Chemistry, 192.168.1.21:5000"_s);
    network.type(u"192.168.1.21"_s);
    QCOMPARE(network.selected(), QString());
}

void TestFoundServers::arrowsChooseAndEnterGoesOnOnce() {
    Network network;
    network.page.setName(u"Ana"_s);
    network.openWith({physics, chemistry});
    network.list()->setFocus();
    QTest::keyClick(network.list(), Qt::Key_Home);
    const QString first = network.address();
    QTest::keyClick(network.list(), Qt::Key_Down);
    QVERIFY(network.address() != first);
    QTest::keyClick(network.list(), Qt::Key_Up);
    QCOMPARE(network.address(), first);
    QVERIFY(network.wanted.isEmpty());
    QTest::keyClick(network.list(), Qt::Key_Return);
    QCOMPARE(network.wanted.size(), 1);
    QCOMPARE(network.wanted.value(0).value(0).value<ServerAddress>().toString(), first);
}

void TestFoundServers::theFocusAloneChangesNothingAndEnterTakesTheRow() {
    Network network;
    network.page.setName(u"Ana"_s);
    network.openWith({physics, chemistry});
    network.type(u"typed"_s);
    QTest::keyClick(network.find<QComboBox>("addressField")->lineEdit(), Qt::Key_Tab, Qt::ShiftModifier);
    QVERIFY(network.list()->hasFocus());
    QCOMPARE(network.address(), u"typed"_s);
    QTest::keyClick(network.list(), Qt::Key_Return);
    QCOMPARE(network.wanted.size(), 1);
    QVERIFY(network.texts().value(0).endsWith(network.address()));
}

void TestFoundServers::aClickChoosesAndADoubleClickGoesOn() {
    Network network;
    network.page.setName(u"Ana"_s);
    network.openWith({physics, chemistry});
    network.clickRow(1);
    QVERIFY(network.texts().value(1).endsWith(network.address()));
    QVERIFY(network.wanted.isEmpty());
    network.clickRow(0);
    QTest::mouseDClick(network.list()->viewport(), Qt::LeftButton, {}, network.middleOf(0));
    QCOMPARE(network.wanted.size(), 1);
    QVERIFY(network.texts().value(0).endsWith(
        network.wanted.value(0).value(0).value<ServerAddress>().toString()));
}

void TestFoundServers::aMissingNameIsAskedForFirst() {
    Network network;
    network.openWith({physics});
    network.list()->setFocus();
    QTest::keyClick(network.list(), Qt::Key_Return);
    QVERIFY(network.wanted.isEmpty());
    QVERIFY(network.find<QLabel>("nameError")->isVisible());
    QVERIFY(network.find<QLineEdit>("nameField")->hasFocus());
}

void TestFoundServers::aChosenClassThatLeavesKeepsTheAddress() {
    Network network;
    network.openWith({physics, chemistry});
    network.clickRow(0);
    const QString chosen = network.address();
    const bool isPhysics = chosen == physics.address.toString();
    network.servers.erase(network.servers.begin() + (isPhysics ? 0 : 1));
    WAIT_COMPARE(network.texts().size(), 1);
    QCOMPARE(network.address(), chosen);
    QCOMPARE(network.selected(), QString());
}

void TestFoundServers::whileNoneIsFoundItSaysSoAndThenWhatToDo() {
    Network network;
    network.open();
    QCOMPARE(network.text(), u"Looking for classes on this network…"_s);
    QVERIFY(!network.list()->isVisible());
    WAIT_COMPARE(network.text(), u"No class found yet. Type the address that your teacher shows."_s);
    network.add(physics);
    WAIT_COMPARE(network.text(), u"On this network:"_s);
}

void TestFoundServers::aNewClassIsAnnouncedOnce() {
    Network network;
    network.openWith({physics});
    WAIT_FOR(network.asked == 3);
    network.page.setBusy(true);
    network.page.setBusy(false);
    QCOMPARE(test::announced.filter(u"Physics"_s),
             QStringList{u"Found on this network: Physics 101, 192.168.1.20"_s});
}

void TestFoundServers::itLooksOnlyWhileVisibleAndNotBusy() {
    Network network;
    network.add(physics);
    network.page.setBusy(true);
    network.open();
    QCOMPARE(network.asked, 0);
    network.page.setBusy(false);
    QCOMPARE(network.asked, 1);
    WAIT_COMPARE(network.texts().size(), 1);
    network.page.setBusy(true);
    QCOMPARE(network.texts().size(), 1); // the list stays where it is
    QVERIFY(!network.list()->isEnabled());
    network.page.setBusy(false);
    QCOMPARE(network.texts().size(), 1);
    network.page.hide();
    QVERIFY(network.texts().isEmpty());
    const int before = network.asked;
    network.page.setBusy(true);
    network.page.setBusy(false);
    QCOMPARE(network.asked, before);
    network.page.show();
    WAIT_COMPARE(network.texts().size(), 1);
}

void TestFoundServers::aRefusalDoesNotChangeTheAddress() {
    client::RecentServers::remember(u"home-pc"_s);
    Network network;
    network.add(physics);
    network.open();
    network.page.setAddress(u"home-pc"_s);
    network.page.setBusy(true);
    network.page.showProblem({client::JoinProblem::Kind::Refused, {}, {}, {}});
    const int before = network.asked;
    WAIT_FOR(network.asked == before + 2);
    QCOMPARE(network.texts().size(), 2);
    QCOMPARE(network.address(), u"home-pc"_s);
}

void TestFoundServers::theFieldsStayWhereTheyAreWhenTheFirstClassComes() {
    Network network;
    network.open();
    const auto *field = network.find<QLineEdit>("nameField");
    const QPoint before = field->mapTo(&network.page, QPoint());
    network.add(physics);
    WAIT_COMPARE(network.texts().size(), 1);
    QCoreApplication::processEvents();
    QCOMPARE(field->mapTo(&network.page, QPoint()), before);
}

void TestFoundServers::atTwiceTheFontSizeInTheSmallestWindowAllCanBeReached() {
    const QFont usual = QApplication::font();
    QFont large = usual;
    large.setPointSizeF(2 * usual.pointSizeF());
    QApplication::setFont(large);
    Network network;
    network.page.resize(360, 560);
    network.openWith({physics, chemistry, {"cc", QString(80, u'W'), {u"192.168.1.22"_s, 4444}}});
    QApplication::setFont(usual);
    WAIT_FOR(network.list()->height() >= 3 * 2 * QFontMetrics(large).height()); // the layout follows the rows
    QVERIFY(!network.list()->horizontalScrollBar()->isVisible());
    auto *scroll = network.page.findChild<QScrollArea *>();
    QVERIFY(scroll->widget()->width() <= network.page.width());
    auto *join = network.find<QPushButton>("joinButton");
    join->setFocus();
    scroll->ensureWidgetVisible(join);
    QVERIFY(!join->visibleRegion().isEmpty());
}

LECTERN_TEST(TestFoundServers, QApplication)
#include "tst_foundservers.moc"
