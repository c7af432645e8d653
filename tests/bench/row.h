// SPDX-License-Identifier: GPL-3.0-or-later
// A row of the bench: what is measured, with how many students. "burst-500", "idle-19500".
#pragma once

#include <QString>

#include <optional>

namespace lectern::bench {

enum class Kind {
    Burst, // everybody votes at once
    Idle   // everybody sits there
};

struct Row {
    Kind kind = Kind::Burst;
    int students = 0;

    QString name() const;
    friend bool operator==(const Row &, const Row &) = default;
};

inline constexpr int mostStudents =
    19'500; // what one process can hold under the usual limit of 20,000 descriptors

QString toString(Kind kind);
std::optional<Kind> kindFrom(const QString &word);
std::optional<Row> rowFrom(const QString &name);

} // namespace lectern::bench
