// SPDX-License-Identifier: GPL-3.0-or-later
// What a record holds, as SQLite takes it.
#pragma once

#include "shared/protocol/ids.h"

#include <QString>
#include <QVariant>

namespace lectern {

template <class Tag>
QVariant sqlValue(Id<Tag> id) {
    return static_cast<qint64>(id.value);
}

// None is NULL.
template <class Tag>
QVariant sqlValueOrNull(Id<Tag> id) {
    return id ? sqlValue(id) : QVariant();
}

// An empty text is a text, not NULL.
inline QVariant sqlValue(const QString &text) { return text.isNull() ? QStringLiteral("") : text; }

} // namespace lectern
