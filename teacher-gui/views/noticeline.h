// SPDX-License-Identifier: GPL-3.0-or-later
// What went wrong with the last thing that was tried, and what to do. Empty: not there.
#pragma once

#include "shared/ui/wraplabel.h"

namespace lectern::teacher {

class NoticeLine : public ui::WrapLabel {
    Q_OBJECT

public:
    explicit NoticeLine(QWidget *parent = nullptr);

    void say(const QString &text); // reads it to a screen reader too
    void clear();
};

} // namespace lectern::teacher
