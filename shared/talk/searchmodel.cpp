// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/talk/searchmodel.h"

#include "shared/talk/excerpt.h"
#include "shared/talk/panewords.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace lectern::talk {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double leastPause = 0.1; // seconds
constexpr double longestPause = 60;

PaneRow rowOf(const protocol::Message &message) { return {{message.message, 0}, message}; }

QString shortTime(const protocol::Message &message) {
    const PaneRow row = rowOf(message);
    const QDate day = dayOf(row);
    return day == QDate::currentDate() ? timeText(row)
                                       : QLocale().toString(day, QLocale::ShortFormat) + u' ' + timeText(row);
}

} // namespace

SearchModel::SearchModel(client::Requester &requester, QObject *parent)
    : QAbstractListModel(parent), m_requester(requester) {
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &SearchModel::ask);
}

void SearchModel::search(RoomId room, const QString &text) {
    clear();
    if (text.trimmed().isEmpty())
        return;
    m_room = room;
    m_text = text.trimmed();
    ask();
}

void SearchModel::searchFurther() {
    if (hasMore())
        ask();
}

void SearchModel::clear() {
    ++m_turn;
    m_pause.stop();
    m_text.clear();
    m_next = {};
    if (!m_found.empty()) {
        beginResetModel();
        m_found.clear();
        endResetModel();
    }
    setState(State::Idle);
}

void SearchModel::ask() {
    m_paged = false;
    m_rowsBefore = rowCount();
    setState(State::Searching);
    m_requester.ask(protocol::SearchMessages{m_room, m_text, m_next}, this,
                    [this, turn = m_turn](const client::Answer &answer) {
                        if (turn == m_turn)
                            onAnswer(answer);
                    });
}

void SearchModel::onAnswer(const client::Answer &answer) {
    using Kind = client::Answer::Kind;
    if (answer.kind == Kind::Lost)
        return setState(State::Lost);
    if (answer.kind == Kind::Refused && answer.error.code == ErrorCode::SlowDown) {
        const double wait = qBound(leastPause, answer.error.wait.value_or(1.0), longestPause);
        m_pause.start(static_cast<int>(std::ceil(wait * 1000)));
        return;
    }
    if (answer.kind == Kind::Refused) {
        m_problem = answer.error;
        return setState(State::Refused);
    }
    if (rowCount() == m_rowsBefore && m_next)
        return ask(); // this page was without a find
    setState(State::Done);
}

void SearchModel::receive(const protocol::ServerMessage &message) {
    if (const auto *page = std::get_if<protocol::Messages>(&message))
        takePage(*page);
    else if (const auto *said = std::get_if<protocol::Message>(&message); said && !said->deletedBy.isEmpty())
        forget(said->message);
    else if (const auto *gone = std::get_if<protocol::RoomGone>(&message); gone && gone->room == m_room)
        clear();
}

void SearchModel::takePage(const protocol::Messages &page) {
    const bool isWanted = m_state == State::Searching && !m_paged && page.room == m_room &&
                          page.search.trimmed() == m_text && !m_text.isEmpty();
    if (!isWanted)
        return;
    m_paged = true;
    const bool goesOn = page.more && page.next && (!m_next || page.next < m_next); // never in a circle
    m_next = goesOn ? page.next : MessageId();
    if (page.messages.empty())
        return;
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(page.messages.size()) - 1);
    m_found.insert(m_found.end(), page.messages.rbegin(), page.messages.rend());
    endInsertRows();
}

void SearchModel::forget(MessageId message) {
    const auto found = std::ranges::find(m_found, message, &protocol::Message::message);
    if (found == m_found.end())
        return;
    const int row = static_cast<int>(found - m_found.begin());
    beginRemoveRows({}, row, row);
    m_found.erase(found);
    endRemoveRows();
    Q_EMIT changed();
}

void SearchModel::setState(State state) {
    m_state = state;
    Q_EMIT changed();
}

int SearchModel::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_found.size());
}

QVariant SearchModel::data(const QModelIndex &index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const protocol::Message &found = m_found[static_cast<size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Text:
        return found.text;
    case Name:
        return found.name;
    case TimeText:
        return shortTime(found);
    case DateText:
        return dateText(rowOf(found));
    case Time:
        return found.at;
    case Message:
        return found.message.value;
    case Line:
        return excerptOf(found.text, m_text).text;
    case MatchFrom:
        return static_cast<int>(excerptOf(found.text, m_text).from);
    case MatchLength:
        return static_cast<int>(excerptOf(found.text, m_text).length);
    case Qt::AccessibleTextRole:
        return QString(shortTime(found) + u", "_s + found.name + u": "_s +
                       excerptOf(found.text, m_text).text);
    default:
        return {};
    }
}

} // namespace lectern::talk
