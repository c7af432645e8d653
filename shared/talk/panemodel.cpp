// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/talk/panemodel.h"

#include <algorithm>
#include <utility>

namespace lectern::talk {

using protocol::ListMessages;

namespace {

constexpr qsizetype mostOfPage = 200; // a longer one would push out the rows that it was wanted for

// In order, each once, with an id, and not more than there is room for: what comes from outside may be anything.
std::vector<protocol::Message> ordered(std::vector<protocol::Message> messages) {
    std::erase_if(messages, [](const protocol::Message &message) { return !message.message; });
    std::ranges::stable_sort(messages, {}, &protocol::Message::message);
    const auto isSame = [](const auto &one, const auto &other) { return one.message == other.message; };
    messages.erase(std::unique(messages.begin(), messages.end(), isSame), messages.end());
    return messages;
}

} // namespace

PaneModel::PaneModel(RoomId room, SeatId own, QObject *parent)
    : QAbstractListModel(parent), m_room(room), m_own(own) {}

// ---- asking ----

void PaneModel::goToNewest() {
    const bool isLeaving = m_asked && m_asked->ask == Ask::Since;
    if (m_loaded && m_atNewest && !isLeaving) {
        m_next.reset();
        Q_EMIT landed(Landing::Newest);
    } else {
        jump({Ask::Newest, {m_room, {}, {}, {}}});
    }
}

void PaneModel::goTo(qint64 since) { jump({Ask::Since, {m_room, {}, {}, since}}); }

// Not by its time: several may have the same, and a clock may jump.
void PaneModel::goTo(MessageId message) {
    if (message.value <= 1) // there is none to be after
        return goTo(0);
    jump({Ask::Since, {m_room, {}, MessageId{message.value - 1}, {}}});
}

void PaneModel::jump(const Question &question) {
    const bool isOnTheWay = m_asked && m_asked->ask == Ask::Newest && question.ask == Ask::Newest;
    m_next.reset();
    if (!isOnTheWay)
        m_next = question;
    if (!m_asked)
        proceed();
}

void PaneModel::wantOlder() {
    if (m_next || isBusyCatchingUp())
        return askAgain();
    const bool isMessage = !m_rows.empty() && first().notice == 0;
    const MessageId before{first().message.value + (isMessage ? 0 : 1)};
    if (!m_asked && m_olderExist && !m_rows.empty())
        ask({Ask::Before, {m_room, before, {}, {}}});
}

void PaneModel::wantNewer() {
    if (m_next || isBusyCatchingUp())
        return askAgain();
    if (!m_asked && m_loaded && !m_atNewest)
        ask({Ask::After, {m_room, {}, last().message, {}}});
}

void PaneModel::catchUp() {
    failed(); // what was under way is lost with its connection
    // Who has not been at the newest so far, and heard nothing, finds all of it by paging.
    m_catchingUp = m_arrived || m_atNewest || std::exchange(m_missedAll, false);
    m_refreshed.reset();
    if (m_loaded && !m_rows.empty() && last().message)
        m_refreshed = MessageId{std::max<quint64>(first().message.value, 1) - 1};
    m_refreshEnd = last().message;
    proceed();
}

void PaneModel::askAgain() {
    if (!m_asked)
        proceed();
}

void PaneModel::failed() {
    const auto asked = std::exchange(m_asked, {});
    const bool isJump = asked && (asked->ask == Ask::Newest || asked->ask == Ask::Since);
    if (isJump && !m_next)
        m_next = asked;
}

void PaneModel::proceed() {
    if (m_catchingUp)
        ask({Ask::CatchUp, {m_room, {}, m_arrived, {}}});
    else if (m_refreshed)
        ask({Ask::Refresh, {m_room, {}, *m_refreshed, {}}});
    else if (m_next)
        ask(*std::exchange(m_next, {}));
    else
        Q_EMIT settled();
}

void PaneModel::ask(const Question &question) {
    m_asked = question;
    Q_EMIT wanted(question.request);
}

// ---- answers ----

void PaneModel::take(const protocol::Messages &page) {
    if (!m_asked || page.room != m_room || !page.search.isEmpty())
        return;
    const Question asked = *std::exchange(m_asked, {});
    const bool isPast = asked.ask == Ask::CatchUp && !asked.request.after; // there was nothing to be after
    m_olderExist = m_olderExist || (isPast && page.more);
    takePage(asked.ask, ordered(page.messages), page.more && !isPast);
    noteSeen();
    if (!m_asked)
        proceed();
}

void PaneModel::takePage(Ask ask, const std::vector<protocol::Message> &page, bool more) {
    switch (ask) {
    case Ask::Newest:
        return replaceAll(page, more, Landing::Newest);
    case Ask::Since:
        if (!page.empty())
            return replaceAll(page, more, Landing::First);
        if (!m_next)
            m_next = Question{Ask::Newest, {m_room, {}, {}, {}}};
        return;
    case Ask::Before:
        return putAbove(page, more);
    case Ask::After:
        return putBelow(page, more);
    case Ask::CatchUp:
        return takeMissed(page, more);
    case Ask::Refresh:
        return takeDeleted(page, more);
    }
}

// `more`: beyond the far end of what was asked for, which of the newest page is the past.
void PaneModel::replaceAll(const std::vector<protocol::Message> &page, bool more, Landing landing) {
    const bool isEnd = landing == Landing::Newest || !more;
    if (landing == Landing::Newest)
        countUnseen(page, more);
    if (!m_loaded)
        m_notices.settle(page);
    beginResetModel();
    m_loaded = true;
    m_olderExist = landing == Landing::First || (more && !page.empty());
    const PanePlace from = m_olderExist ? PanePlace{page.front().message, 0} : paneStart;
    const PanePlace to = isEnd ? paneEnd : PanePlace{page.back().message, ~quint64(0)};
    m_rows = m_notices.between(from, to, page);
    if (qsizetype(m_rows.size()) > mostRows)
        m_rows.erase(m_rows.begin(), m_rows.end() - mostRows);
    noteEnd(isEnd, page.empty());
    endResetModel();
    Q_EMIT landed(landing);
}

void PaneModel::putAbove(std::vector<protocol::Message> page, bool more) {
    std::erase_if(page, [this](const protocol::Message &message) {
        return refresh(message) || PanePlace{message.message, 0} > first();
    });
    const qsizetype surplus = std::max<qsizetype>(0, qsizetype(page.size()) - mostOfPage);
    page.erase(page.begin(), page.begin() + surplus); // those beside the window stay
    m_olderExist = !page.empty() && (more || surplus > 0);
    const PanePlace from = m_olderExist ? PanePlace{page.front().message, 0} : paneStart;
    const std::vector<PaneRow> rows = m_notices.between(from, first(), page);
    const qsizetype tooMany = qsizetype(m_rows.size() + rows.size()) - mostRows;
    if (tooMany > 0) {
        m_atNewest = false;
        dropRows(qsizetype(m_rows.size()) - tooMany, tooMany);
    }
    putRows(0, rows);
    noteDay(0);
}

void PaneModel::putBelow(std::vector<protocol::Message> page, bool more) {
    std::erase_if(page, [this](const protocol::Message &message) {
        return refresh(message) || PanePlace{message.message, 0} < last();
    });
    const bool isEnd = page.empty() || (!more && qsizetype(page.size()) <= mostOfPage);
    page.resize(std::min(qsizetype(page.size()), mostOfPage));
    const PanePlace to = isEnd ? paneEnd : PanePlace{page.back().message, ~quint64(0)};
    const std::vector<PaneRow> rows = m_notices.between(last(), to, page);
    dropRows(0, qsizetype(m_rows.size() + rows.size()) - mostRows);
    putRows(qsizetype(m_rows.size()), rows);
    noteEnd(isEnd, page.empty());
}

// What came meanwhile is what would have been heard.
void PaneModel::takeMissed(const std::vector<protocol::Message> &page, bool more) {
    const MessageId before = m_arrived;
    for (const protocol::Message &message : page)
        arrive(message);
    const bool isStuck = m_arrived == before; // the same page would come for ever
    m_catchingUp = !isStuck && (more || m_arrived < m_known);
    if (isStuck && m_arrived < m_known) {
        m_atNewest = false; // what was heard meanwhile is fetched like everything below the window
        m_arrived = m_known;
    }
}

// What stands in the window is as it is now.
void PaneModel::takeDeleted(const std::vector<protocol::Message> &page, bool more) {
    for (const protocol::Message &message : page)
        refresh(message);
    const bool goesOn =
        more && !page.empty() && page.back().message > *m_refreshed && page.back().message < m_refreshEnd;
    m_refreshed = goesOn ? std::optional(page.back().message) : std::nullopt;
}

// Something may have been said while a page that ends before it was on its way. `empty`: there is nothing behind.
void PaneModel::noteEnd(bool isEnd, bool empty) {
    m_known = std::max(m_known, last().message);
    m_atNewest = isEnd && (empty || last().message >= m_known);
    if (m_atNewest)
        m_arrived = m_known = std::max(m_arrived, last().message);
}

// ---- what is said now ----

void PaneModel::hear(const protocol::Message &message) {
    if (message.room != m_room || !message.message)
        return;
    m_known = std::max(m_known, message.message);
    if (refresh(message) || m_catchingUp) // then it comes again, in its order
        return;
    arrive(message);
    if (message.seat != m_own && message.deletedBy.isEmpty())
        Q_EMIT heard(message);
}

void PaneModel::arrive(const protocol::Message &message) {
    if (message.message <= m_arrived || refresh(message))
        return;
    m_arrived = message.message;
    m_known = std::max(m_known, m_arrived);
    append({{message.message, 0}, message});
    if (!m_watched && message.seat != m_own && message.deletedBy.isEmpty())
        setUnread(m_unread + 1);
    noteSeen();
}

void PaneModel::notice(const QString &text, qint64 at) { append(m_notices.add(text, at, m_known)); }

} // namespace lectern::talk
