// SPDX-License-Identifier: GPL-3.0-or-later
// Asks the server for the pages that the panes want, a few at a time: somebody may be in hundreds of rooms, and votes and
// what is said go the same way. The pane in view comes first.
#pragma once

#include "shared/client/requester.h"
#include "shared/talk/panemodel.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <deque>

namespace lectern::talk {

class PageQueue : public QObject {
    Q_OBJECT

public:
    static constexpr int atOnce = 4;

    explicit PageQueue(client::Requester &requester, QObject *parent = nullptr);

    // The page comes as a message; the model is told when it does not.
    void add(PaneModel &model, const protocol::ListMessages &request);
    void clear(); // nothing that waits is wanted any more

private:
    struct Wanted {
        QPointer<PaneModel> model;
        protocol::ListMessages request;
    };
    void proceed();
    void ask(const Wanted &wanted);
    void take(const Wanted &wanted, const client::Answer &answer);

    client::Requester &m_requester;
    std::deque<Wanted> m_waiting;
    QTimer m_pause; // all of them: the server has asked for it
    int m_underWay = 0;
};

} // namespace lectern::talk
