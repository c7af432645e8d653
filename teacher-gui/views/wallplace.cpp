// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/views/wallplace.h"

#include "shared/ui/theme.h"
#include "teacher-gui/views/wallscreen.h"

#include <QEvent>
#include <QGuiApplication>
#include <QScreen>
#include <QSettings>

namespace lectern::teacher {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto sizeKey = "projector/size"_L1;
constexpr QSize usualSize(960, 640);
constexpr double largestShare = 0.9; // of the teacher's screen, each way

} // namespace

WallPlace::WallPlace(QWidget &window) : QObject(&window), m_window(window) {
    m_settled.setSingleShot(true);
    m_settled.setInterval(200ms);
    connect(&m_settled, &QTimer::timeout, this, &WallPlace::follow);
    connect(qApp, &QGuiApplication::screenRemoved, this, &WallPlace::leave);
    connect(qApp, &QGuiApplication::screenAdded, this, [this](const QScreen *screen) {
        watch(screen);
        m_settled.start();
    });
    for (const QScreen *screen : QGuiApplication::screens())
        watch(screen);
    window.installEventFilter(this);
}

// Mirrored displays become two that stand apart, and the other way round, without one being plugged in.
void WallPlace::watch(const QScreen *screen) {
    connect(screen, &QScreen::geometryChanged, &m_settled, qOverload<>(&QTimer::start));
}

void WallPlace::present(const QWidget &teachers) {
    m_teachers = &teachers;
    place(QGuiApplication::screens());
    m_window.raise();
}

// At once: Qt would move the window as it is, full screen, to the teacher's.
void WallPlace::leave(QScreen *gone) {
    QList<QScreen *> left = QGuiApplication::screens();
    left.removeAll(gone);
    if (m_window.isVisible() && m_window.isFullScreen() && m_window.screen() == gone && !left.isEmpty())
        place(left);
    m_settled.start();
}

void WallPlace::follow() {
    if (m_window.isVisible() && !m_window.isMinimized())
        place(QGuiApplication::screens());
}

void WallPlace::place(const QList<QScreen *> &screens) {
    QScreen *teachers = m_teachers ? m_teachers->screen() : nullptr;
    if (!screens.contains(teachers))
        teachers = screens.first(); // the display of the teacher went away
    QScreen *now = m_window.isFullScreen() ? m_window.screen() : nullptr;
    if (const QScreen *wall = wallScreen(screens, *teachers, now))
        fill(*wall);
    else
        standAside(*teachers);
}

void WallPlace::fill(const QScreen &wall) {
    const bool filling = m_window.isVisible() && m_window.isFullScreen();
    if (filling && m_window.screen() == &wall && m_window.geometry() == wall.geometry())
        return;
    if (m_window.isVisible())
        rememberSize();
    if (filling)
        m_window.showNormal();                           // window managers do not move what fills a screen
    m_window.setAttribute(Qt::WA_ShowWithoutActivating); // the teacher goes on typing
    m_window.setGeometry(wall.geometry());
    m_window.showFullScreen();
}

void WallPlace::standAside(const QScreen &teachers) {
    const QRect room = teachers.availableGeometry();
    const bool fills = m_window.isFullScreen();
    m_window.setAttribute(Qt::WA_ShowWithoutActivating, fills && m_window.isVisible());
    if (fills || !m_window.isVisible()) {
        QRect place(QPoint(), QSettings().value(sizeKey, usualSize).toSize());
        place.setSize(place.size().boundedTo(room.size() * largestShare));
        place.moveBottomRight(room.bottomRight() - QPoint(3, 3) * ui::space);
        m_window.setWindowState(m_window.windowState() & ~Qt::WindowFullScreen);
        m_window.setGeometry(place);
    }
    m_window.show();
}

void WallPlace::rememberSize() {
    if (!m_window.isFullScreen() && !m_window.isMaximized())
        QSettings().setValue(sizeKey, m_window.size());
}

bool WallPlace::eventFilter(QObject *watched, QEvent *event) {
    // Before the window is hidden, be it closed by hand or put away.
    if (event->type() == QEvent::Close || event->type() == QEvent::Hide)
        rememberSize();
    return QObject::eventFilter(watched, event);
}

} // namespace lectern::teacher
