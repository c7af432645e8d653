// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/talk/speaker.h"

#include <QUuid>

namespace lectern::talk {

Speaker::Speaker(client::Requester &requester, QObject *parent) : QObject(parent), m_requester(requester) {}

void Speaker::say(const protocol::Say &message) {
    Q_ASSERT(!isBusy());
    m_said = message;
    m_said->key = QUuid::createUuid().toString(QUuid::Id128);
    send();
}

void Speaker::startOver() {
    m_said.reset();
    m_isUnderWay = false;
    Q_EMIT waitingChanged();
}

void Speaker::withdraw() {
    if (isWaiting())
        startOver();
}

void Speaker::goOn() {
    if (isWaiting())
        send();
}

void Speaker::send() {
    m_isUnderWay = true;
    m_requester.ask(*m_said, this, [this, key = m_said->key](const client::Answer &answer) {
        if (!m_said || m_said->key != key)
            return; // of a class that one is not in any more
        m_isUnderWay = false;
        if (!answer.isLost())
            m_said.reset();
        Q_EMIT waitingChanged();
        if (answer.isDone())
            Q_EMIT said();
        else if (!answer.isLost())
            Q_EMIT refused(answer.error);
    });
    Q_EMIT waitingChanged();
}

} // namespace lectern::talk
