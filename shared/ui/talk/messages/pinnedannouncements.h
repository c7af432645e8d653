// SPDX-License-Identifier: GPL-3.0-or-later
// What is pinned on top of the chat, its parent: the newest announcement, the others on demand. Hidden while there is
// none. What would take more than a part of the chat is scrolled.
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
    PinnedAnnouncements(talk::Announcements &announcements, QWidget *parent);

    void setBrief(bool brief); // the newest is a single line until more is wished for
    void setAside(bool aside); // not to be seen for now

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void renew();
    void fit();
    void showCards();
    AnnouncementCard *cardOf(MessageId message) const;

    talk::Announcements &m_announcements;
    QWidget *m_page;
    QVBoxLayout *m_column;
    LinkButton *m_more;
    std::vector<AnnouncementCard *> m_cards; // newest first
    bool m_others = false;                   // they are shown, too
    bool m_brief = false;
    bool m_aside = false;
};

} // namespace lectern::ui
