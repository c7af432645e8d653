// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/protocol/errorcode.h"

#include "shared/protocol/words.h"

namespace lectern {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::pair<ErrorCode, QLatin1StringView> errorWords[] = {
    {ErrorCode::BadFrame, "bad-frame"_L1},
    {ErrorCode::BadField, "bad-field"_L1},
    {ErrorCode::UnknownType, "unknown-type"_L1},
    {ErrorCode::UnsupportedVersion, "unsupported-version"_L1},
    {ErrorCode::WrongState, "wrong-state"_L1},
    {ErrorCode::NotAllowed, "not-allowed"_L1},
    {ErrorCode::NameTaken, "name-taken"_L1},
    {ErrorCode::NameReserved, "name-reserved"_L1},
    {ErrorCode::NameInvalid, "name-invalid"_L1},
    {ErrorCode::BadProof, "bad-proof"_L1},
    {ErrorCode::TeacherTaken, "teacher-taken"_L1},
    {ErrorCode::BadToken, "bad-token"_L1},
    {ErrorCode::LessonEnded, "lesson-ended"_L1},
    {ErrorCode::NoQuestion, "no-question"_L1},
    {ErrorCode::TooLate, "too-late"_L1},
    {ErrorCode::BadChoice, "bad-choice"_L1},
    {ErrorCode::TextInvalid, "text-invalid"_L1},
    {ErrorCode::SlowDown, "slow-down"_L1},
    {ErrorCode::NotStored, "not-stored"_L1},
    {ErrorCode::TalkOff, "talk-off"_L1},
    {ErrorCode::TalkPaused, "talk-paused"_L1},
    {ErrorCode::Muted, "muted"_L1},
    {ErrorCode::UnknownRoom, "unknown-room"_L1},
    {ErrorCode::UnknownMessage, "unknown-message"_L1},
    {ErrorCode::UnknownPerson, "unknown-person"_L1},
    {ErrorCode::UnknownInquiry, "unknown-inquiry"_L1},
    {ErrorCode::PortInUse, "port-in-use"_L1},
    {ErrorCode::LimitReached, "limit-reached"_L1},
    {ErrorCode::Other, "other"_L1},
};

constexpr std::pair<GoodbyeReason, QLatin1StringView> goodbyeWords[] = {
    {GoodbyeReason::ClassEnded, "class-ended"_L1},
    {GoodbyeReason::TakenOver, "taken-over"_L1},
    {GoodbyeReason::ServerStopping, "server-stopping"_L1},
    {GoodbyeReason::ServerFull, "server-full"_L1},
    {GoodbyeReason::AddressFull, "address-full"_L1},
    {GoodbyeReason::LoginTimeout, "login-timeout"_L1},
    {GoodbyeReason::FrameTooLong, "frame-too-long"_L1},
    {GoodbyeReason::BadFrame, "bad-frame"_L1},
    {GoodbyeReason::NotLoggedIn, "not-logged-in"_L1},
    {GoodbyeReason::Left, "left"_L1},
    {GoodbyeReason::NotStored, "not-stored"_L1},
    {GoodbyeReason::TlsRequired, "tls-required"_L1},
    {GoodbyeReason::Other, "other"_L1},
};

} // namespace

QLatin1StringView toString(ErrorCode code) { return words::wordOf(errorWords, code); }

std::optional<ErrorCode> errorCodeFromString(QStringView word) { return words::valueOf(errorWords, word); }

QLatin1StringView toString(GoodbyeReason reason) { return words::wordOf(goodbyeWords, reason); }

std::optional<GoodbyeReason> goodbyeReasonFromString(QStringView word) {
    return words::valueOf(goodbyeWords, word);
}

} // namespace lectern
