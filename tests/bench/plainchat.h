// SPDX-License-Identifier: GPL-3.0-or-later
// What the bench's two plain chat servers have in common: the lines of Lectern's chat service, and where messages end.
// They do not tell who entered and left: among 8,000 those are 32 million lines before the first message, and each is a
// call of send() here. Nothing is on the heap, which every thread would get a piece of.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace lectern::bench {

// A connection of the chat, with the address that it is known by.
struct ChatPeer {
    int descriptor = -1;
    std::array<char, 32> name{}; // "127.0.0.1:63154"
};

// The next newcomer, whenever that comes. Its descriptor is -1 when there is none.
ChatPeer acceptPeer(int listening);

// One line of the service.
class ChatLine {
public:
    static ChatLine greeting(size_t users);
    static ChatLine said(const ChatPeer &who, std::string_view message);
    static ChatLine full(); // Lectern knows no such line

    // All of it, however long the other one takes to read. What cannot be sent is no matter: reading tells of the end.
    void sendTo(int descriptor) const;

private:
    template <class... Values>
    static ChatLine printed(const char *format, Values... values);

    std::array<char, 4200> m_text;
    size_t m_size = 0;
};

// What a connection says, message by message. They end with a line break; Lectern knows silence, too.
class ChatMessages {
public:
    // Waits for more of it. False: it is over, by an empty message or the connection's end, or too long.
    template <class OnMessage>
    bool receive(int descriptor, OnMessage onMessage) {
        const size_t count = receiveMore(descriptor);
        for (size_t end = 0; count > 0 && (end = whole().find('\n')) != std::string_view::npos;) {
            const std::string_view message = whole().substr(0, end);
            if (message.empty())
                return false;
            onMessage(message);
            std::copy(m_begun.begin() + end + 1, m_begun.begin() + m_size, m_begun.begin());
            m_size -= end + 1;
        }
        return count > 0;
    }

private:
    size_t receiveMore(int descriptor); // bytes; 0: no more will come, or have room
    std::string_view whole() const { return {m_begun.data(), m_size}; }

    std::array<char, 4096> m_begun;
    size_t m_size = 0;
};

} // namespace lectern::bench
