// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/discoverycase.h"

#include <QNetworkDatagram>

namespace lectern::test {

using namespace protocol;

void DiscoveryCase::prepare() {
    m_address = QHostAddress(QHostAddress::LocalHost);
    m_socket.abort();
    QVERIFY(m_socket.bind(m_address));
}

void DiscoveryCase::startServer(const QStringList &options) {
    m_server = std::make_unique<ServerProcess>(options);
    QVERIFY(m_server->start());
}

std::optional<DiscoveryAnswer> DiscoveryCase::ask(const QByteArray &with) {
    std::optional<DiscoveryAnswer> answer;
    const auto answered = [&] {
        send(encode(DiscoveryQuestion{with}));
        while (m_socket.hasPendingDatagrams() && !answer)
            answer = decodeDiscoveryAnswer(m_socket.receiveDatagram().data());
        return answer.has_value();
    };
    return QTest::qWaitFor(answered, patience) ? answer : std::nullopt;
}

} // namespace lectern::test
