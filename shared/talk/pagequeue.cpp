// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/talk/pagequeue.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace lectern::talk {

PageQueue::PageQueue(client::Requester &requester, QObject *parent)
    : QObject(parent), m_requester(requester), m_pause(this) {
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &PageQueue::proceed);
}

void PageQueue::add(PaneModel &model, const protocol::ListMessages &request) {
    m_waiting.push_back({&model, request});
    proceed();
}

void PageQueue::clear() {
    m_waiting.clear();
    m_pause.stop();
}

void PageQueue::proceed() {
    while (m_underWay < atOnce && !m_waiting.empty() && !m_pause.isActive()) {
        const auto isInView = [](const Wanted &wanted) { return wanted.model && wanted.model->isWatched(); };
        auto next = std::ranges::find_if(m_waiting, isInView);
        if (next == m_waiting.end())
            next = m_waiting.begin();
        const Wanted wanted = std::move(*next);
        m_waiting.erase(next);
        if (wanted.model)
            ask(wanted);
    }
}

void PageQueue::ask(const Wanted &wanted) {
    ++m_underWay;
    m_requester.ask(wanted.request, this, [this, wanted](const client::Answer &answer) {
        --m_underWay;
        take(wanted, answer);
    });
}

void PageQueue::take(const Wanted &wanted, const client::Answer &answer) {
    if (answer.isLost())
        return; // all panes ask anew when the connection is back
    const bool isRefused = answer.kind == client::Answer::Kind::Refused;
    if (isRefused && answer.error.wait) {
        m_waiting.push_front(wanted);
        m_pause.start(std::chrono::milliseconds(qint64(*answer.error.wait * 1000) + 1));
    } else if (isRefused && wanted.model) {
        wanted.model->failed();
    }
    proceed();
}

} // namespace lectern::talk
