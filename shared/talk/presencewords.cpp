// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/talk/presencewords.h"

#include <utility>

namespace lectern::talk {

using protocol::Presence;

PresenceWords::PresenceWords(std::chrono::milliseconds gathering, QObject *parent) : QObject(parent) {
    m_timer.setSingleShot(true);
    m_timer.setInterval(gathering);
    connect(&m_timer, &QTimer::timeout, this, &PresenceWords::tellGathered);
}

void PresenceWords::startOver() {
    m_timer.stop();
    m_gathered = {};
}

void PresenceWords::receive(const protocol::ServerMessage &message) {
    const auto *news = std::get_if<Presence>(&message);
    if (!news)
        return;
    const bool named = qsizetype(news->joined.size()) == news->joinedCount &&
                       qsizetype(news->left.size()) == news->leftCount;
    if (named && news->count <= mostNamed && !m_timer.isActive())
        tell(*news);
    else
        gather(*news);
}

void PresenceWords::tell(const Presence &news) {
    // The count is that after all of them: of several each line says the count after itself.
    int count = news.count + news.leftCount - news.joinedCount;
    for (const QString &name : news.joined)
        Q_EMIT line(tr("%1 has joined. Member count=%2").arg(name).arg(++count), news.at);
    for (const QString &name : news.left)
        Q_EMIT line(tr("%1 has left. Member count=%2").arg(name).arg(--count), news.at);
}

void PresenceWords::gather(const Presence &news) {
    m_gathered.at = news.at;
    m_gathered.count = news.count;
    m_gathered.joinedCount += news.joinedCount;
    m_gathered.leftCount += news.leftCount;
    m_gathered.joined.insert(m_gathered.joined.end(), news.joined.begin(), news.joined.end());
    m_gathered.left.insert(m_gathered.left.end(), news.left.begin(), news.left.end());
    if (!m_timer.isActive())
        m_timer.start();
}

void PresenceWords::tellGathered() {
    const Presence news = std::exchange(m_gathered, {});
    const int come = news.joinedCount;
    const int gone = news.leftCount;
    if (come + gone == 1 && news.joined.size() + news.left.size() == 1)
        return tell(news);
    const QString joined = come == 1 ? tr("1 person joined") : tr("%1 people joined").arg(come);
    const QString left = gone == 1 ? tr("1 person left") : tr("%1 people left").arg(gone);
    if (come > 0 && gone > 0)
        Q_EMIT line(tr("%1, %2. Member count=%3").arg(joined, left).arg(news.count), news.at);
    else if (come + gone > 0)
        Q_EMIT line(tr("%1. Member count=%2").arg(come > 0 ? joined : left).arg(news.count), news.at);
}

} // namespace lectern::talk
