// SPDX-License-Identifier: GPL-3.0-or-later
// The last lines of the wall: how to join, how many have answered, and the words by which a student knows the server.
// objectNames: projectorJoin, projectorAnswered, projectorWords.
#pragma once

#include <QStringList>
#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace lectern::teacher {

struct Invitation;

class WallJoin : public QWidget {
    Q_OBJECT

public:
    explicit WallJoin(QWidget *parent = nullptr);

    void setInvitation(const Invitation &invitation);
    void setAnswered(const QString &state); // empty: nothing to say
    void setAsked(bool asked);              // before the first question, how to join is what matters
    void setCentred(bool centred);
    void setTextHeights(int join, int words); // pixels
    void setWordsShown(bool shown);
    bool hasWords() const { return !m_rows.isEmpty(); }

    int neededHeight(int width, bool withWords) const;

private:
    void tellWords();

    QLabel *m_join;
    QLabel *m_answered; // and whether it is closed
    QLabel *m_words;
    QVBoxLayout *m_column;
    QStringList m_rows;
    bool m_asked = false;
};

} // namespace lectern::teacher
