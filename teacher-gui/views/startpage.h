// SPDX-License-Identifier: GPL-3.0-or-later
// The first start: a class on this computer, or one that runs elsewhere. objectNames: classNameField,
// startClassButton, joinServerButton, startingText, cancelStartButton, startError.
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace lectern::teacher {

class ClassHost;

class StartPage : public QWidget {
    Q_OBJECT

public:
    explicit StartPage(ClassHost &host, QWidget *parent = nullptr);

    void start();
    void showProblem(const QString &why);

Q_SIGNALS:
    void joinWanted(); // a server elsewhere

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void addName(QVBoxLayout *column);
    void addStart(QVBoxLayout *column);
    void addJoin(QVBoxLayout *column);
    void setBusy(bool busy); // while starting: says so, and can be cancelled

    ClassHost &m_host;
    QLineEdit *m_name;
    QPushButton *m_start;
    QLabel *m_startHint;
    QWidget *m_starting;
    QLabel *m_startingText;
    QPushButton *m_cancel;
    QLabel *m_error;
    QPushButton *m_join;
};

} // namespace lectern::teacher
