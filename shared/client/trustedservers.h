// SPDX-License-Identifier: GPL-3.0-or-later
// The servers of this account by their address, each with the fingerprint that it showed first: whoever has another one
// later is a stranger, until a person says otherwise. One file, readable by its owner alone, for both programs.
#pragma once

#include "shared/client/serveraddress.h"
#include "shared/client/servertrust.h"

#include <QDateTime>
#include <QHash>

namespace lectern::client {

struct TrustedServer {
    ServerTrust trust;
    QDateTime since;        // UTC; when it was trusted first
    QString className;      // what the class was called then
    bool isDamaged = false; // what is written cannot be read: `trust` demands what no server has
};

class TrustedServers {
public:
    explicit TrustedServers(const QString &folder = defaultFolder());

    // False: there is a file, and what it says cannot be told. It is left alone then: nothing is written to it.
    bool isReadable() const;
    const QString &file() const { return m_file; }

    // Empty: never joined. An entry that cannot be read demands a fingerprint that no server has.
    std::optional<TrustedServer> find(const ServerAddress &server) const;
    // What find() knows, or nothing: for Connection::open().
    ServerTrust trustIn(const ServerAddress &server) const;
    // First use: keeps what is known already; only plaintext gives way to a fingerprint, and where there was one before,
    // to that one alone. Nothing seen: nothing to do.
    // False when the disk refuses: then it is known for as long as this object lives, and written when the disk lets us.
    bool remember(const ServerAddress &server, const ServerTrust &seen, const QString &className);
    // On purpose, by a person or by what the server's own folder says: from now on this one, and no other. Plaintext
    // holds for plaintext alone: should a certificate be shown after all, it must be the one of before.
    bool replace(const ServerAddress &server, const ServerTrust &wanted, const QString &className = {});

    static QString defaultFolder();

private:
    bool store(const ServerAddress &server, const TrustedServer &entry);
    bool save(const QString &group, const TrustedServer &entry);

    QString m_file;
    QHash<QString, TrustedServer> m_unsaved; // what the disk refused
};

} // namespace lectern::client
