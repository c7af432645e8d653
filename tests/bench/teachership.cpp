// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/teachership.h"

#include "shared/protocol/runningserver.h"
#include "tests/bench/failure.h"

#include <QFile>

namespace lectern::bench {

using namespace Qt::Literals::StringLiterals;

Teachership teachershipIn(const QString &dataFolder) {
    QFile file(teacherKeyFile(dataFolder));
    const auto key = file.open(QIODevice::ReadOnly) ? TeacherKey::fromText(QString::fromUtf8(file.readAll()))
                                                    : std::nullopt;
    if (!key)
        throw Failure{u"There is no teacher key in %1."_s.arg(file.fileName())};
    const auto server = findRunningServer(dataFolder);
    return {*key, server ? server->fingerprint : std::nullopt};
}

} // namespace lectern::bench
