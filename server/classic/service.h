// SPDX-License-Identifier: GPL-3.0-or-later
// One plain-text service, for all who came through its door. It puts what they type into calls on the class, as messages
// of the protocol that go the way of all others, and what the class tells into lines.
#pragma once

#include "server/classic/notice.h"
#include "server/classic/plaintext.h"
#include "server/handlers/context.h"

#include <QHostAddress>

#include <variant>
#include <vector>

namespace lectern::classic {

struct Guest {
    ConnectionId connection;
    QHostAddress address;
    quint16 port = 0;

    QString name() const; // "127.0.0.1:63154"
};

// All who are enrolled at a door, but for one where it is named. Not a list of them: when thousands come at once, each
// is told of each.
struct AllAt {
    protocol::Door door = protocol::Door::Other;
    ConnectionId except;
};

struct Letter {
    std::variant<std::vector<ConnectionId>, AllAt> to;
    QByteArray bytes;
    bool isLast = false; // the connections are closed behind it
};
using Letters = std::vector<Letter>;

class Service {
public:
    explicit Service(protocol::Door door) : m_door(door) {}
    virtual ~Service() = default;

    // ---- from a guest: what follows from it, to be stored and answered ----
    virtual Effects came(const Guest &guest, Context &context) = 0;
    virtual Effects said(const Guest &guest, const QByteArray &message, Context &context);
    virtual Effects ended(const Guest &guest,
                          Context &context); // of its own accord; what it is owed it still gets
    virtual Effects tooLong(const Guest &guest, Context &context);
    virtual Effects tooLate(const Guest &guest, Context &context); // it had to say who it is
    virtual void gone(ConnectionId) {}

    // ---- to the guests: it is stored and told to everybody ----
    virtual void enrolled(const Enroll &) {}
    virtual void tell(Letters &, const Send &) {}
    virtual void tell(Letters &, const Arrival &) {}
    virtual void classEnded(Letters &, const protocol::Goodbye &) {}
    virtual QByteArray farewell(ConnectionId, const protocol::Goodbye &goodbye) const;

protected:
    // The message is text, and nothing in it harms a terminal.
    virtual Effects saidText(const Guest &guest, const QString &text, Context &context) = 0;
    virtual Effects notText(const Guest &guest);
    QByteArray notice(const QString &text) const { return classic::notice(m_door, text); }

    const protocol::Door m_door;
};

// What happens to a guest.
enum class Event {
    Came,
    Said,
    Ended,   // sends nothing more; it still reads
    TooLong, // what it sent
    TooLate  // with its name
};

// To one guest; `refused` as in PlainAnswer.
Effects answer(const Guest &guest, const QByteArray &bytes, const QString &refused = {});
Effects sendAway(const Guest &guest, const QByteArray &bytes = {});

} // namespace lectern::classic
