// SPDX-License-Identifier: GPL-3.0-or-later
// A full stop: the server is not the one that this account knows, or does not encrypt. accepted() is the wish to trust
// it from now on, which needs a tick where there is something to compare; Return and Esc do not connect.
// objectNames: identityDialog, identityHappened, identityBeforeWords, identityBeforeHex, identityNowWords,
// identityNowHex, identityMeanings, identityAdvice, identityTick, identityRefuseButton, identityTrustButton.
#pragma once

#include "shared/client/joinproblem.h"
#include "shared/client/serveraddress.h"
#include "shared/client/trustedservers.h"

#include <QDialog>

class QVBoxLayout;

namespace lectern::ui {

class TickBox;
struct IdentityWords;

class IdentityDialog : public QDialog {
    Q_OBJECT

public:
    // A person may decide about such a problem; about others there is nothing to decide.
    static bool concerns(const client::JoinProblem &problem);

    // `known`: what TrustedServers has about the server. Deletes itself when it is closed.
    IdentityDialog(const client::JoinProblem &problem, const client::ServerAddress &server,
                   const std::optional<client::TrustedServer> &known, protocol::Role role, QWidget *parent);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *addPage(const client::JoinProblem &problem, const IdentityWords &words);
    QWidget *addButtons(const IdentityWords &words);

    TickBox *m_tick = nullptr; // none: nothing to compare
};

} // namespace lectern::ui
