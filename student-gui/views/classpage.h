// SPDX-License-Identifier: GPL-3.0-or-later
// A class that is on: the votes, and below them everything else of it. In a window that is too low for both the votes
// are a tab beside the others.
#pragma once

#include "shared/protocol/ids.h"

#include <QWidget>

class QSplitter;
class QVBoxLayout;

namespace lectern::talk {
class Talk;
}

namespace lectern::ui {
class TalkSide;
}

namespace lectern::student {

class Session;
class VoteModel;
class VotePage;

class ClassPage : public QWidget {
    Q_OBJECT

public:
    ClassPage(Session &session, VoteModel &votes, talk::Talk &talk, QWidget *parent = nullptr);

    void enterButton(const QString &choice); // unless somebody is typing
    ui::TalkSide &side() { return *m_side; }

Q_SIGNALS:
    void startOverWanted();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    enum class Shape { Unknown, Stacked, Tabs };

    void arrange();
    void stack();
    void makeTabs();
    void rememberHeight() const;
    void restoreHeight();
    void showVotes();
    bool isTyping() const;

    VoteModel &m_model;
    VotePage *m_votes;
    ui::TalkSide *m_side;
    QSplitter *m_splitter;
    Shape m_shape = Shape::Unknown;
    QuestionId m_open; // that can be voted on
};

} // namespace lectern::student
