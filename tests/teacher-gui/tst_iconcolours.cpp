// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/client/connection.h"
#include "shared/ui/theme.h"
#include "teacher-gui/views/buttonrow.h"
#include "teacher-gui/views/topline.h"
#include "tests/support/testcase.h"

#include <QApplication>
#include <QPushButton>
#include <QTest>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;

class TestIconColours : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void iconsFollowTheSystemToDarkAndBack();
};

namespace {

QImage imageOf(const QIcon &icon) { return icon.pixmap(32, 32).toImage(); }

} // namespace

void TestIconColours::iconsFollowTheSystemToDarkAndBack() {
    ui::applyTheme(*qApp);
    client::Connection connection;
    QWidget window;
    teacher::ButtonRow row(&window);
    teacher::TopLine top(connection, &window);
    row.setReady(true, {});
    window.show();
    for (const bool dark : {false, true, false}) {
        ui::setScheme(dark);
        const QColor text = QApplication::palette().color(QPalette::ButtonText);
        const auto holds = [&](const QString &button, const QString &icon) {
            return imageOf(window.findChild<QPushButton *>(button)->icon()) == imageOf(ui::icon(icon, text));
        };
        WAIT_FOR(holds(u"clearButton"_s, u"eraser"_s));
        WAIT_FOR(holds(u"showButton"_s, u"eye"_s));
        WAIT_FOR(holds(u"quitButton"_s, u"log-out"_s));
        WAIT_FOR(holds(u"copyJoinButton"_s, u"copy"_s));
        WAIT_FOR(holds(u"joinCardButton"_s, u"qr-code"_s));
    }
}

} // namespace lectern::test

LECTERN_TEST(lectern::test::TestIconColours, QApplication)
#include "tst_iconcolours.moc"
