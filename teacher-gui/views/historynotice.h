// SPDX-License-Identifier: GPL-3.0-or-later
// A sentence and one button to do something about it. Not there while there is nothing to say. Read to a screen reader.
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace lectern::teacher {

class HistoryNotice : public QWidget {
    Q_OBJECT

public:
    // The names of its parts: NAMEText, NAMEButton.
    HistoryNotice(const QString &name, const QString &button, QWidget *parent);

    void warn(const QString &text, bool withButton = true);
    void tell(const QString &text, bool withButton = true); // that it is done
    void mention(const QString &text);                      // neither good nor bad
    void clear();

Q_SIGNALS:
    void pressed();

private:
    void say(const QString &sign, const QString &text, bool withButton);

    QLabel *m_text;
    QPushButton *m_button;
};

} // namespace lectern::teacher
