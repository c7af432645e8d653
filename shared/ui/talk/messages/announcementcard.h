// SPDX-License-Identifier: GPL-3.0-or-later
// One announcement: who, when, and the text, which ends after some lines unless all of it is wished for, or is
// a single line until then.
// objectNames: announcementHead, announcementText, showAllButton, dismissButton.
#pragma once

#include "shared/protocol/talkmessages.h"

#include <QFrame>

class QBoxLayout;
class QHBoxLayout;
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
    bool showsAll() const { return m_all; }
    void setBrief(bool brief);
    void setOthers(int others); // so many that are hidden come with it when all is wished for

Q_SIGNALS:
    void allWanted(bool all); // and it is shown
    void dismissWanted(lectern::MessageId message);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void build();
    void refresh();
    void arrange(bool line);
    bool isLong() const; // at this width and font
    bool fitsLine() const;
    QString whatLinkSays() const;

    const protocol::Message m_message;
    WrapLabel *m_head;
    WrapLabel *m_text;
    LinkButton *m_showAll;
    QPushButton *m_dismiss;
    QBoxLayout *m_words = nullptr;
    QHBoxLayout *m_row = nullptr;
    bool m_all = false;
    bool m_brief = false;
    int m_others = 0;
};

} // namespace lectern::ui
