// SPDX-License-Identifier: GPL-3.0-or-later
// After the class: says why it is over, and what can be done now. objectNames: endedHeading, endedText, endedDetail,
// startLessonButton, closeWindowButton.
#pragma once

#include "shared/protocol/messages.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace lectern::teacher {

class ClassHost;

class EndedPage : public QWidget {
    Q_OBJECT

public:
    explicit EndedPage(ClassHost &host, QWidget *parent = nullptr);

    void setReason(const protocol::Goodbye &goodbye);
    // The server on this computer is gone in the middle of the class; `where` to look for the cause; `doors`: that were
    // open for other clients.
    void setServerDied(const QString &where, const std::vector<protocol::Door> &doors);

Q_SIGNALS:
    void closeWanted();

private:
    void setBusy(bool busy); // while the next class starts
    void say(const QString &heading, const QString &text, const QString &detail, const QString &button);

    QLabel *m_heading;
    QLabel *m_text;
    QLabel *m_detail;
    QPushButton *m_start;
    QString m_startText; // what the button says while nothing starts
};

} // namespace lectern::teacher
