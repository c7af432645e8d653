// SPDX-License-Identifier: GPL-3.0-or-later
// A student's button for the hand: raises it, lowers it, says the place in the queue and whose turn it is. Its words
// wrap where it is narrow. Alt+R in every state. objectName: handButton.
#pragma once

#include <QPushButton>

namespace lectern::talk {
class OwnHand;
}

namespace lectern::ui {

class HandButton : public QPushButton {
    Q_OBJECT

public:
    explicit HandButton(talk::OwnHand &hand, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void press();
    void refresh();
    void dress();
    void wrap();
    QString words() const;              // with the mark of the key
    static QString ordinal(int number); // "2nd"
    QString wrapped(int width) const;
    QSize sizeOf(const QString &text) const;
    int textWidth(const QString &text) const;

    talk::OwnHand &m_hand;
    QString m_words;
    int m_room = 0; // its width; 0: not known yet
    QString m_told; // what a screen reader was told last
};

} // namespace lectern::ui
