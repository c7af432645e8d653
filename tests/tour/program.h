// SPDX-License-Identifier: GPL-3.0-or-later
// One real program and the hands on it. Each method returns when what it says has happened, and throws StepFailed when
// it did not.
#pragma once

#include "tests/tour/stage.h"

#include <QJsonObject>
#include <QLocalServer>
#include <QLocalSocket>
#include <QProcess>

namespace lectern::tour {

class Program {
public:
    // `who` sits before it: the name of its home, its log and its pictures.
    Program(Stage &stage, const QString &who, const QString &program);
    ~Program(); // ends it, if need be by force

    void start(const QStringList &arguments, const QByteArray &screens);
    void hasEnded(); // by itself, with exit status 0

    void press(const QString &widget);
    void choose(const QString &widget, const QString &words); // a tab, or a row
    void type(const QString &field, const QString &text);
    void strike(const QString &widget, const QString &keys);
    void resize(int width, int height);
    void darken(); // the desktop's colours
    void closeWindow();

    // The whole text, once it contains `part`.
    QString sees(const QString &widget, const QString &part = {});
    void seesNoMore(const QString &widget);
    QStringList textsIn(const QString &window);
    QJsonObject placeOf(const QString &window);

    // In two halves, so that all programs hold still at the same time. The second returns the files.
    void startPhotograph(const QString &prefix);
    QStringList finishPhotograph();

    const QString &who() const { return m_who; }
    bool isRunning() const { return m_process.state() == QProcess::Running; }

private:
    QJsonValue order(const QString &expected, const QJsonObject &order);
    void send(QJsonObject order);
    QJsonValue answer(const QString &expected);
    QString lastWords() const;

    Stage &m_stage;
    QString m_who;
    QString m_program;
    QString m_log;
    QProcess m_process;
    QLocalServer m_listener;
    std::unique_ptr<QLocalSocket> m_driver;
    int m_orders = 0;
};

} // namespace lectern::tour
