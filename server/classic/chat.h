// SPDX-License-Identifier: GPL-3.0-or-later
// The chat: every connection is a user, known by its address. Texts: docs/classic.md, "chat".
#pragma once

#include "server/classic/talkservice.h"

namespace lectern::classic {

class Chat : public TalkService {
public:
    Chat() : TalkService(protocol::Door::Chat) {}

    Effects came(const Guest &guest, Context &context) override;
    Effects said(const Guest &guest, const QByteArray &message, Context &context) override;
    using TalkService::tell;
    void tell(Letters &letters, const Arrival &arrival) override;

protected:
    Effects saidText(const Guest &guest, const QString &text, Context &context) override;
    QString before(const QString &speaker) const override;
};

} // namespace lectern::classic
