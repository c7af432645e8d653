// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/textsize.h"

#include <QApplication>
#include <QFont>
#include <QFontInfo>
#include <QSettings>

namespace lectern::ui {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr auto sizeKey = "window/textPercent"_L1;
}

TextSize::TextSize(QObject *parent)
    : QObject(parent), m_systemSize(QFontInfo(QApplication::font()).pointSizeF()) {
    set(QSettings().value(sizeKey, usual).toInt());
}

void TextSize::set(int percent) {
    const int wanted = qBound(smallest, percent, largest);
    if (wanted == m_percent)
        return;
    m_percent = wanted;
    QSettings().setValue(sizeKey, m_percent);
    QFont font = QApplication::font();
    font.setPointSizeF(m_systemSize * m_percent / 100);
    QApplication::setFont(font);
    Q_EMIT changed();
}

} // namespace lectern::ui
