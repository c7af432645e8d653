// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/views/noticeline.h"

#include "shared/ui/alert.h"
#include "shared/ui/theme.h"

namespace lectern::teacher {

using namespace Qt::Literals::StringLiterals;

NoticeLine::NoticeLine(QWidget *parent) : ui::WrapLabel({}, parent) {
    setObjectName(u"noticeLine"_s);
    ui::setTextColor(this, ui::warningColor(palette()));
    clear();
}

void NoticeLine::say(const QString &text) {
    setText(u"\u26a0 "_s + text);
    setAccessibleName(text);
    show();
    ui::announce(this);
}

void NoticeLine::clear() {
    setText({});
    hide();
}

} // namespace lectern::teacher
