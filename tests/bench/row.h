// SPDX-License-Identifier: GPL-3.0-or-later
// A row of the bench: what is measured, over which wire, with how many students. "burst-500", "idle-tls-19500".
#pragma once

#include <QString>

#include <optional>

namespace lectern::bench {

enum class Kind {
    Arrive, // everybody connects and takes a seat
    Burst,  // everybody votes at once
    Idle,   // everybody sits there
    Unread, // everybody votes once a second, while as many others do not read what they are told
    Chat    // some talk at once, and everybody hears them; by several kinds of server
};

struct Row {
    Kind kind = Kind::Burst;
    int students = 0;
    bool tls = false;

    QString name() const;
    friend bool operator==(const Row &, const Row &) = default;
};

inline constexpr int mostStudents =
    19'500; // what one process can hold under the usual limit of 20,000 descriptors

// Who sits there; of Kind::Unread as many vote as do not read.
size_t seatsOf(const Row &row);

// For whoever is to name a row.
QString rowNames();
std::optional<Row> rowFrom(const QString &name);

} // namespace lectern::bench
