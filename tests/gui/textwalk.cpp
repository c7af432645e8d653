// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/textwalk.h"

#include "shared/protocol/limits.h"
#include "shared/ui/theme.h"
#include "tests/gui/textfit.h"

#include <QApplication>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;

QString longQuestion() {
    return u"A question of many words and letters, "_s.repeated(14).left(limits::questionCharacters);
}

void TextWalk::initTestCase() {
    QCoreApplication::setOrganizationName(u"Lectern"_s);
    ui::applyTheme(*qApp);
    m_font = QApplication::font();
}

void TextWalk::cleanup() {
    QApplication::setFont(m_font);
    QApplication::setLayoutDirection(Qt::LeftToRight);
}

void TextWalk::addEveryWindow(QSize smallest, QSize usual) {
    QTest::addColumn<double>("scale");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    for (const double scale : {1.0, 2.0}) {
        for (const QSize size : {smallest, usual, QSize(1920, 1080)}) {
            for (const auto direction : {Qt::LeftToRight, Qt::RightToLeft})
                QTest::addRow("%g %% at %dx%d, %s", scale * 100, size.width(), size.height(),
                              direction == Qt::LeftToRight ? "left to right" : "right to left")
                    << scale << size << direction;
        }
    }
}

QSize TextWalk::dressForTheRow() {
    QFETCH(double, scale);
    QFETCH(QSize, size);
    QFETCH(Qt::LayoutDirection, direction);
    QApplication::setLayoutDirection(direction);
    QApplication::setFont(ui::scaledFont(scale));
    m_faults.clear();
    return size;
}

void TextWalk::look(const QString &state) {
    if (QTest::qWaitFor([] { return textFaultsOfAllWindows().isEmpty(); }, 1000))
        return;
    for (const QString &fault : textFaultsOfAllWindows())
        m_faults << state + u": "_s + fault;
}

} // namespace lectern::test
