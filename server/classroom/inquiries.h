// SPDX-License-Identifier: GPL-3.0-or-later
// What students ask the teacher, with their names or without. Without one nothing here, and nothing in a record, tells
// whose it is. Calls behave as those of the Classroom.
#pragma once

#include "server/classroom/clock.h"
#include "server/classroom/effects.h"
#include "server/classroom/pace.h"
#include "server/classroom/seats.h"

#include <map>
#include <set>

namespace lectern {

class Inquiries {
public:
    Inquiries(const Clock &clock, Seats &seats) : m_clock(clock), m_seats(seats) {}

    Outcome make(Seat &student, const protocol::Inquire &request);
    Outcome support(Seat &student, const protocol::MeToo &request);
    // The handlers let only teachers come here.
    Outcome answer(const protocol::AnswerInquiry &request);
    Outcome project(InquiryId inquiry); // none: none any more
    Outcome dismiss(InquiryId inquiry);

    void apply(const record::InquiryMade &fact);
    void apply(const record::InquirySupported &fact);
    void apply(const record::InquiryAnswered &fact);
    void apply(const record::InquiryDismissed &fact);
    void apply(const record::InquiryProjected &fact) { m_projected = fact.inquiry; }
    void clear(); // the lesson is over; ids go on counting

    // How many support what; steady time, nothing: no number has changed.
    std::optional<std::chrono::milliseconds> nextNews() const;
    void publish(Effects &effects);
    void addSnapshot(Effects &effects, ConnectionId connection, const Seat &seat) const;

private:
    struct Entry {
        InquiryId id;
        SeatId seat; // none: without a name
        QString text;
        QString key;
        qint64 at = 0;
        std::set<SeatId> supporters;
        protocol::InquiryState state = protocol::InquiryState::Open;
        QString answer;
    };

    template <class Fact>
    void record(Effects &effects, Fact fact) {
        apply(fact);
        effects.records.push_back(std::move(fact));
    }
    std::optional<Refusal> whyNotMake(const Seat &student, const protocol::Inquire &request) const;
    Entry *find(InquiryId inquiry);
    protocol::Inquiry portrait(const Entry &entry) const;
    void tell(Effects &effects, InquiryId inquiry);

    const Clock &m_clock;
    Seats &m_seats;
    std::map<InquiryId, Entry> m_entries;
    InquiryId m_projected;
    InquiryId m_last;
    std::set<InquiryId> m_changed;
    Pace m_pace;
};

} // namespace lectern
