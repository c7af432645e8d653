// SPDX-License-Identifier: GPL-3.0-or-later
// TCP as it is.
#pragma once

#include "server/net/stream.h"

namespace lectern {

class PlainStream : public Stream {
public:
    explicit PlainStream(qintptr descriptor); // ours from here on
    ~PlainStream() override;

    qintptr descriptor() const override { return m_descriptor; }
    bool needsHandshake() const override { return false; }
    Opening open() override { return Opening::Done; }
    std::optional<qsizetype> receive(char *into, qsizetype size) override;
    std::optional<qsizetype> send(QByteArrayView bytes) override;
    bool hasReceived() const override { return false; }
    void endWriting() override;
    bool drain() override;

private:
    qintptr m_descriptor;
};

} // namespace lectern
