// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/wire.h"

#include "tests/bench/failure.h"

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace lectern::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr size_t perSourceAddress = 10'000; // fewer than the ports that one address has
constexpr timeval patience{5, 0};           // with a server that does not take a connection
constexpr int ethernetSegment = 1460;
constexpr int hardlyAnyRoom = 4096;

sockaddr_in loopback(in_addr_t address, quint16 port) {
    sockaddr_in place{};
    place.sin_family = AF_INET;
    place.sin_port = htons(port);
    place.sin_addr.s_addr = htonl(address);
    return place;
}

template <class Value>
void setOption(int descriptor, int level, int option, const Value &value) {
    setsockopt(descriptor, level, option, &value, sizeof value);
}

void prepare(int descriptor, bool isNarrow) {
    setOption(descriptor, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, 1);
    setOption(descriptor, IPPROTO_TCP, TCP_NODELAY, 1);
    setOption(descriptor, SOL_SOCKET, SO_LINGER, linger{1, 0});
    setOption(descriptor, SOL_SOCKET, SO_SNDTIMEO, patience); // of connecting, too
    if (isNarrow) {
        setOption(descriptor, IPPROTO_TCP, TCP_MAXSEG, ethernetSegment);
        setOption(descriptor, SOL_SOCKET, SO_RCVBUF, hardlyAnyRoom);
    }
}

int connected(quint16 port, size_t number, bool isNarrow) {
    const int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const auto source = loopback(INADDR_LOOPBACK + 1 + static_cast<in_addr_t>(number / perSourceAddress), 0);
    const auto server = loopback(INADDR_LOOPBACK, port);
    if (descriptor >= 0)
        prepare(descriptor, isNarrow);
    if (descriptor < 0 || bind(descriptor, reinterpret_cast<const sockaddr *>(&source), sizeof source) != 0 ||
        connect(descriptor, reinterpret_cast<const sockaddr *>(&server), sizeof server) != 0 ||
        fcntl(descriptor, F_SETFL, O_NONBLOCK) != 0) {
        const Failure failure{u"Connection %1 was not made: %2"_s.arg(number).arg(
            QString::fromLocal8Bit(std::strerror(errno)))};
        if (descriptor >= 0)
            close(descriptor);
        throw failure;
    }
    return descriptor;
}

} // namespace

std::shared_ptr<SSL_CTX> lightTls() {
    std::shared_ptr<SSL_CTX> context(SSL_CTX_new(TLS_client_method()), SSL_CTX_free);
    SSL_CTX_set_mode(context.get(), SSL_MODE_RELEASE_BUFFERS);
    SSL_CTX_set_session_cache_mode(context.get(), SSL_SESS_CACHE_OFF);
    return context;
}

Wire::Wire(quint16 port, size_t number, const WireKind &kind)
    : m_descriptor(connected(port, number, kind.isNarrow)),
      m_tls(kind.tls ? SSL_new(kind.tls.get()) : nullptr, SSL_free) {
    if (!m_tls)
        return;
    SSL_set_fd(m_tls.get(), m_descriptor);
    SSL_set_connect_state(m_tls.get());
    receiveTls(nullptr, 0); // the client speaks first; a failure shows when the answer is missing
}

Wire::~Wire() {
    m_tls.reset();
    if (m_descriptor >= 0)
        close(m_descriptor);
}

Wire::Wire(Wire &&other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1)),
      m_tls(std::move(other.m_tls)),
      m_waiting(std::move(other.m_waiting)) {}

bool Wire::isOpen() const { return !m_tls || SSL_is_init_finished(m_tls.get()); }

bool Wire::send(QByteArrayView bytes) {
    if (isOpen())
        return sendNow(bytes);
    m_waiting += bytes;
    return true;
}

bool Wire::sendNow(QByteArrayView bytes) {
    const auto size = static_cast<size_t>(bytes.size());
    if (!m_tls)
        return ::send(m_descriptor, bytes.data(), size, MSG_NOSIGNAL) == bytes.size();
    ERR_clear_error();
    size_t sent = 0;
    return SSL_write_ex(m_tls.get(), bytes.data(), size, &sent) == 1 && sent == size;
}

std::optional<size_t> Wire::receive(char *into, size_t size) {
    if (m_tls)
        return receiveTls(into, size);
    const auto count = recv(m_descriptor, into, size, 0);
    if (count > 0)
        return static_cast<size_t>(count);
    const bool isNothing = count < 0 && (errno == EAGAIN || errno == EINTR);
    return isNothing ? std::optional<size_t>(0) : std::nullopt;
}

std::optional<size_t> Wire::receiveTls(char *into, size_t size) {
    ERR_clear_error();
    size_t count = 0;
    int result = isOpen() ? 1 : SSL_do_handshake(m_tls.get());
    if (result == 1 && !m_waiting.isEmpty() && !sendNow(std::exchange(m_waiting, {})))
        return std::nullopt;
    if (result == 1)
        result = SSL_read_ex(m_tls.get(), into, size, &count);
    if (result == 1)
        return count;
    const int error = SSL_get_error(m_tls.get(), result);
    const bool isNothing = error == SSL_ERROR_WANT_READ || error == SSL_ERROR_WANT_WRITE;
    return isNothing ? std::optional<size_t>(0) : std::nullopt;
}

void Wire::end() {
    setOption(m_descriptor, SOL_SOCKET, SO_LINGER, linger{0, 0});
    if (m_tls && isOpen())
        SSL_shutdown(m_tls.get());
    shutdown(m_descriptor, SHUT_WR);
}

} // namespace lectern::bench
