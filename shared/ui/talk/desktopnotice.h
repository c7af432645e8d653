// SPDX-License-Identifier: GPL-3.0-or-later
// The desktop's own notification, and the taskbar's alert. The notification needs an icon in the tray, which stands
// there only until the program is in front again; on a desktop without a tray the alert is all.
#pragma once

#include <QObject>

class QSystemTrayIcon;
class QWidget;

namespace lectern::ui {

class DesktopNotice : public QObject {
    Q_OBJECT

public:
    explicit DesktopNotice(QWidget &window);

    void show(const QString &title, const QString &text); // plain

    // Some desktops take what they are given for markup, others do not: no character of it may begin any.
    static QString withoutMarkup(QString text);

private:
    void comeForward();
    void takeAway();

    QWidget &m_window;
    QSystemTrayIcon *m_icon = nullptr;
};

} // namespace lectern::ui
