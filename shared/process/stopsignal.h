// SPDX-License-Identifier: GPL-3.0-or-later
// Ctrl-C and its relatives (SIGINT, SIGTERM, SIGHUP; the console's close and shutdown events on Windows) as a signal
// of the event loop. A closed pipe or connection (SIGPIPE) is an error of its write and ends nothing.
#pragma once

#include <QObject>

namespace lectern {

class StopSignal : public QObject {
    Q_OBJECT

public:
    // One at a time. Make it before what it stops: after its end the signals are ignored, because the program is
    // on its way out then and shall end with its own exit code.
    explicit StopSignal(QObject *parent = nullptr);
    ~StopSignal() override;

    void tell(); // as if the user had; in the thread of this object

Q_SIGNALS:
    void stopWanted(); // once, however often the user insists

private:
    bool m_told = false;
};

} // namespace lectern
