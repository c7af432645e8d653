// SPDX-License-Identifier: GPL-3.0-or-later
#include "student-gui/views/serverwordsdialog.h"

#include "shared/client/connection.h"
#include "shared/ui/fingerprintview.h"
#include "shared/ui/theme.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace lectern::student {

using namespace Qt::Literals::StringLiterals;
using ui::space;

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

QScrollArea *scrolled(QWidget *content, const QString &name, QWidget *parent) {
    auto *scroll = new QScrollArea(parent);
    scroll->setObjectName(u"serverWordsArea"_s);
    scroll->setAccessibleName(name);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    return scroll;
}

} // namespace

ServerWordsDialog::ServerWordsDialog(const client::Connection &connection, QWidget *parent)
    : QDialog(parent) {
    setObjectName(u"serverWordsDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("The server's words"));
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setSpacing(2 * space);
    column->addWidget(new ui::FingerprintView(u"server"_s, connection.server().toString(),
                                              connection.fingerprint(), content,
                                              ui::FingerprintView::Words::InTwoRows));
    QLabel *advice = ui::plainLabel(adviceFor(connection), content);
    advice->setObjectName(u"serverAdvice"_s);
    column->addWidget(advice);
    column->addStretch(1);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton *close = buttons->button(QDialogButtonBox::Close);
    close->setObjectName(u"closeButton"_s);
    close->setIcon({}); // Fusion's is black, in a dark window too
    close->setAccessibleName(tr("Close the server's words"));
    auto *page = new QVBoxLayout(this);
    page->addWidget(scrolled(content, windowTitle(), this));
    page->addWidget(buttons);
    close->setFocus();
    connect(buttons, &QDialogButtonBox::rejected, this, &ServerWordsDialog::reject);
    resize(qMin(62 * space, parent->width()), qMin(40 * space, parent->height()));
}

} // namespace lectern::student
