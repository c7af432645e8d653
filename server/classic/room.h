// SPDX-License-Identifier: GPL-3.0-or-later
// The chat room with names: who comes says first how they are called. Texts: docs/classic.md, "room".
#pragma once

#include "server/classic/talkservice.h"

namespace lectern::classic {

class Room : public TalkService {
public:
    Room() : TalkService(protocol::Door::Room) {}

    Effects came(const Guest &guest, Context &context) override;
    using TalkService::tell;
    void tell(Letters &letters, const Arrival &arrival) override;

protected:
    Effects saidText(const Guest &guest, const QString &text, Context &context) override;
    QString before(const QString &speaker) const override { return speaker + QStringLiteral(": "); }

private:
    Effects takeName(const Guest &guest, const QString &name, Context &context);
};

} // namespace lectern::classic
