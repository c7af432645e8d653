// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes in, whole frames out. A frame ends with a line feed; one carriage return before it is dropped; empty
// lines are skipped. A control character where a frame begins is a frame of its own: no message begins like that, but
// TLS does, and whoever sent it is to be told at once, not when a line feed happens to come. Keeps at most `limit`
// bytes: an over-long frame is refused while it still arrives.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace lectern::protocol {

class FrameSplitter {
public:
    explicit FrameSplitter(qsizetype limit) : m_limit(limit) {}

    // A larger limit holds from the next frame on.
    void setLimit(qsizetype limit) { m_limit = limit; }

    // Call next() until it is empty before appending more.
    void append(QByteArrayView bytes);
    std::optional<QByteArray> next();

    // True once a frame was longer than the limit: the stream cannot be trusted any more.
    bool isOverlong() const { return m_overlong; }
    qsizetype buffered() const { return m_buffer.size() - m_start; }
    qsizetype memory() const { return m_buffer.capacity(); } // none while no frame is unfinished

private:
    bool startsWithControl() const;
    qsizetype takeByte(); // its index
    void refuse();
    void release();

    QByteArray m_buffer;
    qsizetype m_start = 0;   // first byte not handed out yet
    qsizetype m_scanned = 0; // no line feed before this one
    qsizetype m_limit;
    bool m_overlong = false;
};

} // namespace lectern::protocol
