// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/row.h"

namespace lectern::bench {

using namespace Qt::Literals::StringLiterals;

QString toString(Kind kind) { return kind == Kind::Burst ? u"burst"_s : u"idle"_s; }

std::optional<Kind> kindFrom(const QString &word) {
    for (const Kind kind : {Kind::Burst, Kind::Idle}) {
        if (word == toString(kind))
            return kind;
    }
    return std::nullopt;
}

QString Row::name() const { return u"%1-%2"_s.arg(toString(kind)).arg(students); }

std::optional<Row> rowFrom(const QString &name) {
    const auto kind = kindFrom(name.section(u'-', 0, 0));
    bool isNumber = false;
    const int students = name.section(u'-', 1).toInt(&isNumber);
    if (!kind || !isNumber || students < 1 || students > mostStudents)
        return std::nullopt;
    return Row{*kind, students};
}

} // namespace lectern::bench
