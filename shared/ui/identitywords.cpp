// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/identitywords.h"

#include <QCoreApplication>
#include <QLocale>

namespace lectern::ui {

namespace {

using client::JoinProblem;
using protocol::Role;

class Text {
    Q_DECLARE_TR_FUNCTIONS(IdentityDialog)

public:
    static QString before(const JoinProblem &problem, const std::optional<client::TrustedServer> &known);
    static IdentityWords otherIdentity(const QString &server, Role role);
    static void nameTheLink(IdentityWords &words, const QString &server, bool isEncrypted);
    static IdentityWords notAnyMore(const QString &server, Role role);
    static IdentityWords never(const QString &server, Role role);
};

QString Text::before(const JoinProblem &problem, const std::optional<client::TrustedServer> &known) {
    const bool written =
        known && known->trust.fingerprint == problem.expected && (known->since.isValid() || known->isDamaged);
    if (written && known->isDamaged)
        return tr("What was written down about this server cannot be read any more.");
    if (!written)
        return tr("Expected");
    const QString since = QLocale().toString(known->since.toLocalTime().date(), QLocale::LongFormat);
    if (known->className.isEmpty())
        return tr("Known since %1").arg(since);
    return tr("Known since %1 as %2").arg(since, known->className);
}

IdentityWords Text::otherIdentity(const QString &server, Role role) {
    IdentityWords words;
    words.title = tr("Not the server that you know");
    words.happened =
        tr("The server at %1 is not the one that this program knows. Nothing has been sent to it.")
            .arg(server);
    words.now = tr("There now");
    words.meanings = {tr("The server was set up anew."), tr("Another computer has this address now."),
                      tr("Somebody is in between, and could read and change the answers.")};
    if (role == Role::Student) {
        words.advice = tr("Ask the teacher. Compare the new words with those on the teacher's screen or on "
                          "the wall.");
        words.comparison = tr("The teacher's screen shows exactly the new words");
    } else {
        words.advice = tr("Ask whoever looks after the server. Compare the new words with those that it "
                          "prints when it starts.");
        words.comparison = tr("The server itself has printed exactly the new words");
    }
    words.deed = tr("&Trust the new one");
    return words;
}

IdentityWords Text::notAnyMore(const QString &server, Role role) {
    IdentityWords words;
    words.title = tr("No encrypted answer");
    words.happened = tr("What answers at %1 does not encrypt; the server that this program knows does. "
                        "Neither your name nor an answer has been sent there.")
                         .arg(server);
    words.now = tr("There now");
    words.meanings = {tr("Another program answers there, or a log-in page of the network."),
                      tr("The server was started without encryption."),
                      tr("Another computer has this address now."),
                      tr("Somebody is in between, and could read and change the answers.")};
    if (role == Role::Student) {
        words.advice = tr("Ask the teacher whether the server was started without encryption.");
        words.comparison = tr("The teacher says that the server does not encrypt any more");
    } else {
        words.advice = tr("Ask whoever looks after the server whether it was started without encryption.");
        words.comparison = tr("I know that the server does not encrypt any more");
    }
    words.deed = tr("&Join without encryption");
    return words;
}

// The demand came from there, and not from what was seen before.
void Text::nameTheLink(IdentityWords &words, const QString &server, bool isEncrypted) {
    words.before = tr("Named by the join link");
    if (isEncrypted) {
        words.title = tr("Not the server of the join link");
        words.happened =
            tr("The server at %1 is not the one that the join link names. Nothing has been sent to it.")
                .arg(server);
    } else {
        words.happened = tr("What answers at %1 does not encrypt; the server that the join link names does. "
                            "Neither your name nor an answer has been sent there.")
                             .arg(server);
    }
}

IdentityWords Text::never(const QString &server, Role role) {
    IdentityWords words;
    words.title = tr("This server does not encrypt");
    words.happened =
        tr("Anybody on this network can read and change what is sent between you and the server at %1.")
            .arg(server);
    words.advice = role == Role::Student
                       ? tr("Ask the teacher if you did not expect that.")
                       : tr("Ask whoever looks after the server if you did not expect that.");
    words.deed = tr("&Join without encryption");
    return words;
}

} // namespace

IdentityWords identityWords(const JoinProblem &problem, const client::ServerAddress &server,
                            const std::optional<client::TrustedServer> &known, Role role) {
    const QString where = server.toString();
    if (problem.kind == JoinProblem::Kind::NotEncrypted && !problem.expected)
        return Text::never(where, role);
    IdentityWords words = problem.kind == JoinProblem::Kind::NotEncrypted ? Text::notAnyMore(where, role)
                                                                          : Text::otherIdentity(where, role);
    words.before = Text::before(problem, known);
    words.isBeforeLost = known && known->isDamaged && known->trust.fingerprint == problem.expected;
    const bool isKnown = known && known->trust.fingerprint == problem.expected;
    if (server.linked && server.linked == problem.expected && !isKnown)
        Text::nameTheLink(words, where, problem.kind == JoinProblem::Kind::Identity);
    return words;
}

} // namespace lectern::ui
