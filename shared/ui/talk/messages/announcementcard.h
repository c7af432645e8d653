// SPDX-License-Identifier: GPL-3.0-or-later
// One announcement: who, when, and the text, which ends after some lines unless all of it is wished for.
// objectNames: announcementHead, announcementText, showAllButton, dismissButton.
#pragma once

#include "shared/protocol/talkmessages.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace lectern::ui {

class LinkButton;
class WrapLabel;

class AnnouncementCard : public QFrame {
    Q_OBJECT

public:
    explicit AnnouncementCard(const protocol::Message &message, QWidget *parent);

    MessageId message() const { return m_message.message; }
    void showAll(bool all);

Q_SIGNALS:
    void dismissWanted(lectern::MessageId message);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    bool isLong() const; // at this width and font

    const protocol::Message m_message;
    QLabel *m_head;
    WrapLabel *m_text;
    LinkButton *m_showAll;
    QPushButton *m_dismiss;
    bool m_all = false;
};

} // namespace lectern::ui
