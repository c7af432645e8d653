// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/views/textsize.h"

#include <QApplication>
#include <QFont>
#include <QFontInfo>
#include <QSettings>

namespace lectern::teacher {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int smallest = 70;
constexpr int largest = 250;
constexpr auto sizeKey = "window/textPercent"_L1;

} // namespace

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
}

} // namespace lectern::teacher
