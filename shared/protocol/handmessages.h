// SPDX-License-Identifier: GPL-3.0-or-later
// Messages about people who want to be heard: hands, questions to the teacher, who came and went. docs/protocol.md
// explains each. Times are milliseconds since 1970-01-01 UTC.
#pragma once

#include "shared/protocol/enums.h"
#include "shared/protocol/ids.h"
#include "shared/protocol/talkmessages.h"

#include <QString>

#include <optional>
#include <vector>

namespace lectern::protocol {

// ---- client to server ----

struct FindPeople {
    static constexpr auto type = "find-people";
    QString text; // part of the name; empty: everybody
    SeatId after; // none: from the first on
};

struct RaiseHand {
    static constexpr auto type = "raise-hand";
    bool raised = true;
};

struct CallOn { // lowers that hand; its owner is told to speak
    static constexpr auto type = "call-on";
    SeatId seat;
};

struct LowerHands {
    static constexpr auto type = "lower-hands";
    SeatId seat; // none: all
};

// What a student asks the teacher. Without a name nobody ever learns whose it is, and it is stored nowhere.
struct Inquire {
    static constexpr auto type = "inquire";
    QString text;
    bool anonymous = false;
    QString key; // as that of `say`; best 128 random bits
};

struct MeToo {
    static constexpr auto type = "me-too";
    InquiryId inquiry;
    bool wanted = true;
};

struct AnswerInquiry {
    static constexpr auto type = "answer-inquiry";
    InquiryId inquiry;
    QString text; // empty: answered aloud
};

struct ProjectInquiry {
    static constexpr auto type = "project-inquiry";
    InquiryId inquiry; // none: none is projected any more
};

struct DismissInquiry {
    static constexpr auto type = "dismiss-inquiry";
    InquiryId inquiry;
};

// ---- server to client ----

struct FoundPeople {
    static constexpr auto type = "found-people";
    QString text;
    std::vector<Member> people;
    bool more = false; // ask again, after the last one here
};

// To the one who has raised it: how many come before.
struct Hand {
    static constexpr auto type = "hand";
    bool raised = false;
    int place = 0;       // from 1 on
    int of = 0;          // hands in all
    bool called = false; // it is this one's turn to speak
};

// Who came and went since the last one; many go together, then only the first are named.
struct Presence {
    static constexpr auto type = "presence";
    qint64 at = 0;
    std::vector<QString> joined;
    int joinedCount = 0;
    std::vector<QString> left;
    int leftCount = 0;
    int count = 0; // who is here now, teachers included
};

struct Inquiry {
    static constexpr auto type = "inquiry";
    InquiryId inquiry;
    SeatId seat; // none: asked without a name
    QString name;
    QString text;
    qint64 at = 0;
    int meToo = 0; // others who want to know it
    InquiryState state = InquiryState::Open;
    QString answer;
    bool projected = false;
};

// All that are not dismissed, and those that the receiver wants to know, too; sent on login.
struct Inquiries {
    static constexpr auto type = "inquiries";
    bool reset = false;
    std::vector<Inquiry> inquiries;
    std::vector<InquiryId> mine; // asked with the name, or joined by "me too"
};

} // namespace lectern::protocol
