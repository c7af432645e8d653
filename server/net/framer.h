// SPDX-License-Identifier: GPL-3.0-or-later
// Where a frame ends in a stream of bytes.
#pragma once

#include "server/classic/messagereader.h"
#include "shared/protocol/framesplitter.h"

namespace lectern {

class Framer {
public:
    virtual ~Framer() = default;

    virtual void setLimit(qsizetype) {} // bytes of one frame
    // Call next() until it is empty before appending more.
    virtual void append(QByteArrayView bytes) = 0;
    virtual std::optional<QByteArray> next() = 0;
    virtual bool isOverlong() const { return false; } // the stream cannot be trusted any more
    virtual qsizetype buffered() const = 0;
    // When nothing comes for so long, call silence(): next() may have something then.
    virtual std::optional<std::chrono::milliseconds> patience() const { return {}; }
    virtual void silence() {}
    virtual void finish() {} // nothing comes any more: likewise
};

// The protocol's lines.
class LineFramer : public Framer {
public:
    explicit LineFramer(qsizetype limit) : m_splitter(limit) {}

    void setLimit(qsizetype limit) override { m_splitter.setLimit(limit); }
    void append(QByteArrayView bytes) override { m_splitter.append(bytes); }
    std::optional<QByteArray> next() override { return m_splitter.next(); }
    bool isOverlong() const override { return m_splitter.isOverlong(); }
    qsizetype buffered() const override { return m_splitter.buffered(); }

private:
    protocol::FrameSplitter m_splitter;
};

// What people type, and what homework sends.
class TextFramer : public Framer {
public:
    explicit TextFramer(qsizetype limit) : m_reader(limit) {}

    void append(QByteArrayView bytes) override { m_reader.append(bytes); }
    std::optional<QByteArray> next() override { return m_reader.next(); }
    bool isOverlong() const override { return m_reader.isOverlong(); }
    qsizetype buffered() const override { return m_reader.buffered(); }
    std::optional<std::chrono::milliseconds> patience() const override { return m_reader.patience(); }
    void silence() override { m_reader.silence(); }
    void finish() override { m_reader.finish(); }

private:
    classic::MessageReader m_reader;
};

// Bytes as they come.
class RawFramer : public Framer {
public:
    void append(QByteArrayView bytes) override { m_bytes.append(bytes); }
    std::optional<QByteArray> next() override {
        return m_bytes.isEmpty() ? std::nullopt : std::optional(std::exchange(m_bytes, {}));
    }
    qsizetype buffered() const override { return m_bytes.size(); }

private:
    QByteArray m_bytes;
};

} // namespace lectern
