// SPDX-License-Identifier: GPL-3.0-or-later
// A socket of a test that answers each question as the test says.
#pragma once

#include "shared/protocol/discovery.h"

#include <QNetworkDatagram>
#include <QUdpSocket>

#include <functional>

namespace lectern::test {

class AnsweringSocket : public QUdpSocket {
public:
    using Answer = std::function<QList<QByteArray>(const QByteArray &nonce)>;

    // On that loopback address; `port` 0: one that is free.
    AnsweringSocket(const QString &address, Answer answer, quint16 port = 0) : m_answer(std::move(answer)) {
        bind(QHostAddress(address), port);
        connect(this, &QUdpSocket::readyRead, this, &AnsweringSocket::answerAll);
    }

    // As a server would.
    static Answer asServer(const QByteArray &id, const QString &name, const QString &address,
                           quint16 port = 4444) {
        return [=](const QByteArray &nonce) {
            return QList<QByteArray>{
                protocol::encode(protocol::DiscoveryAnswer{nonce, id, name, address, port})};
        };
    }

    QList<protocol::DiscoveryQuestion> questions;

private:
    void answerAll() {
        while (hasPendingDatagrams()) {
            const QNetworkDatagram asked = receiveDatagram();
            const auto question = protocol::decodeDiscoveryQuestion(asked.data());
            if (!question)
                continue;
            questions.append(*question);
            for (const QByteArray &answer : m_answer(question->nonce))
                writeDatagram(asked.makeReply(answer));
        }
    }

    Answer m_answer;
};

} // namespace lectern::test
