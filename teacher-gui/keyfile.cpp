// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/keyfile.h"

#include <QFile>

namespace lectern::teacher {

std::optional<TeacherKey> readKeyFile(const QString &path) {
    constexpr qint64 muchMoreThanAKey = 4096; // bytes
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return TeacherKey::fromText(QString::fromUtf8(file.read(muchMoreThanAKey)));
}

} // namespace lectern::teacher
