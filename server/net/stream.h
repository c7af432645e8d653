// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes to and from one peer over a descriptor that never blocks: plain TCP, or TLS on top of it.
#pragma once

#include <QByteArrayView>

#include <memory>
#include <optional>

namespace lectern {

class Stream {
public:
    virtual ~Stream() = default; // closes the descriptor

    virtual qintptr descriptor() const = 0;

    virtual bool needsHandshake() const = 0;
    enum class Opening {
        Done,
        WantsToRead, // call it again when the descriptor is ready
        WantsToWrite,
        Refused, // the peer has been told why in its own words; only drain() from here on
        Failed
    };
    virtual Opening open() = 0; // one step of the handshake

    // How many bytes were taken; 0: none for the moment; nothing: the connection, or the peer's half of it, is over.
    virtual std::optional<qsizetype> receive(char *into, qsizetype size) = 0;
    virtual std::optional<qsizetype> send(QByteArrayView bytes) = 0;
    // What has been received already and can be had without waiting for the descriptor.
    virtual bool hasReceived() const = 0;
    // The peer reads the end of the stream. What it still sends can be dropped by drain().
    virtual void endWriting() = 0;
    virtual bool drain() = 0; // false: the peer has ended
};

} // namespace lectern
