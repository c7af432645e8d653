// SPDX-License-Identifier: GPL-3.0-or-later
// A client that speaks the protocol by hand over a real socket: what a test sends is exactly what goes out,
// and every line that comes back is kept.
#pragma once

#include "shared/protocol/messages.h"
#include "shared/protocol/teacherkey.h"

#include <QJsonObject>
#include <QTcpSocket>

#include <functional>

namespace lectern::test {

class RawClient : public QObject
{
    Q_OBJECT

public:
    explicit RawClient(quint16 port, const QString &host = QStringLiteral("127.0.0.1"));

    bool waitForConnected();
    void sendBytes(const QByteArray &bytes);
    void sendLine(const QByteArray &json); // adds the line feed
    void send(const protocol::ClientMessage &message, std::optional<RequestId> id = {});

    // Hello and login; returns the welcome line, or an empty object when the server refused.
    QJsonObject joinStudent(const QString &name);
    QJsonObject joinTeacher(const TeacherKey &key, const QString &name = {});
    QJsonObject resume(const QString &token);
    // Sends with a fresh request id and waits for its `ok` or `error`.
    QJsonObject request(const protocol::ClientMessage &message);

    // The next line not yet taken whose type is `type` (others before it are skipped and stay in all()).
    QJsonObject waitFor(const QString &type);
    // Waits until `condition` holds for a line of that type.
    QJsonObject waitFor(const QString &type, const std::function<bool(const QJsonObject &)> &condition);
    bool waitForClosed();

    const QList<QJsonObject> &all() const { return m_lines; }
    QTcpSocket &socket() { return m_socket; }

private:
    void readLines();

    QTcpSocket m_socket;
    QList<QJsonObject> m_lines;
    qsizetype m_taken = 0;
    quint64 m_lastRequest = 0;
};

} // namespace lectern::test
