// SPDX-License-Identifier: GPL-3.0-or-later
// A server of one class without a class: greets, welcomes and says ok like the real one, unless a test tells it
// to do otherwise. Speaks with the client that came last. Encrypted like the real one; the others of its kind that a
// client may meet are a line in `Manner`.
#pragma once

#include "shared/protocol/codec.h"
#include "shared/protocol/fingerprint.h"
#include "shared/protocol/framesplitter.h"
#include "shared/protocol/limits.h"
#include "tests/support/scriptedlistener.h"

#include <QSslConfiguration>

#include <functional>

namespace lectern::test {

class ScriptedServer : public QObject {
    Q_OBJECT

public:
    enum class Manner {
        Tls,       // to a client that begins in plaintext it says tls-required
        Full,      // as Tls, but says server-full right after the handshake
        Plaintext, // to a client that begins with TLS it says goodbye
        Silent,    // takes all and answers nothing, not even a handshake
        Busy,      // as Tls, but hangs up on handshakes
        Babbling,  // answers the first byte with `babble`, and closes
    };

    ScriptedServer();

    // What it does from now on.
    Manner manner = Manner::Tls; // towards newcomers
    QByteArray babble = "SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n";
    bool answersHello = true;
    bool answersLogin = true;
    bool answersRequests = true;
    std::optional<protocol::ServerMessage> helloReply; // instead of the greeting
    std::vector<protocol::ServerMessage> loginReplies; // taken one by one, instead of welcome and ok
    std::vector<protocol::ServerMessage> snapshot;     // between welcome and ok
    // What a request is answered with, before its ok; an error comes in place of that.
    std::function<std::optional<protocol::ServerMessage>(const protocol::ClientMessage &)> contentOf;
    QByteArray token = "c0ffee"; // a login with another one is refused
    // A challenge like that of the real server.
    static constexpr auto challenge = "00112233445566778899aabbccddeeff";

    quint16 port() const { return m_port; }
    void send(const protocol::ServerMessage &message) { sendBytes(protocol::encode(message)); }
    void sendBytes(const QByteArray &bytes);
    void stopReading(); // of the client that is there
    void hangUp();      // closes the client's connection
    void stop();        // hangs up and listens no more
    void restart();     // listens again on the same port
    void takeNewCertificate();

    Fingerprint fingerprint() const;                  // of the certificate that newcomers are shown
    int connections() const { return m_connections; } // accepted so far
    // All that clients said so far, once decrypted.
    const QByteArray &heard() const { return m_heard; }
    const std::vector<protocol::ClientFrame> &received() const { return m_received; }
    template <class Message>
    std::vector<Message> receivedOf() const {
        std::vector<Message> messages;
        for (const protocol::ClientFrame &frame : m_received) {
            if (const auto *message = std::get_if<Message>(&frame.message))
                messages.push_back(*message);
        }
        return messages;
    }

private:
    void accept();
    void begin();
    void beginOverWire(bool clientWantsTls);
    void dismiss(const QByteArray &lastWords);
    void turnAway();
    void read();
    void answer(const protocol::ClientFrame &frame);
    void answerRequest(const protocol::ClientFrame &frame);
    void answerLogin(const protocol::Login &login, std::optional<RequestId> request);

    ScriptedListener m_listener;
    quint16 m_port = 0;
    QSslConfiguration m_tls;
    QSslSocket *m_client = nullptr;
    QByteArray m_heard;
    protocol::FrameSplitter m_splitter{limits::frameAfterLogin};
    std::vector<protocol::ClientFrame> m_received;
    int m_connections = 0;
};

} // namespace lectern::test
