// SPDX-License-Identifier: GPL-3.0-or-later
// What the class sees on the wall: the question, how to join, and while the result is shown the bars. A question of a
// student takes the place of question and bars until it is taken off. Never a name. D switches light and dark, + and - the size, J hides the QR code and the server's words, Esc closes.
#pragma once

#include <QWidget>

class QHBoxLayout;
class QVBoxLayout;

namespace lectern::teacher {

class FittedLabel;
class QrCode;
class QuestionModel;
class ResultChart;
class WallInquiry;
class WallJoin;
class WallPlace;
struct Invitation;

class ProjectorWindow : public QWidget {
    Q_OBJECT

public:
    explicit ProjectorWindow(const QuestionModel &question);

    void setClassName(const QString &name); // stands there until something is asked
    void setInvitation(const Invitation &invitation);
    void setInquiry(const QString &text); // of a student, to the teacher; empty: none
    // Full screen on a screen that the teacher's window is not on; as a window where there is none. Stays so while
    // displays come and go.
    void present(const QWidget &teachers);
    // The keys of this window, for the menu of the teacher's.
    void switchLight();
    void switchProof();
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
    void placeProof();
    bool isBusy() const; // there is more to be seen than how to join
    int wantedText(int width) const;
    bool hasRoomFor(int code, bool words) const;

    const QuestionModel &m_question;
    WallPlace *m_place;
    QString m_className;
    FittedLabel *m_text;
    WallInquiry *m_inquiry;
    ResultChart *m_chart;
    QrCode *m_code;
    WallJoin *m_join;
    QVBoxLayout *m_column = nullptr;
    QHBoxLayout *m_lower = nullptr; // the code, and what is beside it: the bars and the words
    QVBoxLayout *m_beside = nullptr;
    bool m_dark = true;
    bool m_proof = true; // how to be sure of the right server: the code and the words
    double m_scale = 1;
};

} // namespace lectern::teacher
