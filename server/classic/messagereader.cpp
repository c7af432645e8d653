// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/classic/messagereader.h"

#include "shared/protocol/limits.h"

#include <utility>

namespace lectern::classic {

namespace {

// How many bytes of a letter are still to come: https://www.rfc-editor.org/rfc/rfc3629#section-3
bool endsInHalfALetter(QByteArrayView bytes) {
    for (qsizetype back = 1; back <= 3 && back <= bytes.size(); ++back) {
        const auto byte = static_cast<unsigned char>(bytes[bytes.size() - back]);
        if ((byte & 0xC0) == 0x80)
            continue;
        const qsizetype length = byte >= 0xF5   ? 1
                                 : byte >= 0xF0 ? 4
                                 : byte >= 0xE0 ? 3
                                 : byte >= 0xC2 ? 2
                                                : 1;
        return length > back;
    }
    return false;
}

} // namespace

void MessageReader::append(QByteArrayView bytes) {
    m_buffer.append(bytes);
    dropLateLineBreak();
}

void MessageReader::dropLateLineBreak() {
    if (!m_isLateLineBreakExpected || m_buffer.isEmpty() || m_buffer == "\r")
        return; // the line feed to it is still to come
    m_isLateLineBreakExpected = false;
    const qsizetype length = m_buffer.startsWith("\r\n") ? 2 : m_buffer.startsWith('\n') ? 1 : 0;
    m_buffer.remove(0, length);
    m_hasSentLineBreak |= length > 0;
}

std::optional<QByteArray> MessageReader::next() {
    if (m_isOverlong)
        return {};
    const qsizetype lineBreak = m_buffer.indexOf('\n');
    qsizetype length = lineBreak;
    qsizetype taken = lineBreak + 1;
    if (lineBreak >= 0) {
        m_hasSentLineBreak = true;
        m_endedAt.reset(); // it came just behind
    } else if (m_endedAt) {
        length = taken = *std::exchange(m_endedAt, {});
        m_isLateLineBreakExpected = true;
    } else {
        m_isOverlong = m_buffer.size() > m_limit + 1; // a carriage return may be among them
        return {};
    }
    QByteArray message = m_buffer.first(length);
    m_buffer.remove(0, taken);
    if (m_buffer.isEmpty())
        m_buffer = QByteArray(); // a silent client takes no memory
    if (lineBreak >= 0 && message.endsWith('\r'))
        message.chop(1);
    m_isOverlong = message.size() > m_limit;
    return m_isOverlong ? std::nullopt : std::optional(message);
}

std::optional<std::chrono::milliseconds> MessageReader::patience() const {
    if (m_buffer.isEmpty() || m_isOverlong || endsInHalfALetter(m_buffer) ||
        (m_isLateLineBreakExpected && m_buffer == "\r"))
        return {};
    return m_hasSentLineBreak ? std::chrono::milliseconds(limits::classicLongSilence)
                              : std::chrono::milliseconds(limits::classicSilence);
}

void MessageReader::silence() {
    if (!patience())
        return;
    if (m_buffer.count('\0') == m_buffer.size())
        m_buffer = QByteArray(); // of a string in C whose line break came before its end
    else
        m_endedAt = m_buffer.size();
}

void MessageReader::finish() {
    if (m_isLateLineBreakExpected && m_buffer == "\r")
        m_buffer.clear();
    if (!m_buffer.isEmpty())
        m_endedAt = m_buffer.size();
}

} // namespace lectern::classic
