// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/themefollower.h"

#include "shared/ui/theme.h"

#include <QApplication>
#include <QEvent>

namespace lectern::ui {

ThemeFollower::ThemeFollower(QApplication &application) : QObject(&application), m_application(application) {
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &ThemeFollower::follow);
    application.installEventFilter(this);
}

// Desktops differ: some tell the windows, some give the application another palette.
bool ThemeFollower::eventFilter(QObject *watched, QEvent *event) {
    const bool told = event->type() == QEvent::ThemeChange;
    const bool given = event->type() == QEvent::ApplicationPaletteChange && watched == &m_application &&
                       !isThemePalette(QApplication::palette());
    if (told || given)
        m_soon.start();
    if (event->type() == QEvent::ApplicationFontChange && watched == &m_application)
        rescaleFonts();
    return QObject::eventFilter(watched, event);
}

void ThemeFollower::follow() {
    if (isThemePalette(QApplication::palette()))
        QApplication::setPalette({}); // gives the system's
    setScheme(isDark(QApplication::palette()));
    m_soon.stop(); // these changes were our own
}

} // namespace lectern::ui
