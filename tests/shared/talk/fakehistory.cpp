// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/shared/talk/fakehistory.h"

#include <algorithm>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;
using protocol::Message;
using talk::PaneModel;

FakeHistory::FakeHistory(PaneModel &model) : m_model(model) {
    connect(&model, &PaneModel::wanted, this,
            [this](const protocol::ListMessages &request) { m_requests.push_back(request); });
}

void FakeHistory::fill(int messages, const QString &text) {
    for (int i = 0; i < messages; ++i)
        add(text.contains(u'%') ? text.arg(m_messages.size() + 1) : text);
}

const Message &FakeHistory::add(const QString &text, quint64 seat) {
    Message message;
    message.room = m_model.room();
    message.message = MessageId{newest() + 1};
    message.seat = SeatId{seat};
    message.name = seat == 1 ? u"Ana"_s : u"Ben"_s;
    message.text = text;
    message.at = begin + qint64(newest()) * minute;
    m_messages.push_back(message);
    return m_messages.back();
}

void FakeHistory::remove(quint64 message) {
    m_messages[size_t(message) - 1].text.clear();
    m_messages[size_t(message) - 1].deletedBy = QStringLiteral("Ana");
}

void FakeHistory::say(const QString &text, quint64 seat) { m_model.hear(add(text, seat)); }

void FakeHistory::say(Message message) {
    const Message &said = add(message.text, message.seat.value);
    message.room = said.room;
    message.message = said.message;
    message.at = said.at;
    m_messages.back() = message;
    m_model.hear(message);
}

bool FakeHistory::answer() {
    if (m_requests.empty())
        return false;
    const protocol::ListMessages request = m_requests.front();
    m_requests.pop_front();
    ++m_answered;
    m_model.take(pageOf(request));
    return true;
}

void FakeHistory::answerAll() {
    while (answer())
        continue;
}

void FakeHistory::lose() { m_requests.clear(); }

void FakeHistory::setPage(int size) { m_pageSize = size; }

protocol::Messages FakeHistory::pageOf(const protocol::ListMessages &request) const {
    const auto begins = m_messages.begin();
    const auto ends = m_messages.end();
    auto from = begins;
    auto to = ends;
    protocol::Messages page;
    page.room = request.room;
    if (request.after || request.since) {
        from = std::find_if(begins, ends, [&](const Message &message) {
            return request.since ? message.at >= *request.since : message.message > request.after;
        });
        to = from + std::min<qsizetype>(m_pageSize, ends - from);
        page.more = to != ends;
    } else {
        if (request.before)
            to = begins + std::min<qsizetype>(ends - begins, qsizetype(request.before.value) - 1);
        from = to - std::min<qsizetype>(m_pageSize, to - begins);
        page.more = from != begins;
    }
    page.messages.assign(from, to);
    return page;
}

QList<quint64> idsOf(const QAbstractItemModel &model) {
    QList<quint64> ids;
    for (int row = 0; row < model.rowCount(); ++row)
        ids += model.index(row, 0).data(PaneModel::Message).toULongLong();
    return ids;
}

} // namespace lectern::test
