// SPDX-License-Identifier: GPL-3.0-or-later
// Datagrams from anybody: what is understood means the same when written again, and an answer is never longer than its
// question, whatever the class is called. An input is a datagram; padded with blanks, it may be a question.
#include "shared/protocol/discovery.h"
#include "shared/protocol/limits.h"
#include "tests/fuzz/check.h"
#include "tests/fuzz/input.h"

#include <QList>

using namespace lectern;
using namespace lectern::protocol;

namespace {

void checkAnswer(const DiscoveryAnswer &answer) {
    CHECK(answer.port != 0);
    CHECK(answer.name.toUcs4().size() <= limits::classNameCharacters);
    const QByteArray datagram = encode(answer);
    CHECK(datagram.size() <= limits::discoveryQuestion);
    CHECK(decodeDiscoveryAnswer(datagram) == answer);
}

// What a server makes of a question: its own words, and nothing but the nonce from outside.
void checkQuestion(const DiscoveryQuestion &question, const QString &className) {
    const QByteArray datagram = encode(question);
    CHECK(datagram.size() == limits::discoveryQuestion);
    CHECK(decodeDiscoveryQuestion(datagram) == question);
    const DiscoveryAnswer answer{question.nonce, "0123456789abcdef", className,
                                 QStringLiteral("fe80:1234:5678:9abc:def0:1234:5678:9abc"), 65535};
    CHECK(encode(answer).size() <= datagram.size());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    const QByteArrayView datagram = fuzz::Input(data, size).rest();
    const QByteArray padded = datagram.toByteArray().leftJustified(limits::discoveryQuestion, ' ');
    const auto question = decodeDiscoveryQuestion(padded);
    CHECK(!question || padded.size() == limits::discoveryQuestion);
    CHECK(!decodeDiscoveryQuestion(datagram) || datagram.size() == limits::discoveryQuestion);
    checkQuestion(question.value_or(DiscoveryQuestion{QByteArray(32, 'f')}), QString::fromUtf8(datagram));
    if (const auto answer = decodeDiscoveryAnswer(datagram))
        checkAnswer(*answer);
    return 0;
}
