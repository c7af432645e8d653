// SPDX-License-Identifier: GPL-3.0-or-later
// Turns the programs dark or light when the system turns, and keeps large text large, while they run.
#pragma once

#include <QTimer>

class QApplication;

namespace lectern::ui {

class ThemeFollower : public QObject {
    Q_OBJECT

public:
    explicit ThemeFollower(QApplication &application); // owns it

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void follow();

    QApplication &m_application;
    QTimer m_soon; // every window hears of the same change
};

} // namespace lectern::ui
