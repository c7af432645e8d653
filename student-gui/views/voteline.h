// SPDX-License-Identifier: GPL-3.0-or-later
// Where the own vote is, at every moment: a sign, a sentence and a colour; read aloud when it changes.
// objectNames: voteLine, voteLineText, voteLineSign.
#pragma once

#include <QWidget>

class QLabel;

namespace lectern::student {

class VoteModel;

class VoteLine : public QWidget {
    Q_OBJECT

public:
    explicit VoteLine(VoteModel &model, QWidget *parent = nullptr);

    QString text() const; // of the model's state now, and of a vote that the last question left behind

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Look {
        QString icon;
        QColor color;
    };
    Look look() const;
    QString stateSentence() const;
    QString earlierSentence() const; // "" while nothing was left behind
    QString notStoredSentence() const;
    QString notCountedSentence() const;
    QString closedSentence() const;
    QString tooLateSentence() const;
    QString countedSentence() const; // "" while nothing is counted
    void refresh();

    VoteModel &m_model;
    QLabel *m_sign;
    QLabel *m_text;
};

} // namespace lectern::student
