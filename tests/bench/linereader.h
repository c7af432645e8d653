// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes in, lines out without their line feed. Copies only what is left of a line that has not come to its end.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace lectern::bench {

class LineReader {
public:
    template <class OnLine>
    void feed(QByteArrayView bytes, OnLine onLine) {
        for (qsizetype end = bytes.indexOf('\n'); end >= 0; end = bytes.indexOf('\n')) {
            if (m_begun.isEmpty()) {
                onLine(bytes.first(end));
            } else {
                const QByteArray line = std::exchange(m_begun, {}) + bytes.first(end).toByteArray();
                onLine(QByteArrayView(line));
            }
            bytes = bytes.sliced(end + 1);
        }
        m_begun += bytes;
    }

private:
    QByteArray m_begun;
};

} // namespace lectern::bench
