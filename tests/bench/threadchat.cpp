// SPDX-License-Identifier: GPL-3.0-or-later
// lectern-threadchat: Lectern's chat service as a textbook has it, with a thread for each client that waits for what it
// says and sends it to all others. What the bench compares the event loop with. Ends when it is told to.
#include "tests/bench/plainchat.h"
#include "tests/bench/plainserver.h"

#include <cstdio>
#include <mutex>
#include <vector>

#include <pthread.h>
#include <unistd.h>

using namespace lectern::bench;

namespace {

constexpr size_t stackSize = 65'536; // in place of 8 MiB: there may be thousands
constexpr int mostDescriptors = 20'000;

// Everybody in the chat. Whoever sends keeps the others from it, or two lines would be mixed on the way to one client.
class Room {
public:
    Room() { m_present.reserve(mostDescriptors); }

    void enter(const ChatPeer &who) {
        const std::lock_guard lock(m_mutex);
        m_present.push_back(who.descriptor);
        ChatLine::greeting(m_present.size()).sendTo(who.descriptor);
    }

    void say(const ChatPeer &who, std::string_view message) {
        const std::lock_guard lock(m_mutex);
        const ChatLine line = ChatLine::said(who, message);
        for (const int descriptor : m_present) {
            if (descriptor != who.descriptor)
                line.sendTo(descriptor);
        }
    }

    void leave(const ChatPeer &who) {
        const std::lock_guard lock(m_mutex);
        std::erase(m_present, who.descriptor);
        close(who.descriptor); // not before: its number would be another's
    }

private:
    std::mutex m_mutex;
    std::vector<int> m_present; // descriptors
};

struct Client {
    Room *room;
    ChatPeer peer;
};

void *serve(void *argument) {
    const Client client = *static_cast<const Client *>(argument);
    const auto say = [&](std::string_view message) { client.room->say(client.peer, message); };
    client.room->enter(client.peer);
    ChatMessages messages;
    while (messages.receive(client.peer.descriptor, say)) {
    }
    client.room->leave(client.peer);
    return nullptr;
}

bool startThread(const pthread_attr_t &attributes, Client &client) {
    pthread_t thread{};
    return client.peer.descriptor < mostDescriptors &&
           pthread_create(&thread, &attributes, serve, &client) == 0;
}

void serveAll(int listening, const pthread_attr_t &attributes) {
    Room room;
    std::vector<Client> clients(mostDescriptors + 1); // by descriptor, each until that is closed
    for (ChatPeer peer; (peer = acceptPeer(listening)).descriptor >= 0;) {
        Client &client = clients[static_cast<size_t>(std::min(peer.descriptor, mostDescriptors))];
        client = {&room, peer};
        if (!startThread(attributes, client)) {
            ChatLine::full().sendTo(peer.descriptor);
            close(peer.descriptor);
        }
    }
}

} // namespace

int main() {
    raiseLimit();
    const int listening = listenHere();
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    pthread_attr_setstacksize(&attributes, stackSize);
    if (listening >= 0)
        serveAll(listening, attributes);
    std::perror("lectern-threadchat");
    return 1;
}
