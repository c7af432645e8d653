// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/tls/tlsstream.h"

#include "server/net/nativesocket.h"
#include "server/tls/streambio.h"
#include "shared/protocol/codec.h"

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <algorithm>
#include <limits>

namespace lectern {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int handshakeRecord = 0x16; // RFC 8446, 5.1: what a TLS client begins with

// OpenSSL reads on for as long as what comes is of its own concern, new keys say: without a measure one peer could keep
// its thread busy for seconds.
constexpr qsizetype bytesAtOnce = 16 * 1024;
constexpr qsizetype mostHandshakeBytes =
    32 * 1024;                        // a ClientHello has two at most; certificates are not asked for
constexpr int mostMessagesAfter = 16; // a class is too short for so many new keys

void onMessage(int isWritten, int, int contentType, const void *, size_t, SSL *, void *stream) {
    if (isWritten == 0 && contentType == SSL3_RT_HANDSHAKE)
        static_cast<TlsStream *>(stream)->noteHandshakeMessage();
}

QByteArray farewellToPlaintext() {
    return protocol::encode(protocol::Goodbye{GoodbyeReason::TlsRequired,
                                              u"This server encrypts: connect with TLS 1.2 or newer."_s});
}

int clamped(qsizetype size) {
    return static_cast<int>(std::min<qsizetype>(size, std::numeric_limits<int>::max()));
}

} // namespace

TlsStream::TlsStream(SSL_CTX *context, qintptr descriptor)
    : m_descriptor(descriptor), m_ssl(SSL_new(context), &SSL_free) {
    native::makeQuick(descriptor);
    if (!m_ssl)
        return;
    BIO *bio = makeStreamBio(*this);
    SSL_set_bio(m_ssl.get(), bio, bio);
    SSL_set_accept_state(m_ssl.get());
    SSL_set_read_ahead(m_ssl.get(), 1); // head and body of a record in one system call
    SSL_set_msg_callback(m_ssl.get(), onMessage);
    SSL_set_msg_callback_arg(m_ssl.get(), this);
}

TlsStream::~TlsStream() { native::drop(m_descriptor); }

// ---- what OpenSSL may take ----

std::optional<qsizetype> TlsStream::takeFromDescriptor(char *into, qsizetype size) {
    const qsizetype taking = std::min(size, m_mayTake);
    if (taking <= 0)
        return 0;
    const auto taken = native::receive(m_descriptor, into, taking);
    m_mayTake -= taken.value_or(0);
    if (!m_isUp)
        m_handshakeBytes += taken.value_or(0);
    return taken;
}

bool TlsStream::isAbused() const {
    return m_handshakeBytes > mostHandshakeBytes || m_messagesAfter > mostMessagesAfter;
}

void TlsStream::noteHandshakeMessage() {
    if (m_isUp)
        ++m_messagesAfter;
}

// ---- the stream ----

Stream::Opening TlsStream::open() {
    if (!m_ssl)
        return Opening::Failed;
    if (const auto decided = lookAtFirstByte())
        return *decided;
    m_mayTake = bytesAtOnce;
    ERR_clear_error(); // what another connection left behind in this thread
    const int result = SSL_do_handshake(m_ssl.get());
    m_isUp = result == 1;
    if (m_isUp)
        return Opening::Done;
    switch (SSL_get_error(m_ssl.get(), result)) {
    case SSL_ERROR_WANT_READ:
        return Opening::WantsToRead;
    case SSL_ERROR_WANT_WRITE:
        return Opening::WantsToWrite;
    default:
        m_hasFailed = true;
        return Opening::Failed;
    }
}

std::optional<Stream::Opening> TlsStream::lookAtFirstByte() {
    if (m_hasLooked)
        return {};
    const std::optional<int> first = native::peek(m_descriptor);
    if (!first)
        return Opening::Failed;
    if (*first < 0)
        return Opening::WantsToRead;
    m_hasLooked = true;
    if (*first == handshakeRecord)
        return {};
    m_hasFailed = true;
    native::send(m_descriptor, farewellToPlaintext());
    native::endWriting(m_descriptor);
    return Opening::Refused;
}

std::optional<qsizetype> TlsStream::receive(char *into, qsizetype size) {
    m_mayTake = bytesAtOnce;
    ERR_clear_error();
    const int count = SSL_read(m_ssl.get(), into, clamped(size));
    if (count > 0)
        return count;
    switch (SSL_get_error(m_ssl.get(), count)) {
    case SSL_ERROR_WANT_READ:
    case SSL_ERROR_WANT_WRITE:
        return 0;
    case SSL_ERROR_ZERO_RETURN:
        return std::nullopt;
    default: // the peer is gone, or what came is forged
        m_hasFailed = true;
        return std::nullopt;
    }
}

std::optional<qsizetype> TlsStream::send(QByteArrayView bytes) {
    qsizetype sent = 0;
    while (sent < bytes.size() && !m_hasFailed) { // a record at a time
        ERR_clear_error();
        const int count = SSL_write(m_ssl.get(), bytes.data() + sent, clamped(bytes.size() - sent));
        if (count > 0) {
            sent += count;
            continue;
        }
        const int error = SSL_get_error(m_ssl.get(), count);
        if (error == SSL_ERROR_WANT_WRITE || error == SSL_ERROR_WANT_READ)
            return sent;
        m_hasFailed = true;
    }
    return m_hasFailed ? std::nullopt : std::optional(sent);
}

bool TlsStream::hasReceived() const { return SSL_has_pending(m_ssl.get()) == 1; }

void TlsStream::endWriting() {
    if (!m_hasFailed) {
        ERR_clear_error();
        SSL_shutdown(m_ssl.get()); // tells the peer that nothing was cut off
    }
    native::endWriting(m_descriptor);
}

bool TlsStream::drain() { return native::drain(m_descriptor); }

} // namespace lectern
