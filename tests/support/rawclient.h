// SPDX-License-Identifier: GPL-3.0-or-later
// A client that speaks the protocol by hand over a real socket: what a test sends is exactly what goes out,
// and every line that comes back is kept.
#pragma once

#include "shared/protocol/messages.h"
#include "shared/protocol/teacherkey.h"
#include "tests/support/wire.h"

#include <QJsonObject>
#include <QSet>
#include <QSslSocket>

#include <functional>

namespace lectern::test {

class RawClient : public QObject {
    Q_OBJECT

public:
    explicit RawClient(quint16 port, Wire wire = Wire::Tls,
                       const QString &host = QStringLiteral("127.0.0.1"));

    bool waitForConnected(); // and encrypted, on such a wire
    void sendBytes(const QByteArray &bytes);
    void sendLine(const QByteArray &json); // adds the line feed
    void send(const protocol::ClientMessage &message, std::optional<RequestId> id = {});

    // Hello and login; returns the welcome line, or an empty object when the server refused: the reason is then
    // the next `error` or `goodbye`. What follows the welcome is not taken yet.
    QJsonObject joinStudent(const QString &name);
    QJsonObject joinTeacher(const TeacherKey &key, const QString &name = {});
    QJsonObject resume(const QString &token, protocol::Role role = protocol::Role::Student);
    // Sends with a fresh request id and waits for its `ok` or `error`, which waitFor() then passes over. All
    // that came meanwhile is still there for waitFor().
    QJsonObject request(const protocol::ClientMessage &message);

    // The next line not yet taken whose type is `type` (others before it are skipped and stay in all()). An
    // empty object, and a warning that fails the test, when none comes.
    QJsonObject waitFor(const QString &type);
    // Waits until `condition` holds for a line of that type.
    QJsonObject waitFor(const QString &type, const std::function<bool(const QJsonObject &)> &condition);
    bool waitForClosed();

    const QList<QJsonObject> &all() const { return m_lines; }
    QSslSocket &socket() { return m_socket; }
    TeacherKey::Certificate certificate() const; // of the server, as this connection shows it

private:
    using Condition = std::function<bool(const QJsonObject &)>;

    void readLines();
    bool isClosed() const;
    // The index of the first line from `from` on that fits; -1 when none came before patience or the
    // connection ended.
    qsizetype waitForLine(qsizetype from, const Condition &fits);
    QJsonObject join(const std::function<protocol::Login(const QJsonObject &greeting)> &makeLogin);

    Wire m_wire;
    QSslSocket m_socket;
    QList<QJsonObject> m_lines;
    QSet<qsizetype> m_answers; // indexes of what request() has returned
    qsizetype m_taken = 0;
    quint64 m_lastRequest = 0;
};

} // namespace lectern::test
