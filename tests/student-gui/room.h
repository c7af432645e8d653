// SPDX-License-Identifier: GPL-3.0-or-later
// A student without a window, in a class that does what the test says.
#pragma once

#include "student-gui/models/votemodel.h"
#include "tests/student-gui/fakeclass.h"
#include "tests/support/testcase.h"

namespace lectern::test {

// A student in a class with an open question, whose votes the test answers itself.
struct Room {
    FakeClass lesson;
    client::Connection connection;
    student::VoteModel model{connection};

    void join() {
        lesson.holdVotes = true;
        client::Credentials credentials;
        credentials.name = QStringLiteral("Ana");
        connection.open(lesson.address(), credentials);
        WAIT_COMPARE(connection.state(), client::LinkState::Ready);
    }
    void joinAndAsk() {
        join();
        lesson.ask(QStringLiteral("Is TCP a byte stream?"));
        WAIT_COMPARE(model.state(), student::VoteState::Open);
    }
    void press(const QString &choice) {
        model.vote(choice);
        WAIT_FOR(lesson.heldVotes() == 1);
    }
    // Voted while the network was away; the program keeps it.
    void loseTheNetworkAndVote(const QString &choice) {
        lesson.cut();
        WAIT_COMPARE(connection.state(), client::LinkState::Reconnecting);
        model.vote(choice);
    }
    // The vote for the first question is not answered yet.
    void pressAndAskTheNext() {
        joinAndAsk();
        press(QStringLiteral("yes"));
        lesson.ask(QStringLiteral("And UDP?"));
        WAIT_COMPARE(model.question().text, QStringLiteral("And UDP?"));
    }
};

} // namespace lectern::test
