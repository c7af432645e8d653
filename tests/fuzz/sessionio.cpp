// SPDX-License-Identifier: GPL-3.0-or-later
// Two sessions of one worker over transports whose peers the input plays. An input is text, a line for each thing that
// happens: a sign says what, a digit which session, the rest is its argument.
//   f a frame from the peer    L one that is too long      c close with a goodbye    +N time passes, N times 500 ms
//   w NN a line, s NN a state  t the peer takes NN         a abort, x peer is gone   o, O a handshake waits, is over
//   l logged in                p flush                     d it is destroyed, a new one comes
// (NN: a byte, times 4 KiB)
#include "server/net/protocolsession.h"
#include "shared/protocol/limits.h"
#include "tests/fuzz/check.h"
#include "tests/fuzz/input.h"

#include <array>

using namespace lectern;

namespace {

// A peer that takes what it is let. What a real transport is promised, it demands.
class PlayedTransport : public Transport {
public:
    void setFrameLimit(qsizetype bytes) override { frameLimit = bytes; }
    void setReading(bool on) override {
        CHECK(!isClosing);
        CHECK(on != isReading); // told when it changes, and no more often
        isReading = on;
    }
    void write(const QByteArray &frame) override {
        CHECK(!isClosing);
        CHECK(!frame.isEmpty());
        if (isOpen)
            queued += frame.size();
    }
    void flush() override {}
    qint64 pending() const override { return queued; }
    bool isSlowToOpen() const override { return isSlow; }
    void close() override {
        CHECK(!isClosing);
        isClosing = true;
    }
    void abort() override { end(); }

    void take(qint64 bytes) {
        if (!isOpen)
            return;
        queued -= std::min(bytes, queued);
        Q_EMIT drained();
    }
    void end() {
        if (!isOpen)
            return;
        isOpen = false;
        queued = 0;
        Q_EMIT closed();
    }

    qint64 queued = 0;
    qsizetype frameLimit = limits::frameBeforeLogin;
    bool isOpen = true;
    bool isSlow = false;
    bool isReading = true;
    bool isClosing = false; // close() was called; abort() may come at any time
};

// One session with all that is known about it from outside.
struct Talk {
    PlayedTransport *transport = nullptr;
    std::unique_ptr<ProtocolSession> session;
    Session::Time begun;
    Session::Time heard;  // when the peer said something, as exactly as a tick sees it
    Session::Time second; // of the allowance of frames
    std::optional<Session::Time> closing;
    bool isLoggedIn = false;
    int closedSignals = 0;
    int decodedFrames = 0;
    int framesInSecond = 0;
};

class Worker {
public:
    Worker() {
        for (Talk &talk : m_talks)
            begin(talk);
    }
    ~Worker() {
        for (Talk &talk : m_talks)
            end(talk);
        CHECK(m_budget.pending == 0);
    }
    Q_DISABLE_COPY_MOVE(Worker)

    void step(QByteArrayView line) {
        fuzz::Input input(line);
        const char what = static_cast<char>(input.byte());
        if (what == '+') {
            pass(input.below(256));
        } else {
            Talk &talk = m_talks.at(static_cast<size_t>(input.below(2)));
            peerDoes(talk, what, input);
            serverDoes(talk, what, input);
        }
        check();
    }

private:
    void begin(Talk &talk) {
        const ConnectionId id{++m_lastId};
        auto transport = std::make_unique<PlayedTransport>();
        talk.transport = transport.get();
        talk.begun = talk.heard = talk.second = m_now;
        talk.session = std::make_unique<ProtocolSession>(id, std::move(transport), m_budget, m_now);
        QObject::connect(talk.session.get(), &Session::closed, talk.session.get(),
                         [&talk, id](ConnectionId who) {
                             CHECK(who == id);
                             ++talk.closedSignals;
                         });
        QObject::connect(
            talk.session.get(), &ProtocolSession::decoded, talk.session.get(),
            [&talk](ConnectionId, const protocol::DecodedClientFrame &) { ++talk.decodedFrames; });
    }

    void end(Talk &talk) {
        talk.session.reset();
        check();
        talk = Talk();
    }

    void peerDoes(Talk &talk, char what, fuzz::Input &input) {
        switch (what) {
        case 'f':
            hear(talk, input.rest().toByteArray());
            break;
        case 'L':
            if (talk.transport->isOpen && talk.transport->isReading && !talk.transport->isClosing) {
                Q_EMIT talk.transport->frameTooLong();
                CHECK(talk.transport->isClosing);
            }
            break;
        case 't':
            talk.transport->take(4096 * qint64(input.byte()));
            break;
        case 'x':
            talk.transport->end();
            break;
        case 'o':
        case 'O':
            talk.transport->isSlow = what == 'o' && talk.transport->isOpen;
            break;
        default:
            break;
        }
    }

    void serverDoes(Talk &talk, char what, fuzz::Input &input) {
        switch (what) {
        case 'w':
        case 's':
            write(talk, 4096 * std::max<qint64>(1, input.byte()), what == 's');
            break;
        case 'l':
            talk.session->setLoggedIn();
            talk.isLoggedIn = true;
            CHECK(talk.transport->frameLimit == limits::frameAfterLogin);
            break;
        case 'p':
            talk.session->flush();
            break;
        case 'c':
            talk.session->close("goodbye\n", m_now);
            CHECK(talk.transport->isClosing || !talk.transport->isOpen);
            break;
        case 'a':
            talk.session->abort();
            CHECK(!talk.transport->isOpen);
            break;
        case 'd':
            end(talk);
            begin(talk);
            break;
        default:
            break;
        }
    }

    void hear(Talk &talk, const QByteArray &frame) {
        const int before = talk.decodedFrames;
        const bool isHeard = !talk.transport->isClosing;
        if (!talk.transport->isOpen || !talk.transport->isReading)
            return; // what is not read does not come
        Q_EMIT talk.transport->frameReceived(frame);
        CHECK(talk.decodedFrames == before + (isHeard ? 1 : 0));
        talk.framesInSecond += isHeard ? 1 : 0;
        CHECK(talk.framesInSecond <= limits::framesPerSecond);
        talk.heard = m_now;
    }

    void write(Talk &talk, qint64 size, bool isState) {
        const qint64 before = talk.transport->queued;
        talk.session->write(QByteArray(size, 'x'), isState);
        const qint64 after = talk.transport->queued;
        CHECK(after == 0 || after == before || after == before + size);
        CHECK(after <= limits::sendQueueHard);
        CHECK(!isState || before <= limits::sendQueueSoft || after == before);
    }

    void pass(int ticks) {
        for (int i = 0; i < ticks; ++i) {
            m_now += Session::tickInterval;
            for (Talk &talk : m_talks)
                tick(talk);
        }
    }

    void tick(Talk &talk) {
        using namespace std::chrono_literals;
        const bool wasClosing = talk.transport->isClosing;
        if (!wasClosing && m_now - talk.second >= 1s) {
            talk.second = m_now;
            talk.framesInSecond = 0;
        }
        talk.session->tick(m_now);
        if (wasClosing || !talk.transport->isOpen)
            return;
        // By these times at the latest it is being closed.
        CHECK(talk.isLoggedIn || m_now - talk.begun < limits::loginTime || talk.transport->isClosing);
        CHECK(!talk.transport->isSlow || m_now - talk.begun < limits::handshakeTime);
        CHECK(!talk.isLoggedIn || m_now - talk.heard < limits::serverDead || talk.transport->isClosing);
    }

    void check() {
        qint64 pending = 0;
        for (Talk &talk : m_talks) {
            if (!talk.session)
                continue;
            checkClosing(talk);
            CHECK(talk.session->pending() >= 0);
            pending += talk.session->pending();
            CHECK(talk.closedSignals == (talk.transport->isOpen ? 0 : 1));
            CHECK(talk.transport->isOpen || talk.session->pending() == 0);
            const bool isLong = talk.session->pending() > limits::sendQueueSoft;
            const bool isFlood = talk.framesInSecond >= limits::framesPerSecond;
            const bool mayChange = talk.transport->isOpen && !talk.transport->isClosing;
            CHECK(!mayChange || talk.transport->isReading != (isLong || isFlood));
        }
        CHECK(m_budget.pending == pending);
    }

    // From the goodbye on it has a little time, then it is cut off.
    void checkClosing(Talk &talk) const {
        if (talk.transport->isClosing && !talk.closing)
            talk.closing = m_now;
        CHECK(!talk.closing || !talk.transport->isOpen ||
              m_now - *talk.closing <= limits::closingTime + Session::tickInterval);
    }

    Session::Time m_now = std::chrono::steady_clock::now(); // like the session's when a frame is too long
    SendBudget m_budget;
    quint64 m_lastId = 0;
    std::array<Talk, 2> m_talks;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    constexpr int mostSteps = 400;
    fuzz::Input input(data, size);
    Worker worker;
    for (int step = 0; step < mostSteps && !input.isEmpty(); ++step)
        worker.step(input.line());
    return 0;
}
