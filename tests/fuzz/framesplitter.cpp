// SPDX-License-Identifier: GPL-3.0-or-later
// The same frames however the bytes are cut, and those of a splitter that is too simple to be wrong. An input is the
// limit, the cuts (a byte each: so many bytes at once), a line feed, and the stream.
#include "shared/protocol/framesplitter.h"
#include "tests/fuzz/check.h"
#include "tests/fuzz/input.h"

#include <QByteArrayList>

using namespace lectern;
using protocol::FrameSplitter;

namespace {

struct Result {
    QByteArrayList frames;
    bool isOverlong = false;

    friend bool operator==(const Result &, const Result &) = default;
};

bool isControl(char c) { return c >= 0 && c < ' ' && c != '\n' && c != '\r' && c != '\t'; }

// A control character where a frame begins is one of its own.
void takeControls(QByteArray &line, QByteArrayList &frames) {
    while (!line.isEmpty() && isControl(line.front())) {
        frames.append(line.first(1));
        line.remove(0, 1);
    }
}

Result simplest(QByteArrayView stream, qsizetype limit) {
    Result result;
    QByteArrayList lines = stream.toByteArray().split('\n');
    QByteArray unfinished = lines.takeLast();
    for (QByteArray &line : lines) {
        takeControls(line, result.frames);
        if (line.endsWith('\r'))
            line.chop(1);
        if (line.size() > limit)
            return {result.frames, true};
        if (!line.isEmpty())
            result.frames.append(line);
    }
    takeControls(unfinished, result.frames);
    result.isOverlong = unfinished.size() > limit + 1; // one byte more may be a carriage return
    return result;
}

void takeFrames(FrameSplitter &splitter, qsizetype limit, Result &result) {
    while (const auto frame = splitter.next()) {
        CHECK(!splitter.isOverlong());
        CHECK(!frame->isEmpty() && frame->size() <= std::max<qsizetype>(limit, 1) && !frame->contains('\n'));
        result.frames.append(*frame);
    }
    CHECK(splitter.buffered() >= 0 && splitter.buffered() <= limit + 1);
    CHECK(splitter.buffered() > 0 || splitter.memory() == 0);
    CHECK(!splitter.isOverlong() || splitter.memory() == 0);
}

void checkOverlongIsFinal(FrameSplitter &splitter) {
    splitter.setLimit(1024 * 1024);
    splitter.append("a frame\n");
    CHECK(!splitter.next());
    CHECK(splitter.isOverlong() && splitter.memory() == 0);
}

// The cuts come round again; none, or zeros alone: all at once.
Result split(QByteArrayView stream, qsizetype limit, QByteArrayView cuts) {
    Result result;
    FrameSplitter splitter(limit);
    for (qsizetype cut = 0; !stream.isEmpty(); ++cut) {
        const qsizetype wanted = cuts.isEmpty() ? 0 : static_cast<quint8>(cuts[cut % cuts.size()]);
        const QByteArrayView piece = stream.first(wanted ? std::min(wanted, stream.size()) : stream.size());
        stream = stream.sliced(piece.size());
        splitter.append(piece);
        takeFrames(splitter, limit, result);
    }
    result.isOverlong = splitter.isOverlong();
    if (result.isOverlong)
        checkOverlongIsFinal(splitter);
    return result;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    fuzz::Input input(data, size);
    const qsizetype limit = input.byte();
    const QByteArrayView cuts = input.line();
    const QByteArrayView stream = input.rest();

    const Result expected = simplest(stream, limit);
    CHECK(split(stream, limit, {}) == expected);
    CHECK(split(stream, limit, cuts) == expected);
    CHECK(split(stream, limit, "\1") == expected);
    return 0;
}
