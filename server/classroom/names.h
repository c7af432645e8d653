// SPDX-License-Identifier: GPL-3.0-or-later
// Which names a person may carry. Rules: docs/protocol.md, "Names".
#pragma once

#include "shared/protocol/messages.h"

#include <QString>
#include <QStringList>

#include <variant>

namespace lectern::names {

struct Complaint {
    ErrorCode code = ErrorCode::NameInvalid;
    QString text; // a sentence for people that names the rule
};

// The name as it will be shown (NFC, blanks trimmed and folded), or what is wrong with it. Reserved names are
// refused, but a teacher may be called Teacher; whether a free name is taken is not asked here. Invisible
// characters are refused one and all, so emoji that are glued together from several are refused too.
std::variant<QString, Complaint> accept(const QString &wish, protocol::Role role = protocol::Role::Student);

// Reads as one of the words that nobody but the server, or a teacher, may go by, alone or before a colon; or as an
// address with its port, by which guests of the plain-text chat go.
bool isReserved(const QString &name, protocol::Role role);

// How the name stands in a line of plain text, "Ana: Hello" or "[Ana] Hello": '_' for whatever looks like a colon or a
// bracket, so that no name ends its own part of the line, or is marked as the server marks. Those who go by their
// address, as nobody else may, keep it as it is.
QString inALine(const QString &name);

// Some keys; two names look alike when they share one. Each is a confusable skeleton (Unicode TR39) in
// folded case. One alone is not enough: Cyrillic "Т" is a look-alike only while it is a capital, and a name in
// capitals must meet the same name in small letters.
QStringList lookAlikeKeys(const QString &name);

} // namespace lectern::names
