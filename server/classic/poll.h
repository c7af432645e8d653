// SPDX-License-Identifier: GPL-3.0-or-later
// The class polling tool: one administrator asks, everybody else types yes or no. Texts and rules: docs/classic.md,
// "poll".
#pragma once

#include "server/classic/service.h"

#include <QHash>

namespace lectern::classic {

class Poll : public Service {
public:
    // Where an administrator without a key comes from.
    struct Origin {
        enum class Kind { Loopback, Address, Anywhere };
        Kind kind = Kind::Loopback;
        QHostAddress address = {};

        bool includes(const QHostAddress &who) const;
    };

    explicit Poll(Origin administrator) : Service(protocol::Door::Poll), m_origin(std::move(administrator)) {}

    Effects came(const Guest &guest, Context &context) override;
    void gone(ConnectionId connection) override;

    void enrolled(const Enroll &enroll) override;
    using Service::tell;
    void tell(Letters &letters, const Send &send) override;
    void classEnded(Letters &letters, const protocol::Goodbye &goodbye) override;
    QByteArray farewell(ConnectionId connection, const protocol::Goodbye &goodbye) const override;

protected:
    Effects saidText(const Guest &guest, const QString &text, Context &context) override;
    Effects notText(const Guest &guest) override;

private:
    struct Member {
        bool isAdministrator = false;
        QuestionId told; // the last question that it was told of
        bool isEnrolled = false;
    };
    Effects beginAsAdministrator(const Guest &guest, Outcome seated, Context &context);
    Effects beginAsStudent(const Guest &guest, Context &context);
    Effects askForPlace(const Guest &guest, const QString &key, Context &context);
    Effects command(const Guest &guest, const QString &text, Context &context);
    Effects show(const Guest &guest, Context &context);
    Effects studentSaid(const Guest &guest, const QString &text, Context &context);
    Effects vote(const Guest &guest, const QString &choice, Context &context);

    Origin m_origin;
    QHash<ConnectionId, Member> m_members;
};

} // namespace lectern::classic
