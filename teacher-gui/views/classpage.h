// SPDX-License-Identifier: GPL-3.0-or-later
// The page of a running class: puts the views together, knows no rule.
#pragma once

#include <QWidget>

class QSplitter;
class QTabWidget;

namespace lectern::client {
class Connection;
}

namespace lectern::talk {
class PeopleModel;
}

namespace lectern::ui {
class PeoplePanel;
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
    ClassPage(client::Connection &connection, const QuestionModel &question, talk::PeopleModel &people,
              const StorageModel &storage, QWidget *parent = nullptr);
    ~ClassPage() override;

    TopLine &topLine() { return *m_top; }
    AskBar &askBar() { return *m_ask; }
    QuestionView &questionView() { return *m_question; }
    ButtonRow &buttonRow() { return *m_buttons; }
    NoticeLine &notice() { return *m_notice; }

    void setReady(bool ready, const QString &why);
    bool arePeopleVisible() const;
    void setPeopleVisible(bool visible);
    void searchPeople(); // unfolds the side if need be

Q_SIGNALS:
    void peopleVisibleChanged(bool visible);

private:
    QWidget *makeLeft();
    QWidget *makeRight(talk::PeopleModel &people);
    void rememberWidth();
    void restoreWidth();
    void foldWhenDraggedShut();

    TopLine *m_top;
    AskBar *m_ask;
    NoticeLine *m_notice;
    QuestionView *m_question;
    ButtonRow *m_buttons;
    QSplitter *m_splitter;
    ui::PeoplePanel *m_people = nullptr;
    QTabWidget *m_side = nullptr;
};

} // namespace lectern::teacher
