// SPDX-License-Identifier: GPL-3.0-or-later
// Clear, Show and Quit: always there, always in the same place.
#pragma once

#include <QWidget>

class QPushButton;

namespace lectern::teacher {

class ButtonRow : public QWidget {
    Q_OBJECT

public:
    explicit ButtonRow(QWidget *parent = nullptr);

    void setReady(bool ready, const QString &why);
    void setShown(bool shown); // the class sees the result: Show says Hide

Q_SIGNALS:
    void clearWanted();
    void showWanted(bool shown);
    void quitWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    QPushButton *makeButton(const QString &name);
    void enlarge(); // the text is half as large again as elsewhere
    void setIcons();
    void explain();

    QPushButton *m_clear;
    QPushButton *m_show;
    QPushButton *m_quit;
    bool m_shown = false;
    QString m_why; // the buttons are disabled
};

} // namespace lectern::teacher
