// SPDX-License-Identifier: GPL-3.0-or-later
// How many clients of a chat say how much: some messages alone, then many at once, enough to be measured and no more
// than Lectern takes in a moment from one seat. A message bears its number, so that each can be told from all others.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace lectern::bench {

class ChatPlan {
public:
    explicit ChatPlan(size_t clients);

    size_t clients() const { return m_clients; }
    size_t alone() const { return m_alone; } // those messages come first
    size_t atOnce() const { return m_atOnce; }
    size_t messages() const { return m_alone + m_atOnce; }
    size_t deliveriesOf(size_t messages) const {
        return messages * (m_clients - 1);
    } // to all but who said them
    size_t senderOf(size_t message) const;

    static QByteArray text(size_t message);                     // with its line break
    std::optional<size_t> messageIn(QByteArrayView line) const; // of a client's; empty: it is none of these

private:
    size_t m_clients;
    size_t m_alone;
    size_t m_atOnce;
};

} // namespace lectern::bench
