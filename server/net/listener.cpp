// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/listener.h"

#include "server/net/nativesocket.h"
#include "shared/protocol/limits.h"

#include <utility>

namespace lectern {

namespace {

constexpr int atOnce = 64; // then others get their turn
constexpr std::chrono::milliseconds pauseForRoom{100};

} // namespace

Listener::Listener(QObject *parent)
    : QObject(parent), m_server(this), m_pause(this), m_spare(native::reserve()) {
    // With the default of 50 a class that arrives at once loses SYNs and waits a second for the next try.
    m_server.setListenBacklogSize(limits::listenBacklog);
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &Listener::update);
}

Listener::~Listener() {
    m_newcomers.reset(); // before the descriptor means something else
    if (m_spare >= 0)
        native::drop(m_spare);
}

bool Listener::listen(const QHostAddress &address, quint16 port) {
    if (!m_server.listen(address, port))
        return false;
    m_server.pauseAccepting();
    m_newcomers = std::make_unique<QSocketNotifier>(m_server.socketDescriptor(), QSocketNotifier::Read);
    connect(m_newcomers.get(), &QSocketNotifier::activated, this, &Listener::acceptSome);
    return true;
}

void Listener::setAccepting(bool accepting) {
    m_accepting = accepting;
    update();
}

void Listener::update() {
    if (m_newcomers)
        m_newcomers->setEnabled(m_accepting && !m_pause.isActive());
}

void Listener::acceptSome() {
    for (int i = 0; i < atOnce && m_accepting; ++i) {
        qintptr descriptor = -1;
        switch (native::accept(m_server.socketDescriptor(), descriptor)) {
        case native::Accepting::Done:
            Q_EMIT accepted(descriptor);
            continue;
        case native::Accepting::Nobody:
            return;
        case native::Accepting::NoDescriptors:
            acceptLast();
            return;
        case native::Accepting::Failed:
            m_pause.start(pauseForRoom);
            update();
            return;
        }
    }
}

// Nobody can be served, but whoever waits is told so, one after the other, instead of waiting for ever.
void Listener::acceptLast() {
    if (m_spare >= 0)
        native::drop(std::exchange(m_spare, -1));
    qintptr descriptor = -1;
    if (native::accept(m_server.socketDescriptor(), descriptor) == native::Accepting::Done)
        Q_EMIT exhausted(descriptor);
    m_spare = native::reserve();
    if (m_spare < 0 || descriptor < 0) {
        m_pause.start(pauseForRoom); // somebody else was quicker
        update();
    }
}

} // namespace lectern
