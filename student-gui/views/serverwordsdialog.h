// SPDX-License-Identifier: GPL-3.0-or-later
// Who the server is, for whoever wants to compare it with the teacher's screen; or that nothing is encrypted. Deletes
// itself when it is closed. objectNames: serverWordsDialog, serverWords, serverHex, serverAdvice.
#pragma once

#include "student-gui/views/readingdialog.h"

namespace lectern::client {
class Connection;
}

namespace lectern::student {

class ServerWordsDialog : public ReadingDialog {
    Q_OBJECT

public:
    ServerWordsDialog(const client::Connection &connection, QWidget *parent);
};

} // namespace lectern::student
