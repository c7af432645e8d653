// SPDX-License-Identifier: GPL-3.0-or-later
// The bytes of a fuzzer, taken from the front in the shape a target wants. (libFuzzer's own FuzzedDataProvider comes with
// clang alone, and takes numbers from the back, so that nobody can write such an input by hand.)
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <algorithm>

namespace lectern::fuzz {

class Input {
public:
    Input(const uint8_t *data, size_t size)
        : Input(QByteArrayView(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size))) {}
    explicit Input(QByteArrayView bytes) : m_rest(bytes) {}

    bool isEmpty() const { return m_rest.isEmpty(); }

    // 0 when there is no more.
    quint8 byte() {
        const char first = m_rest.isEmpty() ? '\0' : m_rest.front();
        take(1);
        return static_cast<quint8>(first);
    }
    // A decimal digit, or any other byte, as a number below `limit`.
    int below(int limit) {
        const int value = byte();
        return (value >= '0' && value <= '9' ? value - '0' : value) % limit;
    }
    QByteArrayView rest() { return take(m_rest.size()); }
    // Up to the next line feed, which is taken too.
    QByteArrayView line() {
        const qsizetype end = m_rest.indexOf('\n');
        const QByteArrayView found = take(end < 0 ? m_rest.size() : end);
        take(1);
        return found;
    }
    QString text() { return QString::fromUtf8(rest()); }

private:
    QByteArrayView take(qsizetype count) {
        const QByteArrayView found = m_rest.first(std::min(count, m_rest.size()));
        m_rest = m_rest.sliced(found.size());
        return found;
    }

    QByteArrayView m_rest;
};

} // namespace lectern::fuzz
