// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/classroom/inquiries.h"

#include "server/classroom/talkpolicy.h"
#include "server/classroom/talkrefusals.h"
#include "server/classroom/talktext.h"

#include <algorithm>
#include <utility>

namespace lectern {

using namespace Qt::Literals::StringLiterals;
using protocol::InquiryState;

namespace {

Refusal unknownInquiry() {
    return refusal(ErrorCode::UnknownInquiry, u"That question is not there any more."_s);
}

Refusal notAText() {
    return refusal(ErrorCode::TextInvalid,
                   u"Type something, at most %1 characters."_s.arg(limits::inquiryCharacters));
}

} // namespace

Outcome Inquiries::make(Seat &student, const protocol::Inquire &request) {
    const SeatId seat = request.anonymous ? SeatId{} : student.id;
    const auto isKnown = [&](const auto &entry) {
        return entry.second.key == request.key && entry.second.seat == seat;
    };
    if (!request.key.isEmpty() && std::ranges::any_of(m_entries, isKnown))
        return Effects{}; // sent twice because the first answer was lost on the way
    const std::optional<QString> text = cleanLine(request.text, limits::inquiryCharacters);
    if (!text || text->isEmpty())
        return notAText();
    if (const auto objection = whyNotMake(student, request))
        return *objection;
    if (const auto wait = student.messages.take(m_clock.steadyTime()))
        return slowDown(*wait, u"You write too fast. Wait a moment, then send it again."_s);
    Effects effects;
    const InquiryId id{m_last.value + 1};
    record(effects, record::InquiryMade{id, seat, *text, request.key, m_clock.wallTime()});
    tell(effects, id);
    return effects;
}

std::optional<Refusal> Inquiries::whyNotMake(const Seat &student, const protocol::Inquire &request) const {
    if (request.key.toUcs4().size() > limits::messageKeyCharacters)
        return badField(u"key"_s, u"Field \"key\" of \"inquire\" is too long."_s);
    if (auto muted = TalkPolicy::whyMuted(student, m_clock.steadyTime()))
        return muted;
    if (std::ssize(m_entries) >= limits::openInquiries)
        return refusal(ErrorCode::LimitReached,
                       u"There are too many questions. Wait until some are answered."_s);
    return {};
}

Outcome Inquiries::support(Seat &student, const protocol::MeToo &request) {
    const Entry *entry = find(request.inquiry);
    if (!entry)
        return unknownInquiry();
    if (entry->seat == student.id)
        return refusal(ErrorCode::NotAllowed, u"That is your own question."_s);
    Effects effects;
    if (entry->supporters.contains(student.id) == request.wanted)
        return effects;
    if (const auto wait = student.gestures.take(m_clock.steadyTime()))
        return slowDown(*wait, u"You change your mind too fast. Wait a moment, then try again."_s);
    record(effects, record::InquirySupported{request.inquiry, student.id, request.wanted});
    return effects;
}

Outcome Inquiries::answer(const protocol::AnswerInquiry &request) {
    if (!find(request.inquiry))
        return unknownInquiry();
    const std::optional<QString> text = cleanLine(request.text, limits::inquiryCharacters);
    if (!text)
        return notAText();
    Effects effects;
    record(effects, record::InquiryAnswered{request.inquiry, *text});
    tell(effects, request.inquiry);
    return effects;
}

Outcome Inquiries::project(InquiryId id) {
    if (id && !find(id))
        return unknownInquiry();
    Effects effects;
    if (id == m_projected)
        return effects;
    const InquiryId before = m_projected;
    record(effects, record::InquiryProjected{id});
    tell(effects, before);
    tell(effects, id);
    return effects;
}

Outcome Inquiries::dismiss(InquiryId id) {
    Entry *entry = find(id);
    if (!entry)
        return unknownInquiry();
    Effects effects;
    protocol::Inquiry last = portrait(*entry);
    last.state = InquiryState::Dismissed;
    last.projected = false;
    record(effects, record::InquiryDismissed{id});
    effects.deliveries.push_back(Send{Group::Everybody, std::move(last)});
    return effects;
}

// ---- facts ----

void Inquiries::apply(const record::InquiryMade &fact) {
    Entry &entry = m_entries[fact.inquiry];
    entry.id = fact.inquiry;
    entry.seat = fact.seat;
    entry.text = fact.text;
    entry.key = fact.key;
    entry.at = fact.at;
    m_last = std::max(m_last, fact.inquiry);
}

void Inquiries::apply(const record::InquirySupported &fact) {
    Entry *entry = find(fact.inquiry);
    if (!entry)
        return;
    if (fact.wanted)
        entry->supporters.insert(fact.seat);
    else
        entry->supporters.erase(fact.seat);
    m_changed.insert(fact.inquiry);
}

void Inquiries::apply(const record::InquiryAnswered &fact) {
    if (Entry *entry = find(fact.inquiry)) {
        entry->state = InquiryState::Answered;
        entry->answer = fact.answer;
    }
}

void Inquiries::apply(const record::InquiryDismissed &fact) {
    m_entries.erase(fact.inquiry);
    m_changed.erase(fact.inquiry);
    m_last = std::max(m_last, fact.inquiry);
    if (m_projected == fact.inquiry)
        m_projected = {};
}

void Inquiries::clear() {
    m_entries.clear();
    m_changed.clear();
    m_projected = {};
}

Inquiries::Entry *Inquiries::find(InquiryId id) {
    const auto found = m_entries.find(id);
    return found == m_entries.end() ? nullptr : &found->second;
}

// ---- what people are told ----

protocol::Inquiry Inquiries::portrait(const Entry &entry) const {
    const Seat *seat = entry.seat ? m_seats.find(entry.seat) : nullptr;
    return {entry.id,    entry.seat,   seat ? seat->name : QString(),
            entry.text,  entry.at,     static_cast<int>(entry.supporters.size()),
            entry.state, entry.answer, entry.id == m_projected};
}

void Inquiries::tell(Effects &effects, InquiryId id) {
    m_changed.erase(id);
    if (const Entry *entry = find(id))
        effects.deliveries.push_back(Send{Group::Everybody, portrait(*entry)});
}

std::optional<std::chrono::milliseconds> Inquiries::nextNews() const {
    if (m_changed.empty())
        return {};
    return m_pace.next(m_seats.here());
}

void Inquiries::publish(Effects &effects) {
    const auto now = m_clock.steadyTime();
    if (m_changed.empty() || !m_pace.isDue(now, m_seats.here()))
        return;
    for (const InquiryId id : std::exchange(m_changed, {}))
        tell(effects, id);
    m_pace.told(now);
}

void Inquiries::addSnapshot(Effects &effects, ConnectionId connection, const Seat &seat) const {
    protocol::Inquiries page{true, {}, {}};
    for (const auto &[id, entry] : m_entries) {
        if (std::ssize(page.inquiries) == limits::inquiriesPerMessage)
            effects.deliveries.push_back(Send{connection, std::exchange(page, {})});
        page.inquiries.push_back(portrait(entry));
        if (entry.seat == seat.id || entry.supporters.contains(seat.id))
            page.mine.push_back(id);
    }
    effects.deliveries.push_back(Send{connection, std::move(page)});
}

} // namespace lectern
