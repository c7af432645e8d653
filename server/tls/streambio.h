// SPDX-License-Identifier: GPL-3.0-or-later
// OpenSSL's way to the descriptor of a TlsStream, so that the stream can say how much is enough.
#pragma once

#include <openssl/types.h>

namespace lectern {

class TlsStream;

// Owned by the caller; null: no memory. The stream must outlive it.
BIO *makeStreamBio(TlsStream &stream);

} // namespace lectern
