// SPDX-License-Identifier: GPL-3.0-or-later
// One large answer. Chosen, it is filled and says so in words too: colour alone would not do.
#pragma once

#include <QPushButton>

#include <array>

namespace lectern::student {

class VoteButton : public QPushButton {
    Q_OBJECT

public:
    VoteButton(const QString &choice, const QString &label, QWidget *parent);

    const QString &choice() const { return m_choice; }
    // The letter of its mnemonic.
    int letter() const;

    // How large its word may be, of the application's font. The largest that fits all answers is right for each.
    static constexpr std::array wordSizes{3.6, 3.0, 2.6, 2.2, 1.8, 1.5, 1.3};
    int widthAt(double wordSize) const;
    bool suitsWindow(double wordSize) const; // the largest are for large windows
    void setWordSize(double size);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString note() const; // under the word, when chosen
    QFont noteFont() const;
    int wordWidth(const QFontMetrics &metrics) const; // with its sign
    int wordsHeight(double noteSize) const;
    void paintFrame(QPainter &painter, const QColor &color) const;
    void paintWords(QPainter &painter, const QColor &color) const;

    QString m_choice;
};

} // namespace lectern::student
