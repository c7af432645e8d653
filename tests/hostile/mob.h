// SPDX-License-Identifier: GPL-3.0-or-later
// A thousand connections to one server on this computer, each of which a test may let behave badly. On plain sockets
// that never block.
#pragma once

#include "tests/support/wire.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <vector>

struct ssl_ctx_st;
struct ssl_st;

namespace lectern::test {

class Mob {
public:
    Mob(quint16 port, Wire wire);
    ~Mob(); // resets all connections: nothing of them stays behind in the system
    Mob(const Mob &) = delete;
    Mob &operator=(const Mob &) = delete;

    // So many more. `receiveBuffer`: bytes that the system takes for each before somebody reads; 0: its default.
    // `lastByte`: of the address they come from, 127.0.0.x.
    void open(size_t count, int receiveBuffer = 0, quint8 lastByte = 1);
    // Everybody does what can be done at once: connects, encrypts, sends what waits, reads what came.
    Mob &turn();
    void send(size_t member, const QByteArray &bytes);
    void sendFromAll(const QByteArray &bytes);
    // Hello and login of all who do not sit yet, for whom there is nothing else to send: seated() says how many do.
    void login(const QString &names); // "Student %1"
    // So many more come and sit down, a hundred at a time: the server waits for a login only so long, and under the
    // sanitizers a thousand at once take longer. False: some did not.
    bool join(size_t count, const QString &names, int receiveBuffer = 0);
    void stopReading() { m_reading = false; }
    void reset(); // all, in the middle of whatever is going on: no goodbye, no end of the stream
    void close(); // all, in good order

    size_t size() const { return m_members.size(); }
    size_t up() const;    // as far as encrypted, where the wire is, and not over
    size_t ended() const; // closed or reset by the server
    size_t seated() const;
    bool hasSentAll() const;
    qint64 sent() const { return m_sent; } // bytes in all
    const QByteArray &received(size_t member) const { return m_members[member].received; }

private:
    struct Member {
        int descriptor = -1;
        ssl_st *tls = nullptr;
        bool isConnected = false;
        bool isEncrypted = false;
        bool isOver = false;
        QByteArray unsent;
        QByteArray received;
    };
    bool isUp(const Member &member) const;
    void forgetAll();
    bool work(Member &member, bool readable, bool writable);
    void encrypt(Member &member);
    bool write(Member &member);
    bool read(Member &member);
    static bool mayGoOn(Member &member, long result);

    quint16 m_port;
    ssl_ctx_st *m_context = nullptr; // none: plaintext
    bool m_reading = true;
    qint64 m_sent = 0;
    std::vector<Member> m_members;
};

} // namespace lectern::test
