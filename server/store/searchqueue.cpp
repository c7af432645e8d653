// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/store/searchqueue.h"

#include "server/classroom/talkrefusals.h"
#include "shared/protocol/limits.h"

#include <algorithm>
#include <utility>

namespace lectern {

using namespace Qt::Literals::StringLiterals;

namespace {

const Recall *searchIn(const Effects &entry) {
    for (const Delivery &delivery : entry.deliveries) {
        const auto *recall = std::get_if<Recall>(&delivery);
        if (recall && std::holds_alternative<protocol::SearchMessages>(recall->request))
            return recall;
    }
    return nullptr;
}

std::optional<RequestId> idOf(const Effects &entry) {
    for (const Delivery &delivery : entry.deliveries) {
        const auto *send = std::get_if<Send>(&delivery);
        if (const auto *ok = send ? std::get_if<protocol::Ok>(&send->message) : nullptr)
            return ok->re;
    }
    return {};
}

Refusal overtaken() {
    return slowDown(1 / limits::searchesPerSecond,
                    u"You look for something else by now. Wait a moment, then search again."_s);
}

} // namespace

bool SearchQueue::isSearch(const Effects &entry) { return searchIn(entry) != nullptr; }

Effects SearchQueue::refused(const Effects &search, Refusal why) {
    why.re = idOf(search);
    Effects effects;
    effects.deliveries.push_back(Send{searchIn(search)->to, std::move(why)});
    return effects;
}

std::optional<Effects> SearchQueue::add(Effects search, quint64 after) {
    const auto [turn, isFirst] = m_turns.try_emplace(searchIn(search)->to, m_lastTurn + 1);
    if (isFirst) {
        m_searches[++m_lastTurn] = {std::move(search), after};
        return {};
    }
    const Search older = std::exchange(m_searches[turn->second], {std::move(search), after});
    return refused(older.entry, overtaken());
}

Effects SearchQueue::takeFirst() {
    Effects entry = std::move(m_searches.begin()->second.entry);
    m_searches.erase(m_searches.begin());
    m_turns.erase(searchIn(entry)->to);
    return entry;
}

std::vector<Effects> SearchQueue::takeAll() {
    std::vector<Effects> entries;
    while (!isEmpty())
        entries.push_back(takeFirst());
    return entries;
}

void SearchQueue::forget(ConnectionId connection) {
    const auto turn = m_turns.find(connection);
    if (turn == m_turns.end())
        return;
    m_searches.erase(turn->second);
    m_turns.erase(turn);
}

} // namespace lectern
