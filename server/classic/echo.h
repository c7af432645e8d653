// SPDX-License-Identifier: GPL-3.0-or-later
// What comes in goes out, byte for byte: RFC 862.
#pragma once

#include "server/classic/service.h"

namespace lectern::classic {

class Echo : public Service {
public:
    Echo() : Service(protocol::Door::Echo) {}

    Effects came(const Guest &guest, Context &context) override;
    Effects said(const Guest &guest, const QByteArray &bytes, Context &context) override;

protected:
    Effects saidText(const Guest &, const QString &, Context &) override { return {}; } // it knows of no text
};

} // namespace lectern::classic
