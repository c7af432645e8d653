// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/invitation.h"

#include "shared/client/joinlink.h"

namespace lectern::teacher {

QString Invitation::link() const {
    const auto server = client::ServerAddress::parse(address);
    return server ? client::joinLink(*server, fingerprint) : QString();
}

QStringList Invitation::wordRows() const {
    if (!fingerprint)
        return {};
    const QStringList words = fingerprint->words();
    const qsizetype half = words.size() / 2;
    return {words.first(half).join(u' '), words.sliced(half).join(u' ')};
}

} // namespace lectern::teacher
