// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/refusedreplies.h"

#include "server/classroom/storagestate.h"

#include <algorithm>

namespace lectern {

namespace {

class Replies {
public:
    explicit Replies(const QString &why) : m_why(why) {}

    void operator()(const Send &send) {
        if (const auto *ok = std::get_if<protocol::Ok>(&send.message)) {
            answer(send.to, ok->re);
        } else if (const auto *error = std::get_if<protocol::Error>(&send.message)) {
            if (error->re) // said of a state of things that is taken back
                answer(send.to, *error->re);
            else
                result.deliveries.push_back(send);
        }
    }
    void operator()(const Enroll &enroll) {
        m_farewells.push_back(Dismiss{enroll.connection, {GoodbyeReason::NotStored, m_why}});
    }
    void operator()(const Dismiss &dismiss) {
        const GoodbyeReason reason = dismiss.goodbye.reason;
        if (reason == GoodbyeReason::BadFrame || reason == GoodbyeReason::NotLoggedIn)
            m_farewells.push_back(dismiss);
    }
    void operator()(const Recall &) {}
    void operator()(const Arrival &) {}
    void operator()(const PlainAnswer &answer) {
        if (answer.refused.isEmpty())
            return;
        result.deliveries.push_back(PlainAnswer{answer.to, answer.refused.arg(m_why).toUtf8()});
    }
    void operator()(const PlainFarewell &farewell) { m_farewells.push_back(farewell); }

    // The answers come before the goodbyes.
    void finish() {
        result.deliveries.insert(result.deliveries.end(), m_farewells.begin(), m_farewells.end());
        m_farewells.clear();
    }

    Effects result;

private:
    void answer(const Audience &to, RequestId re) {
        Refusal error = notStored(m_why);
        error.re = re;
        result.deliveries.push_back(Send{to, error});
    }

    const QString &m_why;
    std::vector<Delivery> m_farewells;
};

bool isGreeting(const Delivery &delivery) {
    const auto *send = std::get_if<Send>(&delivery);
    return send && std::holds_alternative<protocol::Greeting>(send->message);
}

} // namespace

Effects repliesToRefused(const std::vector<Effects> &entries, const QString &why) {
    Replies replies(why);
    for (const Effects &entry : entries) {
        if (std::ranges::any_of(entry.deliveries, isGreeting)) {
            auto &all = replies.result.deliveries;
            all.insert(all.end(), entry.deliveries.begin(), entry.deliveries.end());
            continue;
        }
        for (const Delivery &delivery : entry.deliveries)
            std::visit(replies, delivery);
        replies.finish();
    }
    return std::move(replies.result);
}

} // namespace lectern
