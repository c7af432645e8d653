// SPDX-License-Identifier: GPL-3.0-or-later
// Why the class is over for this window, and the way back. objectNames: endedTitle, endedText, joinAgainButton,
// otherClassButton.
#pragma once

#include "shared/protocol/messages.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace lectern::student {

class EndedPage : public QWidget {
    Q_OBJECT

public:
    explicit EndedPage(QWidget *parent = nullptr);

    void explain(const protocol::Goodbye &goodbye);

Q_SIGNALS:
    void joinAgainWanted();
    void otherClassWanted();

private:
    QLabel *m_title;
    QLabel *m_text;
    QPushButton *m_again;
    QPushButton *m_other;
};

} // namespace lectern::student
