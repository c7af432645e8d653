// SPDX-License-Identifier: GPL-3.0-or-later
// What a client may send, decoded as the server does: never more than a typed error, and a message that was understood
// means the same when it is written again.
#include "shared/protocol/codec.h"
#include "tests/fuzz/check.h"
#include "tests/fuzz/fieldlist.h"
#include "tests/fuzz/input.h"

using namespace lectern;
using namespace lectern::protocol;

namespace {

constexpr qsizetype longestErrorText = 300; // it goes back to whoever sent the frame: no echo, no amplifier

void checkError(const DecodeError &error, QByteArrayView frame) {
    CHECK(!error.text.isEmpty());
    CHECK(error.text.size() <= longestErrorText);
    CHECK(error.field.size() <= longestErrorText);
    CHECK(error.type.size() <= frame.size());
    CHECK((error.code == ErrorCode::BadField) == !error.field.isEmpty() ||
          error.code == ErrorCode::UnknownType);
    CHECK(error.code != ErrorCode::BadFrame || !error.id);
    CHECK(!error.id || (error.id->value >= 1 && error.id->value <= largestId));
}

void checkMessage(const ClientFrame &first) {
    CHECK(!first.id || (first.id->value >= 1 && first.id->value <= largestId));
    const QByteArray line = encode(first.message, first.id);
    CHECK(line.endsWith('\n') && line.count('\n') == 1);
    const auto again = decodeClientFrame(QByteArrayView(line).chopped(1));
    const auto *second = std::get_if<ClientFrame>(&again);
    CHECK(second);
    CHECK(second->id == first.id);
    CHECK(fuzz::fieldsOf(second->message) == fuzz::fieldsOf(first.message));
    CHECK(encode(second->message, second->id) == line);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    const QByteArrayView frame = fuzz::Input(data, size).rest();
    const auto decoded = decodeClientFrame(frame);
    if (const auto *error = std::get_if<DecodeError>(&decoded))
        checkError(*error, frame);
    else
        checkMessage(std::get<ClientFrame>(decoded));
    return 0;
}
