// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/joinquestion.h"

#include "shared/ui/connectpage.h"
#include "shared/ui/identitydialog.h"

namespace lectern::ui {

QDialog *askOrExplain(ConnectPage &page, const client::JoinProblem &problem,
                      const client::ServerAddress &server, const client::TrustedServers &trusted,
                      protocol::Role role) {
    if (!IdentityDialog::concerns(problem)) {
        page.showProblem(problem);
        return nullptr;
    }
    auto *dialog = new IdentityDialog(problem, server, trusted.find(server), role, page.window());
    QObject::connect(dialog, &QDialog::rejected, &page, [&page, problem] { page.showProblem(problem); });
    dialog->open();
    return dialog;
}

} // namespace lectern::ui
