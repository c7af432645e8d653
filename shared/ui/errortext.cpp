// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/errortext.h"

#include <QCoreApplication>

#include <cmath>

namespace lectern::ui {

namespace {

class Text {
    Q_DECLARE_TR_FUNCTIONS(lectern::ui)

public:
    static QString join(const protocol::Error &error);
    static QString request(const protocol::Error &error);
    static QString talk(const protocol::Error &error);
    static QString muted(const protocol::Error &error);
    static QString goodbye(const protocol::Goodbye &goodbye);
    static QString version(const protocol::Error &error);
    static QString address(const client::JoinProblem &problem, const client::ServerAddress &server);
    static QString notStored(const protocol::Error &error, protocol::Role role);
    static QString notTrusted(const client::JoinProblem &problem, const client::ServerAddress &server,
                              protocol::Role role);
};

QString Text::version(const protocol::Error &error) {
    if (error.maxVersion && *error.maxVersion < protocol::oldestVersion)
        return tr("The server is older than this program. Update the server, or use the program that came "
                  "with it.");
    if (error.minVersion && *error.minVersion > protocol::newestVersion)
        return tr("The server is newer than this program. Update this program.");
    return tr("The server and this program do not speak the same version. Update the older one.");
}

QString Text::join(const protocol::Error &error) {
    switch (error.code) {
    case ErrorCode::NameTaken:
        return tr("Somebody in the class has this name already. Choose another one.");
    case ErrorCode::NameReserved:
        return tr("This name is kept for the program itself. Choose another one.");
    case ErrorCode::NameInvalid:
        return error.text.isEmpty() ? tr("This cannot be a name. Use letters and digits.") : error.text;
    case ErrorCode::BadProof:
        return tr("This is not the teacher key of this server. The server printed the key when it was first "
                  "started.");
    case ErrorCode::TeacherTaken:
        return tr("Somebody else is the teacher of this class already.");
    case ErrorCode::UnsupportedVersion:
        return version(error);
    default:
        return request(error);
    }
}

QString Text::request(const protocol::Error &error) {
    switch (error.code) {
    case ErrorCode::TooLate:
        return tr("Too late: the question is closed.");
    case ErrorCode::NoQuestion:
        return tr("Nothing has been asked yet.");
    case ErrorCode::NotAllowed:
        return tr("Only the teacher may do that.");
    case ErrorCode::LessonEnded:
        return tr("The lesson of that seat has ended. Join with your name.");
    case ErrorCode::SlowDown:
        return tr("That was too quick. Wait a moment and try again.");
    case ErrorCode::NotStored:
        return tr("The server cannot use its disk at the moment. Nothing was changed; try again later.");
    default:
        return talk(error);
    }
}

QString Text::talk(const protocol::Error &error) {
    switch (error.code) {
    case ErrorCode::TalkOff: // the server's sentence knows which kind
        return (error.text.isEmpty() ? tr("The teacher has switched that kind of talk off.") : error.text) +
               u' ' + tr("Wait until that changes.");
    case ErrorCode::TalkPaused:
        return tr("A vote is open, and talk waits for its end. Try again when it is closed.");
    case ErrorCode::Muted:
        return muted(error);
    case ErrorCode::UnknownRoom:
        return tr("That room is closed, or you are not in it any more. Choose another one.");
    case ErrorCode::UnknownMessage:
        return tr("That message is not there any more. There is nothing left to do.");
    case ErrorCode::UnknownPerson:
        return tr("That person is not in the class any more. Choose somebody else.");
    case ErrorCode::UnknownInquiry:
        return tr("That question has been dismissed. It can be asked again.");
    case ErrorCode::PortInUse: // the server's sentence knows the port
        return error.text.isEmpty() ? tr("That port is not free. Choose another one.") : error.text;
    case ErrorCode::LimitReached: // the server's sentence says what to give up
        return error.text.isEmpty() ? tr("There are too many already. Give one up first.") : error.text;
    default:
        return error.text.isEmpty() ? tr("The server refused this, without a reason.") : error.text;
    }
}

QString Text::muted(const protocol::Error &error) {
    if (!error.wait)
        return tr("The teacher has muted you for now. Wait until that is over.");
    constexpr double longest = 24.0 * 3600; // more would be nonsense from the wire
    const int seconds = static_cast<int>(std::ceil(qBound(1.0, *error.wait, longest)));
    const int minutes = seconds / 60;
    const QString left = minutes == 0   ? tr("%1 s").arg(seconds)
                         : minutes < 60 ? tr("%1 min %2 s").arg(minutes).arg(seconds % 60)
                                        : tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60);
    return tr("The teacher has muted you. Wait %1, then you can write again.").arg(left);
}

QString Text::goodbye(const protocol::Goodbye &goodbye) {
    switch (goodbye.reason) {
    case GoodbyeReason::ClassEnded:
        return tr("The class has ended.");
    case GoodbyeReason::TakenOver:
        return tr("This seat is open in another window or on another computer.");
    case GoodbyeReason::ServerStopping:
        return tr("The server is shutting down. Try again later.");
    case GoodbyeReason::ServerFull:
        return tr("The server is full. Try again in a moment, or ask the teacher.");
    case GoodbyeReason::AddressFull:
        return tr("Too many programs are connected from your network address. Ask the teacher.");
    case GoodbyeReason::LoginTimeout:
        return tr("Joining took too long. Try again.");
    case GoodbyeReason::NotStored:
        return tr(
            "The server cannot store anything at the moment, so nobody new can join. Tell the teacher, then "
            "try again.");
    case GoodbyeReason::Left:
        return tr("You have left the class.");
    case GoodbyeReason::FrameTooLong:
    case GoodbyeReason::BadFrame:
    case GoodbyeReason::NotLoggedIn:
    case GoodbyeReason::TlsRequired:
    case GoodbyeReason::Other:
        break;
    }
    return goodbye.text.isEmpty() ? tr("The server closed the connection, without a reason.") : goodbye.text;
}

// Only the teacher can do something about it, and is told what.
QString Text::notStored(const protocol::Error &error, protocol::Role role) {
    if (role == protocol::Role::Student)
        return goodbye({GoodbyeReason::NotStored, error.text});
    return tr("The server cannot store anything at the moment, so the class cannot be opened. %1 Try again "
              "then.")
        .arg(error.text);
}

// After the person was asked (IdentityDialog) and did not want to.
QString Text::notTrusted(const client::JoinProblem &problem, const client::ServerAddress &server,
                         protocol::Role role) {
    const bool identity = problem.kind == client::JoinProblem::Kind::Identity;
    const bool linked = problem.expected && server.linked == problem.expected;
    const QString what =
        identity && linked ? tr("Not connected: the server at %1 is not the one that the join link names.")
        : identity         ? tr("Not connected: the server at %1 is not the one that this program knows.")
        : problem.expected ? tr("Not connected: there is no encrypted answer from %1.")
                           : tr("Not connected: the server at %1 does not encrypt.");
    const QString deed =
        role == protocol::Role::Student ? tr("Ask the teacher.") : tr("Ask whoever looks after the server.");
    return what.arg(server.toString()) + u' ' + deed;
}

QString Text::address(const client::JoinProblem &problem, const client::ServerAddress &server) {
    using Kind = client::JoinProblem::Kind;
    switch (problem.kind) {
    case Kind::HostNotFound:
        return tr("There is no computer called %1. Check the spelling.").arg(server.host);
    case Kind::Refused:
        return tr("Nobody answers at %1 port %2. Is the server running?")
            .arg(server.host, QString::number(server.port));
    case Kind::Unreachable:
        return tr("%1 cannot be reached. Are you on the same network?").arg(server.host);
    case Kind::NotLectern:
        return tr("What answers at %1 port %2 is not a Lectern server. Check the address and the port.")
            .arg(server.host, QString::number(server.port));
    case Kind::UnreadablePins:
        return tr("Not connected: the servers that this program knows are written down in %1, and that "
                  "cannot "
                  "be read. Make it readable, or move it away; then every server is new to this program.")
            .arg(problem.detail);
    case Kind::Version:
        return version(problem.error.value_or(protocol::Error{}));
    default:
        break;
    }
    if (problem.goodbye)
        return goodbye(*problem.goodbye);
    if (problem.error)
        return join(*problem.error);
    return problem.detail.isEmpty() ? tr("Joining did not work. Try again.") : problem.detail;
}

} // namespace

QString errorText(const protocol::Error &error) { return Text::request(error); }

QString goodbyeText(const protocol::Goodbye &goodbye) { return Text::goodbye(goodbye); }

ExplainedProblem explain(const client::JoinProblem &problem, const client::ServerAddress &server,
                         protocol::Role role) {
    using Kind = client::JoinProblem::Kind;
    if (problem.error && problem.error->code == ErrorCode::NotStored)
        return {ExplainedProblem::Field::Address, Text::notStored(*problem.error, role), {}};
    if (problem.kind == Kind::Identity || problem.kind == Kind::NotEncrypted)
        return {ExplainedProblem::Field::Address, Text::notTrusted(problem, server, role), {}};
    const bool personal = problem.kind == Kind::Name || problem.kind == Kind::Teacher;
    if (!personal || !problem.error)
        return {ExplainedProblem::Field::Address, Text::address(problem, server), {}};
    return {ExplainedProblem::Field::NameOrKey, Text::join(*problem.error), problem.error->suggestion};
}

} // namespace lectern::ui
