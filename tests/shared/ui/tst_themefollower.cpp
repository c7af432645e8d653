// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/theme.h"
#include "tests/support/testcase.h"

#include <QApplication>
#include <QPushButton>
#include <QVBoxLayout>
#include <QWindow>

using namespace Qt::Literals::StringLiterals;
using namespace lectern;

namespace {

// What a page has: a label, one in a colour of its own, the button that most people want.
struct Page {
    Page()
        : plain(ui::plainLabel(u"plain"_s, &window)),
          muted(ui::plainLabel(u"muted"_s, &window)),
          primary(new QPushButton(&window)) {
        ui::setTextColor(muted, ui::mutedTextColor(window.palette()));
        ui::setPrimary(primary);
        window.show();
    }
    // Qt tells the windows of a new application palette a turn of the event loop later, so every colour is waited for.
    void looksLikeItsPalette() const {
        const QPalette palette = QApplication::palette();
        WAIT_COMPARE(plain->palette().color(QPalette::WindowText), palette.color(QPalette::WindowText));
        WAIT_COMPARE(muted->palette().color(QPalette::WindowText), ui::mutedTextColor(palette));
        WAIT_COMPARE(muted->palette().color(QPalette::Window), palette.color(QPalette::Window));
        WAIT_COMPARE(primary->palette().color(QPalette::Window), palette.color(QPalette::Window));
        WAIT_COMPARE(primary->palette().color(QPalette::Button), ui::accentColor(palette));
        WAIT_COMPARE(primary->palette().color(QPalette::ButtonText), ui::onColor(ui::accentColor(palette)));
    }

    QWidget window;
    QLabel *plain;
    QLabel *muted;
    QPushButton *primary;
};

bool wears(bool dark) {
    return ui::isDark(QApplication::palette()) == dark && ui::isThemePalette(QApplication::palette());
}

} // namespace

class TestThemeFollower : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        QApplication::setPalette(QPalette(Qt::white));
        ui::applyTheme(*qApp);
    }

    void theWindowFollowsAPaletteThatTheDesktopGives() {
        const Page page;
        page.looksLikeItsPalette();
        for (const bool dark : {true, false}) {
            QApplication::setPalette(QPalette(dark ? Qt::black : Qt::white));
            WAIT_FOR(wears(dark));
            page.looksLikeItsPalette();
        }
    }

    void theWindowFollowsADesktopThatOnlySaysItsThemeChanged() {
        ui::setScheme(true); // the offscreen desktop is a light one
        const Page page;
        page.looksLikeItsPalette();
        QEvent changed(QEvent::ThemeChange);
        QCoreApplication::sendEvent(page.window.windowHandle(), &changed);
        WAIT_FOR(wears(false));
        page.looksLikeItsPalette();
    }
};

LECTERN_TEST(TestThemeFollower, QApplication)
#include "tst_themefollower.moc"
