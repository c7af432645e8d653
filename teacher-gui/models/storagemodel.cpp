// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/models/storagemodel.h"

#include <utility>

namespace lectern::teacher {

using client::Connection;
using client::LinkState;

StorageModel::StorageModel(Connection &connection, QObject *parent) : QObject(parent) {
    connect(&connection, &Connection::joined, this, &StorageModel::takeWelcome);
    connect(&connection, &Connection::received, this, &StorageModel::take);
    connect(&connection, &Connection::stateChanged, this, &StorageModel::takeState);
}

// The server speaks of its storage only while that is in want of something.
void StorageModel::takeWelcome(const protocol::Welcome &welcome) {
    m_told = {};
    m_isComingIn = welcome.resumed;
    apply();
}

void StorageModel::take(const protocol::ServerMessage &message) {
    const auto *storage = std::get_if<protocol::Storage>(&message);
    if (!storage)
        return;
    m_told = *storage;
    apply();
}

void StorageModel::takeState(LinkState state) {
    if (state == LinkState::Ready && std::exchange(m_isComingIn, false))
        apply();
}

void StorageModel::apply() {
    const bool isSame = m_told.writable == m_storage.writable && m_told.text == m_storage.text;
    if (m_isComingIn || isSame)
        return;
    m_storage = m_told;
    Q_EMIT changed();
}

} // namespace lectern::teacher
