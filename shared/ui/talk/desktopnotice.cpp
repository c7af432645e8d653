// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/talk/desktopnotice.h"

#include <QApplication>
#include <QSystemTrayIcon>
#include <QWidget>

namespace lectern::ui {

DesktopNotice::DesktopNotice(QWidget &window) : QObject(&window), m_window(window) {
    connect(qApp, &QGuiApplication::applicationStateChanged, this, [this](Qt::ApplicationState state) {
        if (state == Qt::ApplicationActive)
            takeAway();
    });
}

void DesktopNotice::show(const QString &title, const QString &text) {
    QApplication::alert(&m_window);
    // Asked every time: a tray comes and goes with the desktop's panel.
    if (!QSystemTrayIcon::isSystemTrayAvailable() || !QSystemTrayIcon::supportsMessages())
        return;
    if (!m_icon) {
        m_icon = new QSystemTrayIcon(m_window.windowIcon(), this);
        connect(m_icon, &QSystemTrayIcon::messageClicked, this, &DesktopNotice::comeForward);
        connect(m_icon, &QSystemTrayIcon::activated, this, &DesktopNotice::comeForward);
    }
    m_icon->setToolTip(m_window.windowTitle());
    m_icon->show();
    m_icon->showMessage(withoutMarkup(title), withoutMarkup(text), m_window.windowIcon());
}

void DesktopNotice::comeForward() {
    m_window.setWindowState(m_window.windowState() & ~Qt::WindowMinimized);
    m_window.show();
    m_window.raise();
    m_window.activateWindow();
}

void DesktopNotice::takeAway() {
    if (m_icon)
        m_icon->hide();
}

// Look-alikes: to escape them would show the escapes where nothing is taken for markup.
QString DesktopNotice::withoutMarkup(QString text) {
    return text.replace(u'<', QChar(0x2039)).replace(u'>', QChar(0x203A)).replace(u'&', QChar(0xFF06));
}

} // namespace lectern::ui
