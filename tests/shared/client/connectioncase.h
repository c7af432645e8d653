// SPDX-License-Identifier: GPL-3.0-or-later
// A Connection, what it tells, and a server that does as it is told.
#pragma once

#include "tests/shared/client/recorder.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/testcase.h"

#include <memory>

namespace lectern::test {

class ConnectionCase : public TestCase {
    Q_OBJECT

protected:
    void prepare() override {
        m_server = std::make_unique<ScriptedServer>();
        m_connection = std::make_unique<client::Connection>(nullptr, impatient);
        m_told = std::make_unique<Recorder>(*m_connection);
    }
    void join(const client::ServerTrust &trust = {}) {
        m_connection->open(local(m_server->port()), student(QStringLiteral("Ana")), trust);
        WAIT_COMPARE(m_connection->state(), client::LinkState::Ready);
    }

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<client::Connection> m_connection;
    std::unique_ptr<Recorder> m_told;

private Q_SLOTS:
    void cleanup() {
        m_connection.reset();
        m_told.reset();
        m_server.reset();
    }
};

} // namespace lectern::test
