// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/talk/inquirysender.h"

#include <QRandomGenerator>

#include <array>

namespace lectern::talk {

namespace {

// The server knows the keys of all seats together, and an asker without a name has nothing else: 128 random bits.
QString newKey() {
    std::array<quint32, 4> bits{};
    QRandomGenerator::system()->fillRange(bits.data(), qsizetype(bits.size()));
    const QByteArray bytes(reinterpret_cast<const char *>(bits.data()), sizeof bits);
    return QString::fromLatin1(bytes.toHex());
}

} // namespace

InquirySender::InquirySender(client::Requester &requester, QObject *parent)
    : QObject(parent), m_requester(requester) {}

void InquirySender::inquire(const QString &text, bool anonymous) {
    Q_ASSERT(!isBusy());
    m_kept = protocol::Inquire{text, anonymous, newKey()};
    send();
}

void InquirySender::startOver() {
    m_kept.reset();
    m_isUnderWay = false;
    Q_EMIT waitingChanged();
}

void InquirySender::goOn() {
    if (isWaiting())
        send();
}

void InquirySender::send() {
    m_isUnderWay = true;
    m_requester.ask(*m_kept, this, [this, key = m_kept->key](const client::Answer &answer) {
        if (m_kept && m_kept->key == key) // else of a class that one is not in any more
            settle(answer);
    });
    Q_EMIT waitingChanged();
}

void InquirySender::settle(const client::Answer &answer) {
    m_isUnderWay = false;
    if (!answer.isLost())
        m_kept.reset();
    Q_EMIT waitingChanged();
    if (answer.isDone())
        Q_EMIT asked();
    else if (!answer.isLost())
        Q_EMIT refused(answer.error);
}

} // namespace lectern::talk
