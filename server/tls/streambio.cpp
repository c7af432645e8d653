// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/tls/streambio.h"

#include "server/net/nativesocket.h"
#include "server/tls/tlsstream.h"

#include <openssl/bio.h>

#include <memory>

namespace lectern {

namespace {

TlsStream &streamOf(BIO *bio) { return *static_cast<TlsStream *>(BIO_get_data(bio)); }

int read(BIO *bio, char *into, int size) {
    BIO_clear_retry_flags(bio);
    TlsStream &stream = streamOf(bio);
    if (stream.isAbused())
        return -1;
    const auto taken = stream.takeFromDescriptor(into, size);
    if (taken && *taken == 0)
        BIO_set_retry_read(bio);
    return taken && *taken > 0 ? static_cast<int>(*taken) : -1;
}

int write(BIO *bio, const char *bytes, int size) {
    BIO_clear_retry_flags(bio);
    const auto sent = native::send(streamOf(bio).descriptor(), {bytes, size});
    if (sent && *sent == 0)
        BIO_set_retry_write(bio);
    return sent && *sent > 0 ? static_cast<int>(*sent) : -1;
}

long control(BIO *, int command, long, void *) { return command == BIO_CTRL_FLUSH ? 1 : 0; }

using Method = std::unique_ptr<BIO_METHOD, void (*)(BIO_METHOD *)>;

Method makeMethod() {
    Method method(BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "lectern stream"), &BIO_meth_free);
    if (method) {
        BIO_meth_set_read(method.get(), read);
        BIO_meth_set_write(method.get(), write);
        BIO_meth_set_ctrl(method.get(), control);
    }
    return method;
}

} // namespace

BIO *makeStreamBio(TlsStream &stream) {
    static const Method method = makeMethod(); // a table of functions, the same for all
    BIO *bio = method ? BIO_new(method.get()) : nullptr;
    if (bio) {
        BIO_set_data(bio, &stream);
        BIO_set_init(bio, 1);
    }
    return bio;
}

} // namespace lectern
