// SPDX-License-Identifier: GPL-3.0-or-later
// What a server, or whoever pretends to be one, may send to a client: see clientmessages.cpp.
#include "shared/protocol/codec.h"
#include "tests/fuzz/check.h"
#include "tests/fuzz/fieldlist.h"
#include "tests/fuzz/input.h"

using namespace lectern;
using namespace lectern::protocol;

namespace {

constexpr qsizetype longestErrorText = 300;

void checkError(const DecodeError &error) {
    CHECK(!error.text.isEmpty());
    CHECK(error.text.size() <= longestErrorText);
    CHECK(error.field.size() <= longestErrorText);
}

void checkMessage(const ServerMessage &first) {
    const QByteArray line = encode(first);
    CHECK(line.endsWith('\n') && line.count('\n') == 1);
    const auto again = decodeServerMessage(QByteArrayView(line).chopped(1));
    const auto *second = std::get_if<ServerMessage>(&again);
    CHECK(second);
    CHECK(fuzz::fieldsOf(*second) == fuzz::fieldsOf(first));
    CHECK(encode(*second) == line);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    const auto decoded = decodeServerMessage(fuzz::Input(data, size).rest());
    if (const auto *error = std::get_if<DecodeError>(&decoded))
        checkError(*error);
    else
        checkMessage(std::get<ServerMessage>(decoded));
    return 0;
}
