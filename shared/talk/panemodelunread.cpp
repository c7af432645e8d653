// SPDX-License-Identifier: GPL-3.0-or-later
// What of the PaneModel is unread. It is counted as it comes; what had come before the program was started is counted
// in the newest page.
#include "shared/talk/panemodel.h"

#include <algorithm>
#include <utility>

namespace lectern::talk {

void PaneModel::setArrived(MessageId last, MessageId seen) {
    m_arrived = m_known = last;
    m_seen = std::min(last, seen);
    if (m_seen < last)
        m_unseen = last;
}

void PaneModel::countUnseen(const std::vector<protocol::Message> &newest, bool olderExist) {
    const auto until = std::exchange(m_unseen, {});
    if (!until || m_watched)
        return;
    const auto isUnread = [&](const protocol::Message &message) {
        return message.message > m_seen && message.message <= *until && message.seat != m_own &&
               message.deletedBy.isEmpty();
    };
    m_moreUnread = olderExist && !newest.empty() && newest.front().message > m_seen;
    const int unread = m_unread + int(std::ranges::count_if(newest, isUnread));
    setUnread(m_moreUnread ? std::max(unread, 1) : unread); // where all of the page is deleted or one's own
}

void PaneModel::setWatched(bool watched) {
    m_watched = watched;
    if (watched)
        setSeen();
}

void PaneModel::setSeen() {
    m_moreUnread = false;
    setUnread(0);
    noteSeen();
}

void PaneModel::setUnread(int unread) {
    if (std::exchange(m_unread, unread) != unread)
        Q_EMIT unreadChanged(unread);
}

void PaneModel::noteSeen() {
    if (isAllInView())
        m_unseen.reset();
    if (m_unread == 0 && !m_unseen && std::exchange(m_seen, m_arrived) != m_arrived)
        Q_EMIT seenChanged(m_seen);
}

} // namespace lectern::talk
