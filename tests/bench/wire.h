// SPDX-License-Identifier: GPL-3.0-or-later
// A connection to a server on this computer, plain or in TLS whatever the certificate. Only connecting waits; all that
// is said before the handshake is done goes out behind it.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <openssl/types.h>

#include <memory>
#include <optional>

namespace lectern::bench {

struct WireKind {
    std::shared_ptr<SSL_CTX> tls; // none: plaintext
    // Segments of Ethernet and hardly any room to receive: loopback has room for megabytes on both sides.
    bool isNarrow = false;
};

// For thousands of connections: with as little memory for each as OpenSSL needs.
std::shared_ptr<SSL_CTX> lightTls();

class Wire {
public:
    // `number` chooses the source address: the ports of one are not enough for everybody. Throws a Failure.
    Wire(quint16 port, size_t number, const WireKind &kind);
    ~Wire(); // a reset, unless end() came before: nothing of it stays behind in the system
    Wire(Wire &&other) noexcept;
    Wire &operator=(Wire &&) = delete;

    int descriptor() const { return m_descriptor; }
    bool isOpen() const; // the handshake is done
    // All of it, or the connection is broken: these lines are short and wait for answers, so there is always room.
    bool send(QByteArrayView bytes);
    // How many bytes came; 0: none for the moment; nothing: the connection is over. Goes on with the handshake.
    std::optional<size_t> receive(char *into, size_t size);
    // Tells the server in order that nothing more comes; it is over when receive() says so.
    void end();

private:
    bool sendNow(QByteArrayView bytes);
    std::optional<size_t> receiveTls(char *into, size_t size);

    int m_descriptor;
    std::unique_ptr<SSL, void (*)(SSL *)> m_tls;
    QByteArray m_waiting; // for the end of the handshake
};

} // namespace lectern::bench
