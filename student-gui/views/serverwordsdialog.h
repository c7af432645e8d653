// SPDX-License-Identifier: GPL-3.0-or-later
// Who the server is, for whoever wants to compare it with the teacher's screen; or that nothing is encrypted. Deletes
// itself when it is closed. objectNames: serverWordsDialog, serverWords, serverHex, serverAdvice, closeButton.
#pragma once

#include <QDialog>

namespace lectern::client {
class Connection;
}

namespace lectern::student {

class ServerWordsDialog : public QDialog {
    Q_OBJECT

public:
    ServerWordsDialog(const client::Connection &connection, QWidget *parent);
};

} // namespace lectern::student
