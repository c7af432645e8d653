// SPDX-License-Identifier: GPL-3.0-or-later
// A lesson in which whatever an input says happens, and after each step what must be true of it.
#pragma once

#include "server/handlers/dispatch.h"
#include "tests/fuzz/audience.h"
#include "tests/fuzz/classrules.h"
#include "tests/fuzz/input.h"
#include "tests/support/faketime.h"
#include "tests/support/nodoors.h"

#include <array>

namespace lectern::fuzz {

class Lesson {
public:
    explicit Lesson(bool firstIsTeacher);

    void step(QByteArrayView line);
    // All news is told.
    void finish();

private:
    using Milliseconds = std::chrono::milliseconds;

    bool happens(char what, Input &argument); // to the class; false: it is something that a connection sends
    std::optional<protocol::Login> login(char what, const Requester &requester, Input &argument);
    std::optional<protocol::ClientMessage> message(char what, const Requester &requester, Input &argument);
    static std::optional<protocol::ClientMessage> talk(char what, Input &argument);
    protocol::Login teacherLogin(const Requester &requester, QString name) const;
    QuestionId question(qint64 distance) const;
    QByteArray anyToken(Input &argument) const;

    void send(Requester &requester, const protocol::DecodedClientFrame &frame);
    void checkReplies(const Requester &requester, const protocol::DecodedClientFrame &frame,
                      const Effects &effects) const;
    void checkRecords(const Seat *sender, const Requester &requester, const Effects &effects) const;
    bool isForlorn(SeatId seat) const;
    static bool isOfSender(const Record &record, const Seat &sender);
    void checkRefusal(const Requester &before, const Requester &after, const Effects &effects) const;
    void checkWelcome(const protocol::ClientMessage &message, const Requester &requester,
                      const protocol::Welcome &welcome);
    void checkResume(const protocol::ClientMessage &message, const Requester &requester,
                     const Effects &effects) const;
    void checkVote(const protocol::Vote &vote, const Seat &voter);
    void keep(const Effects &effects);
    void takeDown(int slot);
    void startOver(size_t lost);
    void publish();

    test::FakeTime m_time;
    Classroom m_room{m_time};
    test::NoDoors m_doors;
    ServerIdentity m_server{.software = QStringLiteral("lectern-server"),
                            .className = QStringLiteral("Physics"),
                            .key = TeacherKey::generate()};
    StorageState m_storage;
    bool m_seatsAreFree = true; // not too many of this address
    std::array<Requester, 10> m_requesters;
    quint64 m_lastConnection = 0;
    quint64 m_lastRequest = 0;

    FuzzAudience m_audience{m_room};
    std::vector<std::vector<Record>> m_facts; // of each call that left some
    std::vector<std::pair<QByteArray, SeatId>> m_tokens;
    std::map<SeatId, std::vector<Milliseconds>> m_votes; // counted ones
    ClassFacts m_factsBefore;
    ClassPresence m_presenceBefore;
    std::map<SeatId, Seat> m_seatsBefore;
    bool m_hadTeacher = false;
};

} // namespace lectern::fuzz
