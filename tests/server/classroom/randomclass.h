// SPDX-License-Identifier: GPL-3.0-or-later
// A class in which whatever comes to mind happens, and beside it the simplest thing that could be said of it: who has
// which answer. What is done is told to the model only when `keep` says that it holds.
#pragma once

#include "tests/server/classroom/sampleclass.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <random>

namespace lectern::test {

// No seats, no records, no presence: people in order of coming, and their last answer.
struct SimpleModel {
    struct Person {
        quint64 seat = 0;
        QString name;
        bool left = false;
    };
    std::vector<Person> people;
    quint64 question = 0; // 0: none
    bool isOpen = false;
    bool isShown = false;
    std::map<quint64, QString> answers; // by seat

    int count(const QString &choice) const {
        return static_cast<int>(
            std::ranges::count_if(answers, [&](const auto &entry) { return entry.second == choice; }));
    }
};

class RandomClass {
public:
    // What a step has done: to be told to the model with the effects, or not at all when they are refused.
    using Change = std::function<void(SimpleModel &)>;
    using Keep = std::function<void(const Effects &, const Change &)>;

    RandomClass(std::uint32_t seed, Keep keep) : m_keep(std::move(keep)), m_random(seed) {}

    void step() {
        m_class.time.pass(std::chrono::milliseconds(draw(0, 800)));
        const ConnectionId someone{static_cast<quint64>(draw(1, 15)) + m_firstConnection};
        const int action = draw(0, 99);
        if (action < 12)
            join(someone);
        else if (action < 16)
            keep(room().joinTeacher(someone, {}, freshToken()), [](SimpleModel &) {});
        else if (action < 22)
            room().disconnected(someone);
        else if (action < 28)
            keep(room().resume(someone, draw(0, 9) ? protocol::Role::Student : protocol::Role::Teacher,
                               anyToken()),
                 [](SimpleModel &) {});
        else if (action < 31)
            leave(someone);
        else if (action < 36)
            ask(action % 2 ? u"Question %1"_s.arg(action) : QString());
        else if (action < 38)
            keep(room().close(anyQuestion()), [](SimpleModel &model) { model.isOpen = false; });
        else if (action < 42)
            show(draw(0, 1) == 1);
        else if (action < 46)
            guestJoins(someone);
        else if (action < 48)
            guestsLeave(someone);
        else if (action == 48)
            count(draw(0, 1) == 1);
        else if (action == 49 && draw(0, 4) == 0)
            keep(room().quit(), [](SimpleModel &model) { model = SimpleModel(); });
        else
            vote(someone, anyQuestion(), draw(0, 1) ? u"yes"_s : u"no"_s);
    }

    // Nobody is connected any more, and this is what is known: as after a crash.
    void restore(const std::vector<Record> &facts) {
        room().restore(facts);
        m_firstConnection += 100;
    }

    const Classroom &classroom() const { return m_class.room; }
    const Clock &clock() const { return m_class.time; }
    int draw(int least, int most) { return std::uniform_int_distribution(least, most)(m_random); }

private:
    Classroom &room() { return m_class.room; }
    void join(ConnectionId someone) {
        const QString name = u"Student %1"_s.arg(draw(1, 20));
        const Outcome outcome = room().joinStudent(someone, name, freshToken());
        const quint64 seat = m_class.seatAt(someone).value;
        keep(outcome, [=](SimpleModel &model) {
            for (SimpleModel::Person &person : model.people) // who never said a word before
                person.left = person.left || person.name == name;
            model.people.push_back({seat, name});
        });
    }
    void guestJoins(ConnectionId someone) {
        using protocol::Door;
        const Door door =
            std::array{Door::Poll, Door::Poll, Door::Chat, Door::Room}[static_cast<size_t>(draw(0, 3))];
        const QString wish = door == Door::Poll   ? u"classic %1"_s.arg(someone.value)
                             : door == Door::Chat ? u"127.0.0.1:%1"_s.arg(someone.value)
                                                  : u"Student %1"_s.arg(draw(1, 20));
        const Outcome outcome = room().joinGuest(someone, door, protocol::Role::Student, wish);
        const Seat *seat = room().seatOf(someone);
        if (!seat)
            return;
        const SimpleModel::Person person{seat->id.value, seat->name};
        keep(outcome, [=](SimpleModel &model) { model.people.push_back(person); });
    }
    // One of them, or all whose connection is gone.
    void guestsLeave(ConnectionId someone) {
        const Effects effects = draw(0, 1) ? room().releaseGuest(someone) : room().releaseAbsentGuests();
        std::vector<quint64> seats;
        for (const Record &record : effects.records) {
            if (const auto *left = std::get_if<record::SeatLeft>(&record))
                seats.push_back(left->seat.value);
        }
        keep(effects, [=](SimpleModel &model) {
            for (SimpleModel::Person &person : model.people)
                person.left = person.left || std::ranges::find(seats, person.seat) != seats.end();
        });
    }
    void count(bool onlyVerified) {
        protocol::SetPolicy policy;
        policy.onlyVerifiedVotes = onlyVerified;
        keep(room().setPolicy(policy), [](SimpleModel &) {});
    }
    void leave(ConnectionId someone) {
        const quint64 seat = m_class.seatAt(someone).value;
        keep(room().leave(someone), [=](SimpleModel &model) {
            for (SimpleModel::Person &person : model.people)
                person.left = person.left || person.seat == seat;
        });
    }
    void ask(const QString &text) {
        const Outcome outcome = room().ask(text);
        const quint64 question = anyQuestion().value;
        keep(outcome, [=](SimpleModel &model) {
            model.question = question;
            model.isOpen = true;
            model.isShown = false;
            model.answers.clear();
        });
    }
    void show(bool shown) {
        keep(room().show(shown), [=](SimpleModel &model) { model.isShown = shown; });
    }
    void vote(ConnectionId someone, QuestionId question, const QString &choice) {
        const quint64 seat = m_class.seatAt(someone).value;
        room().heard(someone);
        keep(room().vote(someone, question, choice),
             [=](SimpleModel &model) { model.answers[seat] = choice; });
    }
    QByteArray freshToken() {
        m_tokens.push_back(QByteArray::number(m_tokens.size() + 0x10000, 16));
        return m_tokens.back();
    }
    QByteArray anyToken() {
        return m_tokens.empty()
                   ? "00"
                   : m_tokens[static_cast<size_t>(draw(0, static_cast<int>(m_tokens.size()) - 1))];
    }
    QuestionId anyQuestion() const {
        const Question *question = m_class.room.question();
        return question ? question->id() : QuestionId{1};
    }
    void keep(const Outcome &outcome, const Change &change) {
        if (const auto *effects = std::get_if<Effects>(&outcome))
            m_keep(*effects, change);
    }

    Keep m_keep;
    std::mt19937 m_random;
    SampleClass m_class;
    quint64 m_firstConnection = 0;
    std::vector<QByteArray> m_tokens;
};

} // namespace lectern::test
