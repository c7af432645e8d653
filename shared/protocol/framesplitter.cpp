// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/protocol/framesplitter.h"

namespace lectern::protocol {

void FrameSplitter::append(QByteArrayView bytes)
{
    if (m_overlong)
        return;
    // Without a line feed in it, what is too long together is refused before it is stored.
    if (buffered() + bytes.size() > m_limit + 1 && !bytes.contains('\n')) {
        m_overlong = true;
        m_buffer.clear();
        m_start = m_scanned = 0;
        return;
    }
    compact();
    m_buffer.append(bytes);
}

std::optional<QByteArray> FrameSplitter::next()
{
    while (!m_overlong) {
        const qsizetype end = m_buffer.indexOf('\n', m_scanned);
        const qsizetype length = (end < 0 ? m_buffer.size() : end) - m_start;
        if (length > m_limit + 1 || (end >= 0 && length > m_limit && m_buffer.at(end - 1) != '\r')) {
            m_overlong = true;
            break;
        }
        if (end < 0) {
            m_scanned = m_buffer.size();
            return std::nullopt;
        }
        const bool carriageReturn = length > 0 && m_buffer.at(end - 1) == '\r';
        QByteArray frame = m_buffer.mid(m_start, length - (carriageReturn ? 1 : 0));
        m_start = m_scanned = end + 1;
        if (!frame.isEmpty())
            return frame;
    }
    return std::nullopt;
}

void FrameSplitter::compact()
{
    if (m_start == 0)
        return;
    // An idle connection holds no buffer at all: twenty thousand of them would.
    if (m_start == m_buffer.size())
        m_buffer = QByteArray();
    else
        m_buffer.remove(0, m_start);
    m_scanned -= m_start;
    m_start = 0;
}

} // namespace lectern::protocol
