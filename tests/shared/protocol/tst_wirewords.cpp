// SPDX-License-Identifier: GPL-3.0-or-later
// Every value of every enumeration has a word of its own on the wire, and the word leads back to it.
#include "shared/protocol/wirewords.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSet>

using namespace lectern;
using namespace lectern::protocol;
using namespace Qt::Literals::StringLiterals;

namespace {

// A switch without a default: the compiler says when a new value is missing here.
bool exists(Role value) {
    switch (value) {
    case Role::Student:
    case Role::Teacher:
        return true;
    }
    return false;
}

bool exists(QuestionKind value) {
    switch (value) {
    case QuestionKind::YesNo:
    case QuestionKind::Other:
        return true;
    }
    return false;
}

bool exists(QuestionState value) {
    switch (value) {
    case QuestionState::None:
    case QuestionState::Open:
    case QuestionState::Closed:
        return true;
    }
    return false;
}

bool exists(PersonState value) {
    switch (value) {
    case PersonState::Here:
    case PersonState::Away:
    case PersonState::Left:
        return true;
    }
    return false;
}

bool exists(SeenBy value) {
    switch (value) {
    case SeenBy::Teacher:
    case SeenBy::Other:
        return true;
    }
    return false;
}

bool exists(RoomKind value) {
    switch (value) {
    case RoomKind::Class:
    case RoomKind::Direct:
    case RoomKind::Separate:
    case RoomKind::Other:
        return true;
    }
    return false;
}

bool exists(MessageKind value) {
    switch (value) {
    case MessageKind::Message:
    case MessageKind::Announcement:
    case MessageKind::Other:
        return true;
    }
    return false;
}

bool exists(TalkLevel value) {
    switch (value) {
    case TalkLevel::Everybody:
    case TalkLevel::Teacher:
    case TalkLevel::Nobody:
    case TalkLevel::Other:
        return true;
    }
    return false;
}

bool exists(InquiryState value) {
    switch (value) {
    case InquiryState::Open:
    case InquiryState::Answered:
    case InquiryState::Dismissed:
    case InquiryState::Other:
        return true;
    }
    return false;
}

bool exists(RoomEnd value) {
    switch (value) {
    case RoomEnd::Left:
    case RoomEnd::Removed:
    case RoomEnd::Closed:
    case RoomEnd::Other:
        return true;
    }
    return false;
}

bool exists(Door value) {
    switch (value) {
    case Door::Poll:
    case Door::Chat:
    case Door::Room:
    case Door::Calculator:
    case Door::Clock:
    case Door::Echo:
    case Door::Other:
        return true;
    }
    return false;
}

bool exists(ErrorCode value) {
    switch (value) {
    case ErrorCode::BadFrame:
    case ErrorCode::BadField:
    case ErrorCode::UnknownType:
    case ErrorCode::UnsupportedVersion:
    case ErrorCode::WrongState:
    case ErrorCode::NotAllowed:
    case ErrorCode::NameTaken:
    case ErrorCode::NameReserved:
    case ErrorCode::NameInvalid:
    case ErrorCode::BadProof:
    case ErrorCode::TeacherTaken:
    case ErrorCode::BadToken:
    case ErrorCode::LessonEnded:
    case ErrorCode::NoQuestion:
    case ErrorCode::TooLate:
    case ErrorCode::BadChoice:
    case ErrorCode::TextInvalid:
    case ErrorCode::SlowDown:
    case ErrorCode::NotStored:
    case ErrorCode::TalkOff:
    case ErrorCode::TalkPaused:
    case ErrorCode::Muted:
    case ErrorCode::UnknownRoom:
    case ErrorCode::UnknownMessage:
    case ErrorCode::UnknownPerson:
    case ErrorCode::UnknownInquiry:
    case ErrorCode::PortInUse:
    case ErrorCode::LimitReached:
    case ErrorCode::Other:
        return true;
    }
    return false;
}

bool exists(GoodbyeReason value) {
    switch (value) {
    case GoodbyeReason::ClassEnded:
    case GoodbyeReason::TakenOver:
    case GoodbyeReason::ServerStopping:
    case GoodbyeReason::ServerFull:
    case GoodbyeReason::AddressFull:
    case GoodbyeReason::LoginTimeout:
    case GoodbyeReason::FrameTooLong:
    case GoodbyeReason::BadFrame:
    case GoodbyeReason::NotLoggedIn:
    case GoodbyeReason::Left:
    case GoodbyeReason::NotStored:
    case GoodbyeReason::TlsRequired:
    case GoodbyeReason::Other:
        return true;
    }
    return false;
}

template <class Enum>
void checkWords() {
    static const QRegularExpression plainWord(u"^[a-z]+(-[a-z]+)*$"_s);
    QSet<QString> seen;
    int value = 0;
    for (; exists(static_cast<Enum>(value)); ++value) {
        const QString word = toWord(static_cast<Enum>(value));
        QVERIFY2(plainWord.match(word).hasMatch(), qPrintable(u"value %1: '%2'"_s.arg(value).arg(word)));
        QVERIFY2(!seen.contains(word), qPrintable(word));
        seen.insert(word);
        QVERIFY(fromWord<Enum>(word) == static_cast<Enum>(value));
    }
    QVERIFY(value > 0);
    for (const QString &word : {u""_s, u"nonsense"_s, (*seen.begin()).toUpper(), *seen.begin() + u' '})
        QVERIFY(!fromWord<Enum>(word));
}

} // namespace

class TestWireWords : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void roles() { checkWords<Role>(); }
    void kinds() { checkWords<QuestionKind>(); }
    void questionStates() { checkWords<QuestionState>(); }
    void personStates() { checkWords<PersonState>(); }
    void audiences() { checkWords<SeenBy>(); }
    void roomKinds() { checkWords<RoomKind>(); }
    void messageKinds() { checkWords<MessageKind>(); }
    void talkLevels() { checkWords<TalkLevel>(); }
    void inquiryStates() { checkWords<InquiryState>(); }
    void roomEnds() { checkWords<RoomEnd>(); }
    void doors() { checkWords<Door>(); }
    void errorCodes() { checkWords<ErrorCode>(); }
    void goodbyeReasons() { checkWords<GoodbyeReason>(); }
};

LECTERN_TEST(TestWireWords, QCoreApplication)

#include "tst_wirewords.moc"
