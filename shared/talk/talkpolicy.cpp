// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/talk/talkpolicy.h"

#include <QLocale>

#include <chrono>

namespace lectern::talk {

using protocol::RoomKind;
using protocol::TalkLevel;

TalkPolicy::TalkPolicy(protocol::Role reader, QObject *parent) : QObject(parent), m_reader(reader) {
    m_muteEnd.setSingleShot(true);
    connect(&m_muteEnd, &QTimer::timeout, this, [this] { setMuted(0); });
}

void TalkPolicy::receive(const protocol::ServerMessage &message) {
    if (const auto *policy = std::get_if<protocol::Policy>(&message)) {
        m_policy = *policy;
        Q_EMIT changed();
    } else if (const auto *muted = std::get_if<protocol::Muted>(&message)) {
        setMuted(muted->seconds);
    } else if (const auto *question = std::get_if<protocol::Question>(&message)) {
        m_voteIsOpen = question->state == protocol::QuestionState::Open;
        Q_EMIT changed();
    }
}

void TalkPolicy::setMuted(int seconds) {
    m_muteEnd.stop();
    m_mutedUntil = {};
    if (seconds > 0) {
        m_mutedUntil = QDateTime::currentDateTime().addSecs(seconds);
        m_muteEnd.start(std::chrono::seconds(seconds));
    }
    Q_EMIT changed();
}

QString TalkPolicy::whyNotTalk(RoomKind room, bool withTeacher) const {
    if (m_reader == protocol::Role::Teacher)
        return {};
    if (isMuted())
        return whyMuted();
    if (const QString off = whyOff(room, withTeacher); !off.isEmpty())
        return off;
    if (m_policy.pauseWhileVoting && m_voteIsOpen && !withTeacher)
        return tr("A vote is open. Talk goes on when it is closed.");
    return {};
}

// Building one is not talking: a vote that is open does not stop it.
QString TalkPolicy::whyNoNewRoom() const {
    if (m_reader == protocol::Role::Teacher)
        return {};
    return isMuted() ? whyMuted() : whyOff(RoomKind::Separate, false);
}

QString TalkPolicy::whyMuted() const {
    return tr("Your teacher has muted you until %1.")
        .arg(QLocale().toString(m_mutedUntil.time(), QLocale::ShortFormat));
}

QString TalkPolicy::whyOff(RoomKind room, bool withTeacher) const {
    switch (room) {
    case RoomKind::Class:
        if (m_policy.chat == TalkLevel::Nobody)
            return tr("Your teacher has switched the class chat off.");
        return m_policy.chat == TalkLevel::Teacher ? tr("Only the teacher writes here at the moment.")
                                                   : QString();
    case RoomKind::Direct:
        if (m_policy.direct == TalkLevel::Nobody)
            return tr("Your teacher has switched direct messages off.");
        return m_policy.direct == TalkLevel::Teacher && !withTeacher
                   ? tr("Direct messages go only to the teacher at the moment.")
                   : QString();
    case RoomKind::Separate:
    case RoomKind::Other:
        break;
    }
    return m_policy.rooms ? QString() : tr("Your teacher has switched separate rooms off.");
}

} // namespace lectern::talk
