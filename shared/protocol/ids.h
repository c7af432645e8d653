// SPDX-License-Identifier: GPL-3.0-or-later
// Strong types for everything that is numbered: a seat can never be passed where a question is meant.
#pragma once

#include <QHashFunctions>
#include <QtGlobal>

#include <compare>
#include <functional>

namespace lectern {

// 0 means "none"; valid ids count from 1. On the wire an id is a JSON integer below 2^53.
template <class Tag>
struct Id {
    quint64 value = 0;

    explicit operator bool() const { return value != 0; }
    friend auto operator<=>(const Id &, const Id &) = default;
    friend size_t qHash(const Id &id, size_t seed = 0) { return ::qHash(id.value, seed); }
};

// Counts every ballot that was ever cast or changed.
using AnswerId = Id<struct AnswerTag>;
using SeatId = Id<struct SeatTag>;
using LessonId = Id<struct LessonTag>;
using QuestionId = Id<struct QuestionTag>;
using RoomId = Id<struct RoomTag>;
using MessageId = Id<struct MessageTag>;
using InquiryId = Id<struct InquiryTag>;
using RequestId = Id<struct RequestTag>;
// The number of a connection in order of arrival, never used again while the server runs.
using ConnectionId = Id<struct ConnectionTag>;

template <class T>
inline constexpr bool isId = false;
template <class Tag>
inline constexpr bool isId<Id<Tag>> = true;

inline constexpr quint64 largestId = (quint64(1) << 53) - 1;

} // namespace lectern

template <class Tag>
struct std::hash<lectern::Id<Tag>> {
    size_t operator()(const lectern::Id<Tag> &id) const noexcept { return std::hash<quint64>{}(id.value); }
};
