// SPDX-License-Identifier: GPL-3.0-or-later
// Stands between clients and a server on loopback as a bad network does: late, stalling, cutting connections in the
// middle of a frame or leaving them half-open. It passes bytes, so it does as well for what is encrypted.
#pragma once

#include "tests/support/lossypipe.h"

#include <QTcpServer>

#include <memory>
#include <vector>

namespace lectern::test {

class LossyProxy : public QObject {
    Q_OBJECT

public:
    LossyProxy(quint16 serverPort, const LossyFaults &faults);
    ~LossyProxy() override;

    quint16 port() const { return m_listener.serverPort(); }
    // For all connections, those that are there too. What is lost already stays lost.
    void setFaults(const LossyFaults &faults) { m_faults = faults; }

    struct Counts {
        int connections = 0; // ever made
        int stalls = 0;
        int cuts = 0;
        int halfOpen = 0;
    };
    const Counts &counts() const { return m_counts; }
    int connections() const { return int(m_links.size()); } // now

private:
    struct Link;
    void accept();
    void watch(Link &link, QTcpSocket &socket, LossyPipe &pipe);
    void count(const Fate &fate);
    void end(Link &link, Fate::End how);

    quint16 m_serverPort;
    LossyFaults m_faults;
    QTcpServer m_listener;
    std::vector<std::unique_ptr<Link>> m_links;
    Counts m_counts;
};

} // namespace lectern::test
