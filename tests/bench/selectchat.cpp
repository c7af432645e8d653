// SPDX-License-Identifier: GPL-3.0-or-later
// lectern-selectchat: Lectern's chat service as a textbook has it, with one thread that asks select() who has said
// something. What the bench compares the event loop with. select() knows no descriptor from FD_SETSIZE on, so who comes
// then is told that it is full. Ends when it is told to.
#include "tests/bench/plainchat.h"
#include "tests/bench/plainserver.h"

#include <cerrno>
#include <cstdio>
#include <map>

#include <sys/select.h>
#include <unistd.h>

using namespace lectern::bench;

namespace {

class Chat {
public:
    explicit Chat(int listening) : m_listening(listening), m_most(listening) {
        FD_ZERO(&m_watched);
        FD_SET(listening, &m_watched);
    }

    bool serveOnce() {
        fd_set readable = m_watched;
        if (select(m_most + 1, &readable, nullptr, nullptr, nullptr) < 0)
            return errno == EINTR;
        for (int descriptor = 0; descriptor <= m_most; ++descriptor) {
            if (!FD_ISSET(descriptor, &readable))
                continue;
            if (descriptor == m_listening)
                enter(acceptPeer(m_listening));
            else if (!hear(m_clients.at(descriptor)))
                leave(m_clients.at(descriptor).peer);
        }
        return true;
    }

private:
    struct Client {
        ChatPeer peer;
        ChatMessages messages;
    };

    bool hear(Client &client) {
        const auto say = [&](std::string_view message) {
            tellOthers(client.peer, ChatLine::said(client.peer, message));
        };
        return client.messages.receive(client.peer.descriptor, say);
    }

    void enter(const ChatPeer &peer) {
        if (peer.descriptor >= FD_SETSIZE) {
            ChatLine::full().sendTo(peer.descriptor);
            close(peer.descriptor);
        } else if (peer.descriptor >= 0) {
            m_clients[peer.descriptor].peer = peer;
            FD_SET(peer.descriptor, &m_watched);
            m_most = std::max(m_most, peer.descriptor);
            ChatLine::greeting(m_clients.size()).sendTo(peer.descriptor);
        }
    }

    void leave(const ChatPeer peer) {
        m_clients.erase(peer.descriptor);
        FD_CLR(peer.descriptor, &m_watched);
        close(peer.descriptor);
    }

    void tellOthers(const ChatPeer &who, const ChatLine &line) const {
        for (const auto &[descriptor, client] : m_clients) {
            if (descriptor != who.descriptor)
                line.sendTo(descriptor);
        }
    }

    int m_listening;
    int m_most;
    fd_set m_watched;
    std::map<int, Client> m_clients; // by descriptor
};

} // namespace

int main() {
    raiseLimit();
    const int listening = listenHere();
    if (listening >= 0) {
        Chat chat(listening);
        while (chat.serveOnce()) {
        }
    }
    std::perror("lectern-selectchat");
    return 1;
}
