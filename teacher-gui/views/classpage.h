// SPDX-License-Identifier: GPL-3.0-or-later
// The page of a running class: puts the views together, knows no rule.
#pragma once

#include <QWidget>

class QSplitter;

namespace lectern::talk {
class Talk;
}

namespace lectern::ui {
class TalkSide;
}

namespace lectern::teacher {

class AskBar;
class ButtonRow;
class NoticeLine;
class QuestionModel;
class QuestionView;
class StorageModel;
class TopLine;

class ClassPage : public QWidget {
    Q_OBJECT

public:
    ClassPage(talk::Talk &talk, const QuestionModel &question, const StorageModel &storage,
              QWidget *parent = nullptr);
    ~ClassPage() override;

    TopLine &topLine() { return *m_top; }
    AskBar &askBar() { return *m_ask; }
    QuestionView &questionView() { return *m_question; }
    ButtonRow &buttonRow() { return *m_buttons; }
    NoticeLine &notice() { return *m_notice; }
    ui::TalkSide &side() { return *m_side; }

    void setReady(bool ready, const QString &why);
    bool isSideVisible() const;
    void setSideVisible(bool visible);
    void searchPeople(); // unfolds the side if need be

Q_SIGNALS:
    void sideVisibleChanged(bool visible);

private:
    QWidget *makeLeft();
    void rememberWidth();
    void restoreWidth();
    void foldWhenDraggedShut();

    TopLine *m_top;
    AskBar *m_ask;
    NoticeLine *m_notice;
    QuestionView *m_question;
    ButtonRow *m_buttons;
    QSplitter *m_splitter;
    ui::TalkSide *m_side = nullptr;
};

} // namespace lectern::teacher
