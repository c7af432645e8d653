// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/classic/echo.h"

namespace lectern::classic {

Effects Echo::came(const Guest &, Context &context) {
    context.requester.loggedIn = true; // there is nothing to wait for
    return {};
}

Effects Echo::said(const Guest &guest, const QByteArray &bytes, Context &) { return answer(guest, bytes); }

} // namespace lectern::classic
