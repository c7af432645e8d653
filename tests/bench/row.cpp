// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/row.h"

#include <QRegularExpression>

#include <algorithm>

namespace lectern::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Kind kinds[] = {Kind::Arrive, Kind::Burst, Kind::Idle, Kind::Unread, Kind::Chat};

QString toString(Kind kind) {
    switch (kind) {
    case Kind::Arrive:
        return u"arrive"_s;
    case Kind::Burst:
        return u"burst"_s;
    case Kind::Idle:
        return u"idle"_s;
    case Kind::Unread:
        return u"unread"_s;
    case Kind::Chat:
        break;
    }
    return u"chat"_s;
}

} // namespace

QString Row::name() const {
    return u"%1%2-%3"_s.arg(toString(kind), tls ? u"-tls"_s : QString()).arg(students);
}

size_t seatsOf(const Row &row) {
    return static_cast<size_t>(row.students) * (row.kind == Kind::Unread ? 2 : 1);
}

QString rowNames() {
    return u"arrive-N, burst-N, idle-N or unread-N, or arrive-tls-N and so on, N from 1 to %1, or chat-N, N from 2"_s
        .arg(mostStudents);
}

std::optional<Row> rowFrom(const QString &name) {
    static const QRegularExpression form(u"^([a-z]+)(-tls)?-([0-9]{1,9})$"_s);
    const auto match = form.match(name);
    const int students = match.captured(3).toInt();
    if (students < 1 || students > mostStudents)
        return std::nullopt;
    const auto kind = std::ranges::find(kinds, match.captured(1), toString);
    if (kind == std::end(kinds))
        return std::nullopt;
    // The chat service is not encrypted, and one alone has nobody to talk to.
    if (*kind == Kind::Chat && (match.hasCaptured(2) || students < 2))
        return std::nullopt;
    return Row{*kind, students, match.hasCaptured(2)};
}

} // namespace lectern::bench
