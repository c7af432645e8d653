// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the server of the class can store what is done now, as it last told.
#pragma once

#include "shared/client/connection.h"

#include <QObject>

namespace lectern::teacher {

class StorageModel : public QObject {
    Q_OBJECT

public:
    explicit StorageModel(client::Connection &connection, QObject *parent = nullptr);

    bool isWritable() const { return m_storage.writable; }
    // While it cannot: why, and what to do; a sentence of the server's.
    const QString &text() const { return m_storage.text; }

Q_SIGNALS:
    void changed();

private:
    void takeWelcome(const protocol::Welcome &welcome);
    void take(const protocol::ServerMessage &message);
    void takeState(client::LinkState state);
    void apply();

    protocol::Storage m_storage;
    protocol::Storage m_told;  // the newest word; waits until the server has told everything after a welcome
    bool m_isComingIn = false; // until then
};

} // namespace lectern::teacher
