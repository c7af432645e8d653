// SPDX-License-Identifier: GPL-3.0-or-later
// A student's question on the wall: under a heading, as large as fits. Never a name. objectNames: projectorInquiry,
// projectorInquiryHeading.
#pragma once

#include <QWidget>

class QLabel;

namespace lectern::teacher {

class FittedLabel;

class WallInquiry : public QWidget {
    Q_OBJECT

public:
    explicit WallInquiry(QWidget *parent = nullptr);

    void setText(const QString &text); // empty: there is none
    bool isEmpty() const { return m_isEmpty; }
    void setSizes(int heading, int largest, int smallest); // pixels
    int leastHeight(int width) const;                      // that shows it all, at the smallest size
    int wantedHeight(int width) const;                     // the same at the largest

private:
    int above(int width) const; // the question

    QLabel *m_heading;
    FittedLabel *m_text;
    bool m_isEmpty = true;
};

} // namespace lectern::teacher
