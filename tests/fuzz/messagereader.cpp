// SPDX-License-Identifier: GPL-3.0-or-later
// Plain text: without silence the same messages however the bytes are cut; with silence none gets lost, and what is shown of
// them does nothing to a terminal. An input is the limit, the cuts (a byte each: so many bytes at once; 0: silence), a line
// feed, and the stream.
#include "server/classic/messagereader.h"
#include "server/classic/plaintext.h"
#include "tests/fuzz/check.h"
#include "tests/fuzz/input.h"

#include <QByteArrayList>

#include <algorithm>

using namespace lectern;
using classic::MessageReader;

namespace {

bool isControl(QChar c) { return c.category() == QChar::Other_Control; }

void checkShown(const QByteArray &message) {
    const auto text = classic::textOf(message);
    CHECK(!text || std::ranges::none_of(*text, isControl));
}

void takeMessages(MessageReader &reader, qsizetype limit, QByteArrayList &messages) {
    while (const auto message = reader.next()) {
        CHECK(message->size() <= limit && !message->contains('\n'));
        checkShown(*message);
        messages.append(*message);
    }
}

// The cuts come round again; none: all at once.
QByteArrayList read(QByteArrayView stream, qsizetype limit, QByteArrayView cuts, bool withSilence) {
    QByteArrayList messages;
    MessageReader reader(limit);
    for (qsizetype cut = 0; !stream.isEmpty(); ++cut) {
        const qsizetype wanted = cuts.isEmpty() ? 0 : static_cast<quint8>(cuts[cut % cuts.size()]);
        if (wanted == 0 && withSilence)
            reader.silence();
        const QByteArrayView piece = stream.first(wanted ? std::min(wanted, stream.size()) : stream.size());
        stream = stream.sliced(piece.size());
        takeMessages(reader, limit, messages);
        reader.append(piece);
        takeMessages(reader, limit, messages);
    }
    reader.finish();
    takeMessages(reader, limit, messages);
    CHECK(reader.isOverlong() || reader.buffered() == 0);
    CHECK(!reader.isOverlong() || !reader.patience());
    return messages;
}

QByteArray letters(QByteArray bytes) { return bytes.replace("\n", "").replace("\r", ""); }

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    fuzz::Input input(data, size);
    const qsizetype limit = input.byte();
    const QByteArrayView cuts = input.line();
    const QByteArrayView stream = input.rest();

    const QByteArrayList whole = read(stream, limit, {}, false);
    CHECK(read(stream, limit, cuts, false) == whole);
    CHECK(read(stream, limit, "\1", false) == whole);
    const QByteArrayList cut = read(stream, stream.size() + 1, cuts, true);
    CHECK(letters(cut.join()) == letters(stream.toByteArray())); // nothing too long: nothing lost
    return 0;
}
