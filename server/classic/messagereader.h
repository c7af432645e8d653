// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes in, messages out, for clients that know of no length: what comes up to a line break (LF or CRLF), or up to
// silence. Rules: docs/classic.md, "Messages".
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <chrono>
#include <optional>

namespace lectern::classic {

class MessageReader {
public:
    explicit MessageReader(qsizetype limit) : m_limit(limit) {} // bytes of one message

    // Call next() until it is empty before appending more.
    void append(QByteArrayView bytes);
    std::optional<QByteArray> next(); // may be empty: a line break alone
    // Something is unfinished: when nothing comes for so long, call silence(). Nothing: there is no need to wait.
    std::optional<std::chrono::milliseconds> patience() const;
    void silence(); // next() has the message now, unless it ends in half a letter
    void finish();  // the sender has ended: likewise, whatever it ends in

    // True once a message was longer than the limit: what follows is of no use.
    bool isOverlong() const { return m_isOverlong; }
    qsizetype buffered() const { return m_buffer.size(); }

private:
    void dropLateLineBreak();

    QByteArray m_buffer;
    qsizetype m_limit;
    std::optional<qsizetype> m_endedAt;     // silence, or the end, made this many bytes a message
    bool m_hasSentLineBreak = false;        // ever
    bool m_isLateLineBreakExpected = false; // silence ended a message: its line break may still come
    bool m_isOverlong = false;
};

} // namespace lectern::classic
