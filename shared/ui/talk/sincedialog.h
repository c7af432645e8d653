// SPDX-License-Identifier: GPL-3.0-or-later
// From when on somebody wants to read.
#pragma once

#include <QDialog>

class QDateTimeEdit;

namespace lectern::ui {

class SinceDialog : public QDialog {
    Q_OBJECT

public:
    explicit SinceDialog(QWidget *parent);

Q_SIGNALS:
    void chosen(qint64 since); // milliseconds since 1970-01-01 UTC

private:
    QDateTimeEdit *m_time;
};

} // namespace lectern::ui
