// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/store/talkhistory.h"

#include "server/store/rows.h"
#include "shared/protocol/limits.h"
#include "shared/protocol/wirewords.h"

#include <algorithm>
#include <limits>

namespace lectern {

namespace {

constexpr qint64 newest = std::numeric_limits<qint64>::max();
constexpr qsizetype mostRows = limits::messagesPerPage + 1; // one more tells that there are more
constexpr qsizetype charactersPerSearch = 1'000'000; // looked at for one page of what is found: some 20 ms
constexpr int textColumn = 6;                        // of the selection

QString selection() {
    return u"SELECT m.id, m.room, m.seat, s.name, s.role, m.kind, m.text, m.said_at, coalesce(d.name, '')"
           " FROM message AS m LEFT JOIN seat AS s ON s.id = m.seat LEFT JOIN seat AS d ON d.id = "
           "m.deleted_by"_s;
}
QString columns() { return selection() + u" WHERE m.room = ? AND "_s; }

protocol::Message messageOf(Rows &rows) {
    protocol::Message message;
    message.message = rows.id<MessageId>(0);
    message.room = rows.id<RoomId>(1);
    message.seat = rows.id<SeatId>(2);
    message.name = rows.text(3, limits::guestNameCharacters);
    const auto role = protocol::fromWord<protocol::Role>(rows.text(4));
    const auto kind = protocol::fromWord<protocol::MessageKind>(rows.text(5));
    if (!role || !kind)
        rows.blame("a word that has no place there"_L1);
    message.role = role.value_or(protocol::Role::Student);
    message.kind = kind.value_or(protocol::MessageKind::Message);
    message.text = rows.text(textColumn, limits::messageCharacters);
    message.at = rows.number(7);
    message.deletedBy = rows.text(8, limits::nameCharacters);
    return message;
}

// Bytes that it takes in a line at most: quotes, backslashes and line breaks are escaped.
qsizetype sizeOf(const protocol::Message &message) {
    constexpr qsizetype fields = 600; // names of the fields, ids, two names of 32 characters
    const QByteArray text = message.text.toUtf8();
    qsizetype size = fields + text.size();
    for (const char byte : text) {
        if (static_cast<unsigned char>(byte) < 0x20)
            size += 5;
        else if (byte == '"' || byte == '\\')
            size += 1;
    }
    return size;
}

// By way of capitals, for some letters have two of them: "straße" is "STRASSE".
QString folded(const QString &text) { return text.toUpper().toCaseFolded(); }

// Takes rows until a page is full.
void fill(protocol::Messages &page, Rows &rows) {
    qsizetype size = 0;
    while (rows.next()) {
        protocol::Message message = messageOf(rows);
        size += sizeOf(message);
        const bool isFull = !page.messages.empty() && size > limits::bytesPerPage;
        page.more = isFull || std::ssize(page.messages) == limits::messagesPerPage;
        if (page.more)
            return;
        page.messages.push_back(std::move(message));
    }
}

} // namespace

// The first of that time is looked up in an index: a vote would wait while a whole room is read.
Rows TalkHistory::following(const protocol::ListMessages &request) const {
    QString where = u"m.id > ?"_s;
    QVariantList values{idValue(request.room), idValue(request.after)};
    if (request.since) {
        where += u" AND m.id >= (SELECT id FROM message WHERE room = ? AND said_at >= ?"
                 " ORDER BY said_at, id LIMIT 1)"_s;
        values << idValue(request.room) << *request.since;
    }
    values << mostRows;
    return {m_database, columns() + where + u" ORDER BY m.id LIMIT ?"_s, values};
}

Rows TalkHistory::preceding(const protocol::ListMessages &request) const {
    return {m_database,
            columns() + u"m.id < ? ORDER BY m.id DESC LIMIT ?"_s,
            {idValue(request.room), request.before ? idValue(request.before) : QVariant(newest), mostRows}};
}

History::Read<protocol::Messages> TalkHistory::page(const protocol::ListMessages &request) const {
    protocol::Messages page{request.room, {}, false, {}, {}};
    const bool isForward = request.after || request.since;
    Rows rows = isForward ? following(request) : preceding(request);
    fill(page, rows);
    if (auto problem = rows.problem())
        return std::move(*problem);
    if (!isForward)
        std::ranges::reverse(page.messages);
    return page;
}

History::Read<protocol::Messages> TalkHistory::page(const protocol::SearchMessages &request) const {
    protocol::Messages page{request.room, {}, false, request.text, {}};
    const QString wanted = folded(request.text.trimmed());
    Rows rows(m_database, columns() + u"m.id < ? ORDER BY m.id DESC LIMIT ?"_s,
              {idValue(request.room), request.before ? idValue(request.before) : QVariant(newest),
               limits::messagesPerSearch});
    qsizetype looked = 0;
    qsizetype characters = 0;
    qsizetype size = 0;
    while (characters < charactersPerSearch && rows.next()) {
        ++looked;
        const QString text = rows.text(textColumn, limits::messageCharacters);
        characters += text.size();
        if (!folded(text).contains(wanted)) {
            page.next = rows.id<MessageId>(0);
            continue;
        }
        protocol::Message message = messageOf(rows);
        size += sizeOf(message);
        if (std::ssize(page.messages) == limits::messagesPerPage ||
            (!page.messages.empty() && size > limits::bytesPerPage)) {
            page.more = true;
            break;
        }
        page.next = message.message;
        page.messages.push_back(std::move(message));
    }
    if (auto problem = rows.problem())
        return std::move(*problem);
    page.more = page.more || looked == limits::messagesPerSearch || characters >= charactersPerSearch;
    if (!page.more)
        page.next = {};
    std::ranges::reverse(page.messages);
    return page;
}

History::Read<std::vector<protocol::Message>> TalkHistory::deleted() const {
    std::vector<protocol::Message> messages;
    Rows rows(m_database, selection() + u" WHERE m.deleted_by IS NOT NULL ORDER BY m.id"_s, {});
    while (rows.next())
        messages.push_back(messageOf(rows));
    if (auto problem = rows.problem())
        return std::move(*problem);
    return messages;
}

} // namespace lectern
