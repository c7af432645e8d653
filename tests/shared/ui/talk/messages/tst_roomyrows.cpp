// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/talk/peoplemodel.h"
#include "shared/ui/talk/people/peoplepanel.h"
#include "shared/ui/theme.h"
#include "tests/support/testcase.h"
#include "tests/teacher-gui/samplepeople.h"

#include <QApplication>
#include <QHelpEvent>
#include <QLabel>
#include <QTextDocument>
#include <QToolTip>
#include <QTreeView>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;

class TestRoomyRows : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void markupInANameIsShownAsItsCharacters();
};

void TestRoomyRows::markupInANameIsShownAsItsCharacters() {
    ui::applyTheme(*qApp);
    const QString name = u"<table><tr><td>A</td></tr></table>"_s;
    talk::PeopleModel people;
    ui::PeoplePanel panel(people, nullptr, protocol::Role::Teacher);
    panel.resize(320, 400);
    panel.show();
    people.receive(delta({student(1, name)}));
    people.flush();
    auto &list = *panel.findChild<QTreeView *>(u"peopleList"_s);
    const QPoint at = list.visualRect(list.model()->index(0, 0)).center();
    QHelpEvent help(QEvent::ToolTip, at, list.viewport()->mapToGlobal(at));
    QTest::ignoreMessage(QtWarningMsg, "This plugin does not support raise()");
    QCoreApplication::sendEvent(list.viewport(), &help);
    QVERIFY(QToolTip::isVisible());
    const QLabel *tip = nullptr;
    for (const QWidget *window : QApplication::topLevelWidgets()) {
        if (window->inherits("QTipLabel"))
            tip = qobject_cast<const QLabel *>(window);
    }
    QVERIFY(tip);
    QVERIFY(Qt::mightBeRichText(tip->text())); // so it is read as markup
    QTextDocument shown;
    shown.setHtml(tip->text());
    QCOMPARE(shown.toPlainText(), name + u"\n\u25cf here"_s);
}

} // namespace lectern::test

LECTERN_TEST(lectern::test::TestRoomyRows, QApplication)
#include "tst_roomyrows.moc"
