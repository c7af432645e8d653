// SPDX-License-Identifier: GPL-3.0-or-later
// Where the projector's window stands: it fills a screen that the teacher's window is not on, also one that is
// plugged in later; without such a screen it is a window that leaves the teacher's in sight, and remembers its size.
#pragma once

#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QWidget>

class QScreen;

namespace lectern::teacher {

class WallPlace : public QObject {
    Q_OBJECT

public:
    explicit WallPlace(QWidget &window); // owns it

    // Opens the window, apart from the one that the teacher works in.
    void present(const QWidget &teachers);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void watch(const QScreen *screen);
    void leave(QScreen *gone);
    void follow();
    void place(const QList<QScreen *> &screens);
    void fill(const QScreen &wall);
    void standAside(const QScreen &teachers);
    void rememberSize();

    QWidget &m_window;
    QPointer<const QWidget> m_teachers;
    QTimer m_settled; // displays come and go in several steps
};

} // namespace lectern::teacher
