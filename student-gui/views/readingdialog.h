// SPDX-License-Identifier: GPL-3.0-or-later
// Something to read, and a button to close it. As high as its text, unless that is higher than the window it belongs to:
// then it is scrolled. Deletes itself when it is closed. objectNames: readingArea, closeButton.
#pragma once

#include <QDialog>

class QLabel;
class QVBoxLayout;

namespace lectern::student {

class ReadingDialog : public QDialog {
    Q_OBJECT

protected:
    ReadingDialog(const QString &objectName, const QString &title, QWidget *parent);

    QVBoxLayout *column() const { return m_column; }
    QWidget *page() const { return m_page; }
    QLabel *addText(const QString &text);
    QLabel *addHeading(const QString &text);
    // When everything is in. `words`: what a screen reader says of the button.
    void addCloseButton(const QString &words);

private:
    QWidget *m_page;
    QVBoxLayout *m_column;
};

} // namespace lectern::student
