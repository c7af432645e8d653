// SPDX-License-Identifier: GPL-3.0-or-later
// After the class: says why it is over, and what can be done now.
#pragma once

#include "shared/protocol/messages.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace lectern::teacher {

class EndedPage : public QWidget {
    Q_OBJECT

public:
    explicit EndedPage(QWidget *parent = nullptr);

    void setReason(const protocol::Goodbye &goodbye);

Q_SIGNALS:
    void startWanted();
    void closeWanted();

private:
    QLabel *m_heading;
    QLabel *m_text;
    QPushButton *m_start;
};

} // namespace lectern::teacher
