// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/echospeech.h"

#include "tests/bench/failure.h"

namespace lectern::bench {

using namespace Qt::Literals::StringLiterals;

Heard EchoSpeech::hear(size_t client, QByteArrayView line) {
    const auto is = [&](const QByteArray &sent) { return line == QByteArrayView(sent).chopped(1); };
    if (is(m_request)) {
        ++m_counted;
        return {Heard::Answered, {}};
    }
    if (is(m_beat))
        return {Heard::Beat, {}};
    if (is(m_opening))
        return {Heard::Joined, {}};
    throw Failure{u"Connection %1 heard what it had not said: %2"_s.arg(client).arg(
        QString::fromUtf8(line.first(std::min<qsizetype>(line.size(), 200))))};
}

} // namespace lectern::bench
