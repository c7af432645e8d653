// SPDX-License-Identifier: GPL-3.0-or-later
// Which names a person may carry. Rules: docs/protocol.md, "Names".
#pragma once

#include "shared/protocol/errorcode.h"

#include <QString>

#include <variant>

namespace lectern::names {

struct Complaint {
    ErrorCode code = ErrorCode::NameInvalid;
    QString text; // a sentence for people that names the rule
};

// The name as it will be shown (NFC, blanks trimmed and folded), or what is wrong with it. Reserved names are
// refused; whether a free name is taken is not asked here.
std::variant<QString, Complaint> accept(const QString &wish);

// Equal for names that look alike: case folded, then the confusable skeleton of Unicode TR39.
QString skeleton(const QString &name);

} // namespace lectern::names
