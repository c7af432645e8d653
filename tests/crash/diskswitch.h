// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the server's disk full, and gives it room again: see fulldisk.cpp. Linux only.
#pragma once

#include <QProcess>

namespace lectern::crash {

class DiskSwitch {
public:
    DiskSwitch();

    static bool isPossible();
    void install(QProcess &server) const; // before its start
    void fill(bool showsOnlyInSync) const;
    void free() const;
    bool isFull() const;

private:
    QString m_sign; // the disk is full while this file exists
};

} // namespace lectern::crash
