// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/talk/handsmodel.h"
#include "shared/ui/confirmdialog.h"
#include "shared/ui/talk/people/handspanel.h"
#include "shared/ui/theme.h"
#include "tests/gui/textfit.h"
#include "tests/support/testcase.h"
#include "tests/teacher-gui/samplepeople.h"

#include <QApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeView>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;
using talk::HandsModel;
using ui::HandsPanel;

class TestHandsPanel : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theFirstIsChosenByItself();
    void afterACallTheNextIsChosen();
    void theButtonsAreForTheHandThatIsChosen();
    void enterCallsAndDeleteLowers();
    void allAreLoweredAfterAskingOnly();
    void oneHandIsLoweredWithoutAsking();
    void anEmptyQueueSaysSo();
    void theCountIsToldForTheTab();
    void withoutAConnectionNothingIsWantedAndItSaysWhy();
    void thePlaceStandsBeforeTheName();
    void nothingIsCutAtEverySize_data();
    void nothingIsCutAtEverySize();
    void cleanup();

private:
    QFont m_font;
};

namespace {

struct Teacher {
    Teacher() {
        panel.resize(320, 300);
        panel.show();
    }
    void raise(const QStringList &names) {
        std::vector<protocol::Person> persons;
        for (const QString &name : names) {
            persons.push_back(student(persons.size() + 1, name));
            persons.back().handSince = qint64(persons.size());
        }
        people.receive(delta(persons));
        people.flush();
    }
    void lower(quint64 seat, const QString &name) {
        people.receive(delta({student(seat, name)}));
        people.flush();
    }
    QTreeView &list() { return *panel.findChild<QTreeView *>(u"handsList"_s); }
    QPushButton &button(const QString &name) { return *panel.findChild<QPushButton *>(name); }
    void click(const QString &name) { QTest::mouseClick(&button(name), Qt::LeftButton); }
    QWidget *question() { return panel.findChild<ui::ConfirmDialog *>(u"lowerAllQuestion"_s); }

    talk::PeopleModel people;
    HandsModel hands{people};
    HandsPanel panel{hands};
    QSignalSpy calls{&panel, &HandsPanel::callWanted};
    QSignalSpy lowered{&panel, &HandsPanel::lowerWanted};
    QSignalSpy allLowered{&panel, &HandsPanel::lowerAllWanted};
};

SeatId seatOf(QSignalSpy &spy) { return spy.takeFirst()[0].value<SeatId>(); }

} // namespace

void TestHandsPanel::initTestCase() {
    ui::applyTheme(*qApp);
    m_font = QApplication::font();
}

void TestHandsPanel::cleanup() {
    QApplication::setFont(m_font);
    QApplication::setLayoutDirection(Qt::LeftToRight);
}

void TestHandsPanel::theFirstIsChosenByItself() {
    Teacher teacher;
    teacher.raise({u"Ana"_s, u"Ben"_s});
    teacher.click(u"callButton"_s);
    QCOMPARE(seatOf(teacher.calls), SeatId{1});
}

void TestHandsPanel::afterACallTheNextIsChosen() {
    Teacher teacher;
    teacher.raise({u"Ana"_s, u"Ben"_s});
    teacher.lower(1, u"Ana"_s); // the server's answer
    teacher.click(u"callButton"_s);
    QCOMPARE(seatOf(teacher.calls), SeatId{2});
}

void TestHandsPanel::theButtonsAreForTheHandThatIsChosen() {
    Teacher teacher;
    teacher.raise({u"Ana"_s, u"Ben"_s});
    const QModelIndex ben = teacher.hands.index(1, HandsModel::Name);
    QTest::mouseClick(teacher.list().viewport(), Qt::LeftButton, {}, teacher.list().visualRect(ben).center());
    QCOMPARE(teacher.button(u"callButton"_s).accessibleName(), u"Call on Ben"_s);
    teacher.click(u"lowerButton"_s);
    QCOMPARE(seatOf(teacher.lowered), SeatId{2});
    QCOMPARE(teacher.calls.size(), 0);
}

void TestHandsPanel::enterCallsAndDeleteLowers() {
    Teacher teacher;
    teacher.raise({u"Ana"_s, u"Ben"_s});
    QTest::keyClick(&teacher.list(), Qt::Key_Down);
    QTest::keyClick(&teacher.list(), Qt::Key_Return);
    QCOMPARE(seatOf(teacher.calls), SeatId{2});
    QTest::keyClick(&teacher.list(), Qt::Key_Delete);
    QCOMPARE(seatOf(teacher.lowered), SeatId{2});
}

void TestHandsPanel::allAreLoweredAfterAskingOnly() {
    Teacher teacher;
    teacher.raise({u"Ana"_s, u"Ben"_s});
    teacher.click(u"lowerAllButton"_s);
    WAIT_FOR(teacher.question());
    QCOMPARE(teacher.allLowered.size(), 0);
    QTest::mouseClick(teacher.question()->findChild<QPushButton *>(u"stayButton"_s), Qt::LeftButton);
    WAIT_FOR(!teacher.question());
    QCOMPARE(teacher.allLowered.size(), 0);
    teacher.click(u"lowerAllButton"_s);
    WAIT_FOR(teacher.question());
    QTest::mouseClick(teacher.question()->findChild<QPushButton *>(u"confirmButton"_s), Qt::LeftButton);
    QCOMPARE(teacher.allLowered.size(), 1);
}

void TestHandsPanel::oneHandIsLoweredWithoutAsking() {
    Teacher teacher;
    teacher.raise({u"Ana"_s});
    teacher.click(u"lowerAllButton"_s);
    QCOMPARE(teacher.allLowered.size(), 1);
    QVERIFY(!teacher.question());
}

void TestHandsPanel::anEmptyQueueSaysSo() {
    Teacher teacher;
    const auto *empty = teacher.panel.findChild<QLabel *>(u"handsEmpty"_s);
    QVERIFY(empty->isVisible());
    for (const QString &name : {u"callButton"_s, u"lowerButton"_s, u"lowerAllButton"_s})
        QVERIFY(!teacher.button(name).isEnabled());
    QTest::keyClick(&teacher.list(), Qt::Key_Return);
    QCOMPARE(teacher.calls.size(), 0);
    teacher.raise({u"Ana"_s});
    QVERIFY(!empty->isVisible());
    QVERIFY(teacher.button(u"callButton"_s).isEnabled());
    teacher.lower(1, u"Ana"_s);
    QVERIFY(empty->isVisible());
    QVERIFY(!teacher.button(u"callButton"_s).isEnabled());
}

void TestHandsPanel::theCountIsToldForTheTab() {
    Teacher teacher;
    QSignalSpy counts(&teacher.panel, &HandsPanel::countChanged);
    teacher.raise({u"Ana"_s, u"Ben"_s});
    QCOMPARE(counts.takeFirst()[0].toInt(), 2);
    QCOMPARE(teacher.panel.count(), 2);
}

void TestHandsPanel::withoutAConnectionNothingIsWantedAndItSaysWhy() {
    Teacher teacher;
    teacher.raise({u"Ana"_s, u"Ben"_s});
    teacher.panel.setReady(false, u"Reconnecting."_s);
    QVERIFY(!teacher.button(u"callButton"_s).isEnabled());
    QVERIFY(teacher.button(u"callButton"_s).toolTip().contains(u"Reconnecting."_s));
    QTest::keyClick(&teacher.list(), Qt::Key_Return);
    QTest::keyClick(&teacher.list(), Qt::Key_Delete);
    QCOMPARE(teacher.calls.size() + teacher.lowered.size(), 0);
    teacher.panel.setReady(true, {});
    QVERIFY(teacher.button(u"callButton"_s).isEnabled());
}

void TestHandsPanel::thePlaceStandsBeforeTheName() {
    Teacher teacher;
    teacher.raise({u"Ana"_s});
    const QHeaderView &header = *teacher.list().header();
    QVERIFY(header.visualIndex(HandsModel::Place) < header.visualIndex(HandsModel::Name));
    QVERIFY(header.visualIndex(HandsModel::Name) < header.visualIndex(HandsModel::Waiting));
}

void TestHandsPanel::nothingIsCutAtEverySize_data() {
    QTest::addColumn<double>("scale");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::newRow("usual") << 1.0 << Qt::LeftToRight;
    QTest::newRow("twice") << 2.0 << Qt::LeftToRight;
    QTest::newRow("twice, right to left") << 2.0 << Qt::RightToLeft;
}

void TestHandsPanel::nothingIsCutAtEverySize() {
    QFETCH(double, scale);
    QFETCH(Qt::LayoutDirection, direction);
    QApplication::setFont(ui::scaledFont(scale));
    QApplication::setLayoutDirection(direction);
    Teacher teacher;
    teacher.panel.resize(teacher.panel.minimumSize().width(), 400);
    teacher.raise({u"Ana"_s, u"Ben"_s});
    WAIT_COMPARE(textFaults(teacher.panel), QStringList());
    const QHeaderView &header = *teacher.list().header();
    const QFontMetrics metrics(teacher.list().font());
    QVERIFY(header.sectionSize(HandsModel::Waiting) > metrics.horizontalAdvance(u"59 min, away"_s));
}

} // namespace lectern::test

LECTERN_TEST(lectern::test::TestHandsPanel, QApplication)
#include "tst_handspanel.moc"
