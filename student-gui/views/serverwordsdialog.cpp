// SPDX-License-Identifier: GPL-3.0-or-later
#include "student-gui/views/serverwordsdialog.h"

#include "shared/client/connection.h"
#include "shared/ui/fingerprintview.h"
#include "shared/ui/theme.h"

#include <QCoreApplication>
#include <QLabel>
#include <QVBoxLayout>

namespace lectern::student {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ServerWordsDialog)
};

QString adviceFor(const client::Connection &connection) {
    if (connection.isEncrypted())
        return Words::tr(
            "Compare these eight words with those on the teacher's screen or on the wall. If they are "
            "the same, nobody is in between. If not, answer nothing, and tell the teacher.");
    if (connection.isOnThisComputer())
        return Words::tr("Nothing is encrypted. The server runs on this computer.");
    return Words::tr("Nothing is encrypted: others on the network can read and change what is sent. Ask the "
                     "teacher if you did not expect that.");
}

} // namespace

ServerWordsDialog::ServerWordsDialog(const client::Connection &connection, QWidget *parent)
    : ReadingDialog(u"serverWordsDialog"_s, tr("The server's words"), parent) {
    column()->addWidget(new ui::FingerprintView(u"server"_s, connection.server().toString(),
                                                connection.fingerprint(), page(),
                                                ui::FingerprintView::Words::InTwoRows));
    column()->addSpacing(ui::space);
    addText(adviceFor(connection))->setObjectName(u"serverAdvice"_s);
    addCloseButton(tr("Close the server's words"));
    // What is there next may be another server.
    connect(&connection, &client::Connection::stateChanged, this, [this](client::LinkState state) {
        if (state == client::LinkState::Idle || state == client::LinkState::Connecting)
            close();
    });
}

} // namespace lectern::student
