// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/talk/seenstore.h"

#include <QSettings>
#include <QStringList>
#include <QTimerEvent>

#include <chrono>
#include <utility>

namespace lectern::talk {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr auto writeDelay = 2s; // a settings file is written whole; a class may say ten things a second
}

SeenStore::~SeenStore() { write(); }

std::optional<SeenMarks> SeenStore::open(const QString &key) {
    write();
    m_key = key;
    const QSettings settings;
    if (!settings.contains(key))
        return {};
    SeenMarks marks;
    for (const QString &mark : settings.value(key).toStringList()) {
        const qsizetype colon = mark.indexOf(u':');
        if (const RoomId room{QStringView(mark).left(colon).toULongLong()})
            marks.emplace(room, MessageId{QStringView(mark).mid(colon + 1).toULongLong()});
    }
    return marks;
}

void SeenStore::note(const SeenMarks &marks) {
    m_unwritten = marks;
    if (!m_later.isActive())
        m_later.start(int(writeDelay / 1ms), this);
}

void SeenStore::timerEvent(QTimerEvent *event) {
    if (event->timerId() == m_later.timerId())
        write();
    else
        QObject::timerEvent(event);
}

void SeenStore::write() {
    m_later.stop();
    const auto marks = std::exchange(m_unwritten, {});
    if (!marks || m_key.isEmpty())
        return;
    QStringList lines;
    for (const auto &[room, message] : *marks)
        lines += u"%1:%2"_s.arg(room.value).arg(message.value);
    QSettings().setValue(m_key, lines);
}

} // namespace lectern::talk
