// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/plainstream.h"

#include "server/net/nativesocket.h"

namespace lectern {

PlainStream::PlainStream(qintptr descriptor) : m_descriptor(descriptor) { native::makeQuick(descriptor); }

PlainStream::~PlainStream() { native::drop(m_descriptor); }

std::optional<qsizetype> PlainStream::receive(char *into, qsizetype size) {
    return native::receive(m_descriptor, into, size);
}

std::optional<qsizetype> PlainStream::send(QByteArrayView bytes) { return native::send(m_descriptor, bytes); }

void PlainStream::endWriting() { native::endWriting(m_descriptor); }

bool PlainStream::drain() { return native::drain(m_descriptor); }

} // namespace lectern
