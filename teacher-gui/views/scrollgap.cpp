// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/views/scrollgap.h"

#include "shared/ui/theme.h"

#include <QLayout>
#include <QScrollArea>
#include <QScrollBar>

namespace lectern::teacher {

void keepClearOfScrollBar(QScrollArea &area) {
    QObject::connect(area.verticalScrollBar(), &QScrollBar::rangeChanged, &area, [&area](int, int most) {
        const int gap = most > 0 ? ui::space : 0;
        const bool mirrored = area.isRightToLeft();
        area.widget()->layout()->setContentsMargins(mirrored ? gap : 0, 0, mirrored ? 0 : gap, 0);
    });
}

} // namespace lectern::teacher
