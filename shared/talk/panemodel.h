// SPDX-License-Identifier: GPL-3.0-or-later
// The talk of one room, as far as it is looked at: a window of at most 400 rows onto a history of any length. It asks
// for the pages beside the window, one at a time; a row that falls out of the window can be asked for again. Who owns
// it sends what it wants, and tells it what came of that: take() or failed().
#pragma once

#include "shared/talk/panenotices.h"

#include <QAbstractListModel>

#include <optional>

namespace lectern::talk {

class PaneModel : public QAbstractListModel {
    Q_OBJECT

public:
    static constexpr qsizetype mostRows = 400;

    enum Role {
        Text = Qt::UserRole, // foreign text, as the name; "deleted by Ana" where there is none any more
        Name,
        Time,         // qint64, milliseconds since 1970-01-01 UTC
        TimeText,     // "10:02" in the reader's zone and manner
        DateText,     // the same in full
        DayText,      // its day in full
        Own,          // said by the reader
        Teacher,      // said by a teacher
        Announcement, // as opposed to a message
        DeletedBy,    // not empty: the text is gone
        Notice,       // not said by anybody: text and time are all
        Message,      // quint64, 0 of a notice
        Key,          // quint64, never that of another row
        FirstOfDay,   // the row before it, if any, is of another day
        Copied,       // the line that goes to the clipboard
    };
    enum class Landing { Newest, First }; // where to stand after a jump

    PaneModel(RoomId room, SeatId own, QObject *parent = nullptr);

    // Jumps. Without a connection they happen after it is back.
    void goToNewest();
    void goTo(qint64 since); // milliseconds since 1970-01-01 UTC; nothing was said since: to the newest
    void goTo(MessageId message);

    // The page beside the window, if there is one and nothing else is under way.
    void wantOlder();
    void wantNewer();

    // What comes from the server: the answer to wanted(), and what is said now.
    void take(const protocol::Messages &page);
    void failed();   // what was wanted has been refused, or the connection was lost
    void askAgain(); // after a refusal
    void catchUp();  // after a reconnection: what was said and deleted meanwhile, page by page
    // Before its first page: up to `last` all came before the reader, who has seen it up to `seen`. The newest page
    // tells how much of it is unread. Without this all that was said has been missed.
    void setArrived(MessageId last, MessageId seen);
    void missAll() { m_missedAll = true; }
    void hear(const protocol::Message &message);
    void notice(const QString &text, qint64 at); // "Batman has joined. Member count=1"

    // What the view does: stands at the newest row and follows what comes; is looked at.
    void setFollowing(bool following) { m_following = following; }
    void setWatched(bool watched);
    bool isWatched() const { return m_watched; }
    void setSeen();                                    // all that has come so far
    int unread() const { return m_unread; }            // of others, that came while it was not watched
    bool isMoreUnread() const { return m_moreUnread; } // further back than the page that they were counted in
    MessageId newest() const { return m_known; }       // of which is known that it was said
    MessageId seen() const { return m_seen; }          // up to here nothing is unread
    bool isToBeCounted() const { return m_unseen.has_value(); } // by the newest page

    RoomId room() const { return m_room; }
    bool isLoaded() const { return m_loaded; }     // the first page is here
    bool isAtNewest() const { return m_atNewest; } // nothing stands below the window
    bool isAtStart() const { return m_loaded && !m_olderExist; }
    bool isAsking() const { return m_asked.has_value(); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void wanted(const lectern::protocol::ListMessages &request);
    void settled(); // nothing is under way any more; more may be wanted
    void landed(lectern::talk::PaneModel::Landing where);
    void unreadChanged(int unread);
    void seenChanged(lectern::MessageId seen);
    void heard(const lectern::protocol::Message &message); // said by another, right now

private:
    enum class Ask { Newest, Since, Before, After, CatchUp, Refresh };
    struct Question {
        Ask ask;
        protocol::ListMessages request;
    };

    void jump(const Question &question);
    void ask(const Question &question);
    void proceed();
    void takePage(Ask ask, const std::vector<protocol::Message> &page, bool more);
    void replaceAll(const std::vector<protocol::Message> &page, bool more, Landing landing);
    void putAbove(std::vector<protocol::Message> page, bool more);
    void putBelow(std::vector<protocol::Message> page, bool more);
    void takeMissed(const std::vector<protocol::Message> &page, bool more);
    void takeDeleted(const std::vector<protocol::Message> &page, bool more);
    bool isBusyCatchingUp() const { return m_catchingUp || m_refreshed; }
    void noteEnd(bool isEnd, bool empty);
    void arrive(const protocol::Message &message);

    void append(const PaneRow &row);
    bool refresh(const protocol::Message &message); // false: it does not stand in the window
    void putRows(qsizetype at, const std::vector<PaneRow> &rows);
    void dropRows(qsizetype at, qsizetype count);
    void noteDay(qsizetype row);
    void setUnread(int unread);
    void countUnseen(const std::vector<protocol::Message> &newest, bool olderExist);
    void noteSeen();
    bool isAllInView() const { return m_watched && m_loaded && m_atNewest; }

    QVariant wordsOf(const PaneRow &row, int role) const;
    bool isFirstOfDay(qsizetype row) const;
    bool isOwn(const PaneRow &row) const { return !row.isNotice() && row.message.seat == m_own; }
    PanePlace first() const { return m_rows.empty() ? paneEnd : m_rows.front().place; }
    PanePlace last() const { return m_rows.empty() ? paneStart : m_rows.back().place; }

    const RoomId m_room;
    const SeatId m_own;
    std::vector<PaneRow> m_rows; // in order of their places
    PaneNotices m_notices;
    std::optional<Question> m_asked; // under way
    std::optional<Question> m_next;  // a jump that waits for its turn
    MessageId m_known;               // the newest of which is known that it was said
    MessageId m_arrived;             // up to here all that was said has been counted, or stands in the window
    bool m_loaded = false;
    bool m_olderExist = false;
    bool m_atNewest = false;
    bool m_catchingUp = false;
    bool m_missedAll = false;
    std::optional<MessageId> m_refreshed; // up to here it is known what has been deleted; none: all of it
    MessageId m_refreshEnd;               // what stood last in the window when the connection was lost
    bool m_following = true;
    bool m_watched = false;
    int m_unread = 0;
    bool m_moreUnread = false;
    MessageId m_seen;
    std::optional<MessageId> m_unseen; // the last of those that are still to be counted
};

} // namespace lectern::talk
