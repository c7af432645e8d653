// SPDX-License-Identifier: GPL-3.0-or-later
// The upper part of the connect page: looks for classes while it is visible, lists them and the server of last time, and
// fills the address field with the one that is chosen. objectNames: foundText, foundList.
#pragma once

#include "shared/client/discovery.h"
#include "shared/protocol/messages.h"

#include <QSet>
#include <QTimer>
#include <QWidget>

class QComboBox;
class QLabel;

namespace lectern::ui {

class FoundList;
class FoundModel;

class FoundServers : public QWidget {
    Q_OBJECT

public:
    FoundServers(protocol::Role role, QComboBox &address, client::Discovery::Targets targets,
                 QWidget *parent = nullptr);

    void setBusy(bool busy);                                              // does not look then
    void keep(const client::ServerAddress &address) { m_kept = address; } // it is never replaced
    QWidget *list() const;                                                // for the tab order

Q_SIGNALS:
    void goOn(); // with what the address field holds

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void look();
    void showFound();
    void showText();
    void chooseTheOnlyOne();
    void mark();
    void choose(int row);
    void announceNew();

    const protocol::Role m_role;
    QComboBox &m_address;
    client::Discovery m_discovery;
    FoundModel *m_model;
    QLabel *m_text;
    FoundList *m_list;
    QTimer m_settling; // until one that is alone is the only one
    QTimer m_patience; // until it is said that there is none
    std::optional<client::ServerAddress> m_last;
    std::optional<client::ServerAddress> m_kept;
    QString m_filledIn;   // the address that was put into the field without being asked
    bool m_isOwn = false; // the user has chosen or typed an address
    bool m_busy = false;
    QSet<QByteArray> m_announced;
};

} // namespace lectern::ui
