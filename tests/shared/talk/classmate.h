// SPDX-License-Identifier: GPL-3.0-or-later
// Somebody in a class of the real daemon, with all that a program knows of its talk, but without a window.
#pragma once

#include "shared/talk/talk.h"
#include "tests/support/serverprocess.h"
#include "tests/support/testcase.h"

#include <QSignalSpy>

namespace lectern::test {

struct Classmate {
    client::Connection connection;
    talk::Talk talk;
    QSignalSpy done{&talk.commander(), &talk::Commander::done};
    QSignalSpy refused{&talk.commander(), &talk::Commander::refused};
    QSignalSpy failed{&talk.commander(), &talk::Commander::failed};
    QSignalSpy slowed{&talk.commander(), &talk::Commander::slowedDown};

    explicit Classmate(protocol::Role role = protocol::Role::Student) : talk(connection, role) {}

    void join(const ServerProcess &server, const QString &name, quint16 port = 0) {
        client::Credentials credentials;
        credentials.role = talk.role();
        credentials.name = name;
        if (talk.isTeacher())
            credentials.key = server.teacherKey();
        connection.open({QStringLiteral("127.0.0.1"), port ? port : server.port()}, credentials);
        WAIT_COMPARE(connection.state(), client::LinkState::Ready);
    }
    talk::Panes &panes() { return talk.panes(); }
    RoomId classRoom() { return panes().classRoom(); }
    // What stands in the pane, a row a line: "Ben: Anyone here?", or a notice as it is.
    QStringList rows(RoomId room) {
        const talk::PaneModel *model = panes().model(room);
        QStringList rows;
        for (int row = 0; model && row < model->rowCount(); ++row) {
            const QModelIndex index = model->index(row);
            const QString text = index.data(talk::PaneModel::Text).toString();
            rows += index.data(talk::PaneModel::Notice).toBool()
                        ? text
                        : index.data(talk::PaneModel::Name).toString() + QStringLiteral(": ") + text;
        }
        return rows;
    }
    QStringList said(RoomId room) { return rows(room).filter(QStringLiteral(": ")); }
    void look(RoomId room) { panes().model(room)->goToNewest(); } // as its view does when it is first seen
    void type(const QString &text, RoomId room = {},
              protocol::MessageKind kind = protocol::MessageKind::Message) {
        talk.commander().typed(text, room ? room : classRoom(), kind);
    }
    // As the field does, which sends one thing after the other.
    void typeAndWait(const QString &text, RoomId room = {}) {
        const qsizetype before = done.size();
        type(text, room);
        WAIT_COMPARE(done.size(), before + 1);
    }
};

} // namespace lectern::test
