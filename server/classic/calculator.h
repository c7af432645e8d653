// SPDX-License-Identifier: GPL-3.0-or-later
// Two numbers and one of + - * / between them, answered to whoever has said a name. Texts: docs/classic.md.
#pragma once

#include "server/classic/service.h"

#include <QHash>

#include <functional>

namespace lectern::classic {

class Calculator : public Service {
public:
    using Print = std::function<void(const QString &line)>;

    explicit Calculator(Print print) : Service(protocol::Door::Calculator), m_print(std::move(print)) {}

    Effects came(const Guest &guest, Context &context) override;
    void gone(ConnectionId connection) override { m_users.remove(connection); }

protected:
    Effects saidText(const Guest &guest, const QString &text, Context &context) override;

private:
    struct User {
        QString name; // as it is printed
        RateLimit calculations;
    };

    Print m_print;
    QHash<ConnectionId, User> m_users;
};

} // namespace lectern::classic
