// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/store/fileguard.h"

#include <QFile>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

namespace lectern {

FileGuard::FileGuard(const QString &file) : m_path(QFile::encodeName(file)), m_identity(identityOf(m_path)) {}

FileGuard::Sight FileGuard::look() const {
    const Identity now = identityOf(m_path);
    if (now == m_identity)
        return Sight::AsBefore;
    return now == Identity{} ? Sight::Missing : Sight::Replaced;
}

FileGuard::Identity FileGuard::identityOf(const QByteArray &path) {
#ifdef Q_OS_UNIX
    struct stat status = {};
    if (::stat(path.constData(), &status) != 0)
        return {};
    return {static_cast<quint64>(status.st_dev), static_cast<quint64>(status.st_ino)};
#else
    // Elsewhere an open file can be neither deleted nor replaced.
    return {0, QFile::exists(QFile::decodeName(path)) ? 1 : 0};
#endif
}

} // namespace lectern
