// SPDX-License-Identifier: GPL-3.0-or-later
// A room with a past, in the place of a server: answers a PaneModel page by page, when the test says so.
#pragma once

#include "shared/talk/panemodel.h"

#include <deque>

namespace lectern::test {

class FakeHistory : public QObject {
public:
    static constexpr qint64 minute = 60'000;
    static constexpr qint64 begin = 1'800'000'000'000; // when message 1 was said; each is a minute later

    explicit FakeHistory(talk::PaneModel &model);

    // Said while nobody was there.
    void fill(int messages, const QString &text = QStringLiteral("message %1"));
    const protocol::Message &add(const QString &text, quint64 seat = 2);
    void remove(quint64 message); // deleted by Ana while nobody was there
    // Said now.
    void say(const QString &text, quint64 seat = 2);
    void say(protocol::Message message);

    bool answer();          // the oldest request; false: there is none
    void answerAll();       // and what is wanted because of that
    void lose();            // what is under way
    void setPage(int size); // messages

    const std::deque<protocol::ListMessages> &requests() const { return m_requests; }
    quint64 newest() const { return quint64(m_messages.size()); }
    int answered() const { return m_answered; }

    protocol::Messages pageOf(const protocol::ListMessages &request) const;

private:
    talk::PaneModel &m_model;
    std::vector<protocol::Message> m_messages; // message n stands at n - 1
    std::deque<protocol::ListMessages> m_requests;
    int m_pageSize = 50;
    int m_answered = 0;
};

// The ids of the messages in the window, 0 for a notice.
QList<quint64> idsOf(const QAbstractItemModel &model);

} // namespace lectern::test
