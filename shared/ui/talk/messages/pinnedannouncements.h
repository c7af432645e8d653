// SPDX-License-Identifier: GPL-3.0-or-later
// What is pinned on top of the chat: the newest announcement, the others on demand. Hidden while there is none. What
// would take more than a part of the window is scrolled.
// objectNames: pinnedAnnouncements, moreAnnouncementsButton, and those of AnnouncementCard.
#pragma once

#include "shared/protocol/ids.h"

#include <QScrollArea>

class QVBoxLayout;

namespace lectern::talk {
class Announcements;
}

namespace lectern::ui {

class AnnouncementCard;
class LinkButton;

class PinnedAnnouncements : public QScrollArea {
    Q_OBJECT

public:
    explicit PinnedAnnouncements(talk::Announcements &announcements, QWidget *parent = nullptr);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void renew();
    void fit();
    AnnouncementCard *cardOf(MessageId message) const;

    talk::Announcements &m_announcements;
    QWidget *m_page;
    QVBoxLayout *m_column;
    LinkButton *m_more;
    std::vector<AnnouncementCard *> m_cards; // newest first
    bool m_others = false;                   // they are shown, too
};

} // namespace lectern::ui
