// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/talk/peoplemodel.h"
#include "shared/ui/talk/peoplepanel.h"
#include "shared/ui/theme.h"
#include "tests/support/testcase.h"
#include "tests/teacher-gui/samplepeople.h"

#include <QApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QTreeView>

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
    void cleanup();

private:
    QFont m_font;
};

namespace {

struct Panel {
    Panel() {
        panel.resize(320, 400);
        panel.show();
    }
    void show(const QString &name) {
        people.receive(protocol::People{true, 1, true, {student(1, name)}});
        WAIT_FOR(list().model()->rowCount() == 1);
    }
    QTreeView &list() { return *panel.findChild<QTreeView *>(u"peopleList"_s); }
    QImage picture() {
        const QModelIndex name = list().model()->index(0, PeopleModel::Name);
        return list().viewport()->grab(list().visualRect(name)).toImage();
    }

    PeopleModel people;
    ui::PeoplePanel panel{people};
};

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

} // namespace lectern::test

LECTERN_TEST_MAIN(lectern::test::TestPeoplePanel, QApplication)
#include "tst_peoplepanel.moc"
