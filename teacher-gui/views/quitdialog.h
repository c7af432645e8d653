// SPDX-License-Identifier: GPL-3.0-or-later
// Asks before a lesson ends for everybody. Closing the window asks the same, and may leave the class running
// where its server outlives the window.
#pragma once

#include <QMessageBox>

namespace lectern::teacher {

class QuitDialog : public QMessageBox {
    Q_OBJECT

public:
    enum class Offer { Quit, QuitOrLeave };

    QuitDialog(Offer offer, int here, QWidget *parent);

Q_SIGNALS:
    void quitWanted();
    void leaveWanted(); // close the window, the class goes on
};

} // namespace lectern::teacher
