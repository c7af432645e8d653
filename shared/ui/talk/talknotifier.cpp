// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/talk/talknotifier.h"

#include "shared/talk/mention.h"
#include "shared/ui/talk/desktopnotice.h"

#include <QApplication>
#include <QSettings>
#include <QWidget>

#include <utility>

namespace lectern::ui {

using namespace Qt::Literals::StringLiterals;
using protocol::MessageKind;
using protocol::RoomKind;

namespace {

constexpr auto onKey = "talk/notices"_L1;
constexpr qsizetype mostCharacters = 200; // of a text; a notice is no place to read

QString line(const QString &text) {
    const QString whole = text.simplified();
    return whole.size() <= mostCharacters ? whole : whole.left(mostCharacters) + u'\u2026';
}

} // namespace

TalkNotifier::TalkNotifier(QWidget &window, std::chrono::milliseconds quiet)
    : QObject(&window), m_deliver([desktop = new DesktopNotice(window)](const Notice &notice) {
          desktop->show(notice.title, notice.text);
      }) {
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(quiet);
    connect(&m_quiet, &QTimer::timeout, this, &TalkNotifier::catchUp);
}

void TalkNotifier::setReader(SeatId seat, const QString &name) {
    m_own = seat;
    m_name = name;
}

bool TalkNotifier::isOn() const { return QSettings().value(onKey, true).toBool(); }

void TalkNotifier::setOn(bool on) { QSettings().setValue(onKey, on); }

void TalkNotifier::receive(const protocol::ServerMessage &message) {
    if (const auto *rooms = std::get_if<protocol::Rooms>(&message)) {
        if (rooms->reset)
            m_rooms.clear();
        for (const protocol::Room &room : rooms->rooms)
            m_rooms.insert(room.room, room.kind);
    } else if (const auto *gone = std::get_if<protocol::RoomGone>(&message)) {
        m_rooms.remove(gone->room);
    } else if (const auto *said = std::get_if<protocol::Message>(&message)) {
        hear(*said);
    } else if (const auto *hand = std::get_if<protocol::Hand>(&message); hand && hand->called) {
        tell({tr("It is your turn"), tr("The teacher has called on you: speak.")});
    }
}

void TalkNotifier::hear(const protocol::Message &message) {
    if (message.seat == m_own || !message.deletedBy.isEmpty())
        return;
    const QString name = line(message.name);
    if (message.kind == MessageKind::Announcement)
        tell({tr("Announcement by %1").arg(name), line(message.text)});
    else if (m_rooms.value(message.room, RoomKind::Other) == RoomKind::Direct)
        tell({name, line(message.text)});
    else if (talk::mentions(message.text, m_name))
        tell({tr("%1 has mentioned you").arg(name), line(message.text)});
}

void TalkNotifier::tell(const Notice &notice) {
    if (QApplication::activeWindow() || !isOn())
        return;
    if (!m_quiet.isActive())
        return deliver(notice);
    ++m_waiting;
    m_last = notice;
}

void TalkNotifier::deliver(const Notice &notice) {
    m_quiet.start();
    m_deliver(m_discreet ? Notice{tr("Lectern"), tr("Something new in the class")} : notice);
}

void TalkNotifier::catchUp() {
    const int waiting = std::exchange(m_waiting, 0);
    if (waiting == 0 || QApplication::activeWindow() || !isOn())
        return; // or it has been seen by now
    deliver(waiting == 1 ? m_last : Notice{tr("Lectern"), tr("New messages: %L1").arg(waiting)});
}

} // namespace lectern::ui
