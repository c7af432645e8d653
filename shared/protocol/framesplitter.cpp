// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/protocol/framesplitter.h"

#include <utility>

namespace lectern::protocol {

namespace {

// But for those that JSON allows between its parts.
bool isControl(char c) { return c >= 0 && c < ' ' && c != '\n' && c != '\r' && c != '\t'; }

} // namespace

void FrameSplitter::append(QByteArrayView bytes) {
    if (m_overlong)
        return;
    // A line that is too long is refused before it is stored. One byte more may be a carriage return.
    const qsizetype end = bytes.indexOf('\n');
    const bool startsWithFrame = buffered() == 0 && !bytes.isEmpty() && isControl(bytes.front());
    if (!startsWithFrame && buffered() + (end < 0 ? bytes.size() : end) > m_limit + 1) {
        refuse();
        return;
    }
    m_buffer.remove(0, m_start);
    m_scanned -= m_start;
    m_start = 0;
    m_buffer.append(bytes);
}

std::optional<QByteArray> FrameSplitter::next() {
    while (!m_overlong) {
        if (startsWithControl())
            return m_buffer.mid(takeByte(), 1);
        const qsizetype end = m_buffer.indexOf('\n', m_scanned);
        const qsizetype length = (end < 0 ? m_buffer.size() : end) - m_start;
        if (length > m_limit + 1 || (end >= 0 && length > m_limit && m_buffer.at(end - 1) != '\r')) {
            refuse();
            break;
        }
        if (end < 0) {
            m_scanned = m_buffer.size();
            if (length == 0)
                release();
            break;
        }
        const bool carriageReturn = length > 0 && m_buffer.at(end - 1) == '\r';
        QByteArray frame = m_buffer.mid(m_start, length - (carriageReturn ? 1 : 0));
        m_start = m_scanned = end + 1;
        if (!frame.isEmpty())
            return frame;
    }
    return std::nullopt;
}

qsizetype FrameSplitter::takeByte() {
    m_scanned = m_start + 1;
    return std::exchange(m_start, m_scanned);
}

bool FrameSplitter::startsWithControl() const { return buffered() > 0 && isControl(m_buffer.at(m_start)); }

void FrameSplitter::refuse() {
    m_overlong = true;
    release();
}

// An idle connection holds no buffer at all: twenty thousand of them would.
void FrameSplitter::release() {
    m_buffer = QByteArray();
    m_start = m_scanned = 0;
}

} // namespace lectern::protocol
