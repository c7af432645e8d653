// SPDX-License-Identifier: GPL-3.0-or-later
// What the class sees on the wall: the question, how to join, and while the result is shown the bars. Never a
// name. D switches light and dark, + and - the size, Esc closes.
#pragma once

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace lectern::teacher {

class FittedLabel;
class QuestionModel;
class ResultChart;
class WallPlace;

class ProjectorWindow : public QWidget {
    Q_OBJECT

public:
    explicit ProjectorWindow(const QuestionModel &question);

    void setClassName(const QString &name); // stands there until something is asked
    void setJoinAddress(const QString &address);
    // Full screen on a screen that the teacher's window is not on; as a window where there is none. Stays so while
    // displays come and go.
    void present(const QWidget &teachers);
    // The keys of this window, for the menu of the teacher's.
    void switchLight();
    void enlarge();
    void reduce();

Q_SIGNALS:
    void visibleChanged(bool visible);
    void closedByHand();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    void refresh();
    void setDark(bool dark);
    void setScale(double scale);
    void sizeTexts();

    const QuestionModel &m_question;
    WallPlace *m_place;
    QString m_className;
    FittedLabel *m_text;
    ResultChart *m_chart;
    QLabel *m_join;
    QLabel *m_answered; // and whether it is closed
    QVBoxLayout *m_column = nullptr;
    bool m_dark = true;
    double m_scale = 1;
};

} // namespace lectern::teacher
