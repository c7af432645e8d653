// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/talk/foldedname.h"

namespace lectern::talk {

QString foldedName(const QString &name) {
    QString bare;
    for (const QChar c : name.normalized(QString::NormalizationForm_KD)) {
        if (c.category() != QChar::Mark_NonSpacing)
            bare += c;
    }
    return bare.toCaseFolded();
}

} // namespace lectern::talk
