// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/client/handshake.h"

#include "shared/client/classname.h"
#include "shared/protocol/limits.h"

#include <QCoreApplication>

namespace lectern::client {

using namespace Qt::Literals::StringLiterals;
using namespace protocol;

namespace {

JoinProblem::Kind kindOf(const Error &error) {
    switch (error.code) {
    case ErrorCode::UnsupportedVersion:
        return JoinProblem::Kind::Version;
    case ErrorCode::NameTaken:
    case ErrorCode::NameReserved:
    case ErrorCode::NameInvalid:
        return JoinProblem::Kind::Name;
    case ErrorCode::BadProof:
    case ErrorCode::TeacherTaken:
    case ErrorCode::NotAllowed:
        return JoinProblem::Kind::Teacher;
    default:
        return error.field == "name"_L1 ? JoinProblem::Kind::Name : JoinProblem::Kind::Other;
    }
}

} // namespace

ClientFrame Handshake::hello(const TeacherKey::Certificate &certificate) {
    m_certificate = certificate;
    const QString program =
        u"%1 %2"_s.arg(QCoreApplication::applicationName(), QLatin1StringView(LECTERN_VERSION));
    return {{}, Hello{oldestVersion, newestVersion, program.left(limits::clientNameCharacters)}};
}

ClientFrame Handshake::login() {
    Login login;
    login.role = m_credentials.role;
    if (m_credentials.token.isEmpty())
        login.name = m_credentials.name;
    else
        login.token = m_credentials.token;
    if (m_credentials.key)
        login.proof = m_credentials.key->prove(m_joined.greeting.challenge, m_certificate);
    ++m_login.value;
    return {m_login, login};
}

Handshake::Step Handshake::take(const ServerMessage &message) {
    if (const auto *greeting = std::get_if<Greeting>(&message))
        return greeted(*greeting);
    if (const auto *error = std::get_if<Error>(&message))
        return refused(*error);
    if (const auto *goodbye = std::get_if<Goodbye>(&message))
        return dismissed(*goodbye);
    if (const auto *welcome = std::get_if<Welcome>(&message)) {
        m_joined.welcome = *welcome;
    } else if (const auto *ok = std::get_if<Ok>(&message)) {
        if (m_login && ok->re == m_login && m_joined.welcome.seat)
            return std::move(m_joined);
    } else if (m_joined.welcome.seat && !std::holds_alternative<Ping>(message)) {
        m_joined.snapshot.push_back(message);
    }
    return KeepWaiting{};
}

Handshake::Step Handshake::greeted(const Greeting &greeting) {
    if (m_login)
        return KeepWaiting{};
    if (greeting.version < oldestVersion || greeting.version > newestVersion) {
        const QString detail = u"The server chose version %1 of the protocol."_s.arg(greeting.version);
        return JoinProblem{JoinProblem::Kind::Version, {}, {}, detail};
    }
    m_joined.greeting = greeting;
    m_joined.greeting.className = shownClassName(greeting.className);
    return login();
}

// A server that asks for TLS here had no time for it a moment ago: it is there, and the next try may go well.
JoinProblem Handshake::dismissed(const Goodbye &goodbye) {
    using Kind = JoinProblem::Kind;
    const Kind kind = goodbye.reason == GoodbyeReason::TlsRequired ? Kind::Unreachable : Kind::Closed;
    return {kind, {}, goodbye, goodbye.text};
}

Handshake::Step Handshake::refused(const Error &error) {
    if (error.re && *error.re != m_login)
        return KeepWaiting{};
    if (error.code == ErrorCode::LessonEnded && m_comingBack) {
        const Goodbye goodbye{GoodbyeReason::ClassEnded, error.text};
        return JoinProblem{JoinProblem::Kind::Closed, error, goodbye, error.text};
    }
    const bool seatIsGone = error.code == ErrorCode::BadToken || error.code == ErrorCode::LessonEnded;
    if (seatIsGone && !m_credentials.token.isEmpty()) {
        m_credentials.token.clear();
        return login();
    }
    return JoinProblem{kindOf(error), error, {}, error.text};
}

JoinProblem Handshake::problemOf(LinkFault fault, const QString &detail) const {
    using Kind = JoinProblem::Kind;
    const auto kind = [&] {
        switch (fault) {
        case LinkFault::HostNotFound:
            return Kind::HostNotFound;
        case LinkFault::Refused:
            return Kind::Refused;
        case LinkFault::Closed:
            return m_login ? Kind::Unreachable : Kind::NotLectern; // ours says goodbye first
        case LinkFault::Nonsense:
            return m_login ? Kind::Other : Kind::NotLectern;
        case LinkFault::NotTls:
        case LinkFault::TlsAlert:
            return Kind::NotLectern;
        case LinkFault::Identity:
            return Kind::Identity;
        case LinkFault::HungUp:
        case LinkFault::Unreachable:
            break;
        }
        return Kind::Unreachable;
    };
    return {kind(), {}, {}, detail};
}

} // namespace lectern::client
