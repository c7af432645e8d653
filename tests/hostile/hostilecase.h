// SPDX-License-Identifier: GPL-3.0-or-later
// A class of the real daemon for those who mean harm. Every test runs twice: encrypted with two I/O threads, and in
// plaintext with one event loop for everything.
#pragma once

#include "tests/support/rawclient.h"
#include "tests/support/serverprocess.h"
#include "tests/support/testcase.h"

#include <memory>
#include <vector>

namespace lectern::test {

class HostileCase : public TestCase {
    Q_OBJECT

protected:
    static Wire wire();
    static bool isEncrypted() { return wire() == Wire::Tls; }

    // Starts the daemon and lets a teacher in.
    bool begin(const QStringList &options = {});
    ServerProcess &server() { return *m_server; }
    qint64 serverId() { return m_server->process().processId(); }
    RawClient &teacher() { return *m_teacher; }
    // Connected, not yet greeted.
    RawClient &dial();
    // Sits in the class.
    RawClient &join(const QString &name);
    QuestionId ask(const QString &text);
    // Waits until the teacher is told so.
    QJsonObject tallyOf(int yes, int no);
    // The next `people` in which that person is in that state.
    QJsonObject personIs(const QString &name, const QString &state);
    // Somebody new gets in, and is answered.
    bool isServing();

    static QString codeOf(const QJsonObject &answer) { return answer[QLatin1StringView("code")].toString(); }

private Q_SLOTS:
    void initTestCase_data();
    void cleanup();

private:
    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<RawClient> m_teacher;
    std::vector<std::unique_ptr<RawClient>> m_clients;
};

QuestionId questionIn(const QJsonObject &line);

} // namespace lectern::test
