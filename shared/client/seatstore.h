// SPDX-License-Identifier: GPL-3.0-or-later
// The seat that a window had last time: server, name and resume token, in a file readable by the owner alone.
// A running window holds its file locked, from its first use on, so two windows of one account are two seats: the
// second gets the next file, and on its first start asks for a name.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

class QLockFile;

namespace lectern::client {

struct StoredSeat {
    QString server; // ServerAddress::toString()
    QString name;
    QByteArray token; // hexadecimal, as it came in `welcome`
};

class SeatStore {
public:
    // Of one kind and account, with a seat of their own each.
    static constexpr int windowsAtMost = 32;

    // `kind` keeps the programs apart: "student" or "teacher". The folder is made when it is missing.
    explicit SeatStore(const QString &kind, const QString &folder = defaultFolder());
    ~SeatStore();
    SeatStore(const SeatStore &) = delete;
    SeatStore &operator=(const SeatStore &) = delete;

    // Before the first use: whose seat the window would like, on which server (empty: on any). It gets that seat if
    // no other window has it, else a place where nobody's seat is, so that windows started at once all find theirs.
    void prefer(const QString &server, const QString &name);

    std::optional<StoredSeat> load();
    // False when the disk refuses: the seat then lives only as long as the window.
    bool save(const StoredSeat &seat);
    void forget();

    static QString defaultFolder();

private:
    bool isLocked(); // takes a file at the first call
    QStringList files() const;
    bool isPreferred(const StoredSeat &seat) const;
    QStringList byPreference(const QStringList &files) const;

    QString m_kind;
    QString m_folder;
    QString m_preferredServer;
    QString m_preferredName;
    QString m_file; // empty: none locked
    std::unique_ptr<QLockFile> m_lock;
};

} // namespace lectern::client
