// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/classic/poll.h"

#include "server/classic/polltext.h"
#include "server/classic/seating.h"

#include <algorithm>
#include <ranges>

namespace lectern::classic {

using namespace Qt::Literals::StringLiterals;
using protocol::Door;
using protocol::Role;

namespace {

bool isAdministrators(const Seat &seat) { return seat.door == Door::Poll && !seat.isStudent(); }

bool hasBegun(const Classroom &classroom) {
    return classroom.hasHadTeacher() &&
           std::ranges::any_of(classroom.seats().all() | std::views::values, isAdministrators);
}

QString nameOf(const Guest &guest) { return u"classic %1"_s.arg(guest.connection.value); }

// The answer and the menu behind it are one write: a client that reads once and writes once keeps step.
Effects answerWithMenu(const Guest &guest, const QByteArray &text) {
    const QByteArray all = text.isEmpty() ? text : text + polltext::menu();
    return answer(guest, all, u"%1\n"_s + QString::fromUtf8(polltext::menu()));
}

Effects outcomeWithMenu(const Guest &guest, Outcome outcome, const QByteArray &text) {
    if (const auto *refused = std::get_if<Refusal>(&outcome))
        return answerWithMenu(guest, toLine(refused->text));
    Effects effects = std::get<Effects>(std::move(outcome));
    add(effects, answerWithMenu(guest, text));
    return effects;
}

} // namespace

bool Poll::Origin::includes(const QHostAddress &who) const {
    switch (kind) {
    case Kind::Loopback:
        return who.isLoopback();
    case Kind::Address:
        return who == address;
    case Kind::Anywhere:
        break;
    }
    return true;
}

// ---- coming and going ----

// Somebody has the place while the class has a teacher, and nobody has it by coming once it had been taken in this lesson.
// The class alone knows that: a seat that could not be stored, and a restart, change what is true of it.
Effects Poll::came(const Guest &guest, Context &context) {
    const bool isFree = !context.classroom.hasTeacher() && m_origin.includes(guest.address);
    if (!isFree || hasBegun(context.classroom))
        return beginAsStudent(guest, context);
    Outcome seated = takeSeat(guest, Door::Poll, Role::Teacher, nameOf(guest), context);
    return beginAsAdministrator(guest, std::move(seated), context);
}

// Votes count from the start: where nothing is open, something untitled is opened.
Effects Poll::beginAsAdministrator(const Guest &guest, Outcome seated, Context &context) {
    if (const auto *refused = std::get_if<Refusal>(&seated))
        return sendAway(guest, toLine(refused->text));
    Effects effects = std::get<Effects>(std::move(seated));
    putFirst(effects, {guest.connection, polltext::administratorsWelcome()});
    m_members[guest.connection].isAdministrator = true;
    if (!context.classroom.isVoteOpen()) {
        Outcome opened = ask(protocol::Clear{}, context);
        if (auto *more = std::get_if<Effects>(&opened))
            add(effects, std::move(*more));
    }
    return effects;
}

Effects Poll::beginAsStudent(const Guest &guest, Context &context) {
    Outcome outcome = takeSeat(guest, Door::Poll, Role::Student, nameOf(guest), context);
    if (const auto *refused = std::get_if<Refusal>(&outcome))
        return sendAway(guest, toLine(refused->text));
    Effects effects = std::get<Effects>(std::move(outcome));
    QByteArray welcome = polltext::studentsWelcome();
    Member member;
    if (context.classroom.isVoteOpen()) {
        welcome += polltext::question(context.classroom.question()->text());
        member.told = context.classroom.question()->id();
    }
    m_members[guest.connection] = member;
    putFirst(effects, {guest.connection, welcome});
    return effects;
}

void Poll::gone(ConnectionId connection) { m_members.remove(connection); }

// Without a key only where the place is free.
Effects Poll::askForPlace(const Guest &guest, const QString &key, Context &context) {
    if (!key.isEmpty()) {
        const auto shown = TeacherKey::fromText(key);
        if (!shown || !shown->isSameAs(context.server.key))
            return answer(guest, toLine(u"That is not the teacher key of this server. Check the key."_s));
    } else if (!m_origin.includes(guest.address)) {
        return answer(guest, toLine(u"From your computer that takes the teacher key: admin KEY"_s));
    } else if (context.classroom.hasTeacher()) {
        return answer(guest, toLine(u"Somebody else is the teacher of this class already."_s));
    }
    if (!context.storage.isWritable())
        return answer(guest, toLine(context.storage.text));
    // One seat for another: none is new to the address.
    Effects effects = context.classroom.releaseGuest(guest.connection);
    Outcome seated = context.classroom.joinGuest(guest.connection, Door::Poll, Role::Teacher, nameOf(guest));
    add(effects, beginAsAdministrator(guest, std::move(seated), context));
    return effects;
}

// ---- what is typed ----

Effects Poll::saidText(const Guest &guest, const QString &text, Context &context) {
    const Seat *seat = context.classroom.seatOf(guest.connection);
    if (!seat)
        return {}; // the class has ended, and the connection is about to
    return seat->isStudent() ? studentSaid(guest, text.trimmed(), context)
                             : command(guest, text.trimmed(), context);
}

Effects Poll::notText(const Guest &guest) {
    return m_members.value(guest.connection).isAdministrator ? answerWithMenu(guest, "Invalid input!\n")
                                                             : answer(guest, "Type yes or no.\n");
}

Effects Poll::command(const Guest &guest, const QString &text, Context &context) {
    const QString word = text.section(u' ', 0, 0).toLower();
    const QString rest = text.section(u' ', 1).trimmed();
    if (word == u"clear") {
        const protocol::ClientMessage request =
            rest.isEmpty() ? protocol::ClientMessage(protocol::Clear{}) : protocol::Ask{rest};
        return outcomeWithMenu(guest, ask(request, context), "Clearing voting data.\n");
    }
    if (word == u"show" && rest.isEmpty())
        return show(guest, context);
    if (word == u"quit" && rest.isEmpty())
        return outcomeWithMenu(guest, ask(protocol::Quit{}, context), {}); // the farewell is the answer
    return answerWithMenu(guest, "Invalid input!\n");
}

Effects Poll::show(const Guest &guest, Context &context) {
    Outcome outcome = ask(protocol::Show{true}, context);
    const QByteArray result =
        context.classroom.question() ? polltext::result(context.classroom.tally()) : QByteArray();
    return outcomeWithMenu(guest, std::move(outcome), result);
}

Effects Poll::studentSaid(const Guest &guest, const QString &text, Context &context) {
    const QString word = text.toLower();
    if (word == u"yes" || word == u"no")
        return vote(guest, word, context);
    if (word == u"quit")
        return leave(guest, context);
    if (word == u"admin" || word.startsWith(u"admin "))
        return askForPlace(guest, text.section(u' ', 1).trimmed(), context);
    return answer(guest, "Type yes or no.\n");
}

Effects Poll::vote(const Guest &guest, const QString &choice, Context &context) {
    if (!context.classroom.isVoteOpen())
        return answer(guest, "No question is open.\n");
    Outcome outcome = ask(protocol::Vote{context.classroom.question()->id(), choice}, context);
    if (const auto *refused = std::get_if<Refusal>(&outcome))
        return answer(guest, toLine(refused->text));
    Effects effects = std::get<Effects>(std::move(outcome));
    add(effects, answer(guest, toLine(u"Your vote: "_s + choice), u"%1\n"_s));
    return effects;
}

// ---- what is told ----

void Poll::enrolled(const Enroll &enroll) {
    if (const auto member = m_members.find(enroll.connection); member != m_members.end())
        member->isEnrolled = true;
}

void Poll::tell(Letters &letters, const Send &send) {
    const auto *question = std::get_if<protocol::Question>(&send.message);
    if (!question || !std::holds_alternative<Group>(send.to) ||
        question->state != protocol::QuestionState::Open)
        return;
    std::vector<ConnectionId> readers;
    for (auto member = m_members.begin(); member != m_members.end(); ++member) {
        if (member->isAdministrator || member->told >= question->question)
            continue;
        member->told = question->question;
        readers.push_back(member.key());
    }
    if (!readers.empty())
        letters.push_back({std::move(readers), polltext::question(question->text)});
}

void Poll::classEnded(Letters &letters, const protocol::Goodbye &goodbye) {
    for (auto member = m_members.begin(); member != m_members.end(); ++member) {
        if (member->isEnrolled) // else it came for the next class
            letters.push_back({std::vector{member.key()}, farewell(member.key(), goodbye), true});
    }
    m_members.removeIf([](const auto &member) { return member.value().isEnrolled; });
}

// The administrator's client compares it whole.
QByteArray Poll::farewell(ConnectionId connection, const protocol::Goodbye &goodbye) const {
    const bool isEndOfClass = goodbye.reason == GoodbyeReason::ClassEnded;
    if (isEndOfClass && m_members.value(connection).isAdministrator)
        return "shutdown";
    return Service::farewell(connection, goodbye);
}

} // namespace lectern::classic
