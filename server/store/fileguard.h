// SPDX-License-Identifier: GPL-3.0-or-later
// Notices that a file which is open here was deleted or replaced: what is written then goes nowhere.
#pragma once

#include <QString>
#include <QtGlobal>

#include <utility>

namespace lectern {

class FileGuard {
public:
    enum class Sight { AsBefore, Missing, Replaced };

    explicit FileGuard(const QString &file);

    Sight look() const;

private:
    using Identity = std::pair<quint64, quint64>; // device and inode; zeros: there is no such file
    static Identity identityOf(const QByteArray &path);

    QByteArray m_path;
    Identity m_identity;
};

} // namespace lectern
