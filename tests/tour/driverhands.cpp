// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/tour/driverhands.h"

#include "tests/tour/drivereyes.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QMainWindow>
#include <QPointer>
#include <QScrollArea>
#include <QTabBar>
#include <QTabWidget>
#include <QTest>

namespace lectern::tour::hands {

using namespace Qt::Literals::StringLiterals;

namespace {

QMainWindow *mainWindow() {
    for (QWidget *window : eyes::windows()) {
        if (auto *found = qobject_cast<QMainWindow *>(window))
            return found;
    }
    return nullptr;
}

const QPoint corner(2, 2); // where the mouse rests, in no button's way
const auto noWindow = u"the program has no window"_s;

void scrollTo(QWidget *widget) {
    for (QWidget *above = widget->parentWidget(); above; above = above->parentWidget()) {
        if (auto *area = qobject_cast<QScrollArea *>(above))
            area->ensureWidgetVisible(widget);
    }
}

// Empty when a click there reaches the widget.
QString obstacle(const QString &name, QWidget *widget) {
    if (!widget)
        return u"there is no %1 to be seen"_s.arg(name);
    if (!widget->isEnabled())
        return u"%1 cannot be pressed: it is disabled"_s.arg(name);
    const QWidget *modal = QApplication::activeModalWidget();
    if (modal && modal != widget->window())
        return u"%1 cannot be reached: a dialog is open"_s.arg(name);
    scrollTo(widget);
    const QPoint middle = widget->mapTo(widget->window(), widget->rect().center());
    const QWidget *hit = widget->window()->childAt(middle);
    const bool reached = hit && (hit == widget || widget->isAncestorOf(hit));
    return reached ? QString() : u"%1 is covered"_s.arg(name);
}

void click(const QWidget &widget, const QPoint &at) {
    const QPointer<QWindow> window = widget.window()->windowHandle();
    window->requestActivate(); // as every desktop does; keys go there then
    QTest::mouseClick(window, Qt::LeftButton, {}, widget.mapTo(widget.window(), at));
    if (window && window->isVisible()) // that may have closed it
        QTest::mouseMove(window, QPoint(window->width(), window->height()) - corner);
}

QRect placeOfTab(const QTabBar &bar, const QString &words) {
    for (int tab = 0; tab < bar.count(); ++tab) {
        if (bar.tabText(tab).contains(words))
            return bar.tabRect(tab);
    }
    return {};
}

QRect placeOfRow(QAbstractItemView &view, const QString &words) {
    for (int row = 0; view.model() && row < view.model()->rowCount(); ++row) {
        const QModelIndex index = view.model()->index(row, 0);
        if (!index.data().toString().contains(words))
            continue;
        view.scrollTo(index);
        return view.visualRect(index).intersected(view.viewport()->rect());
    }
    return {};
}

} // namespace

Attempt press(const QString &name) {
    QWidget *widget = eyes::find(name);
    if (const QString why = obstacle(name, widget); !why.isEmpty())
        return Attempt::notYet(why);
    click(*widget, widget->rect().center());
    return Attempt::success();
}

Attempt choose(const QString &name, const QString &words) {
    QWidget *widget = eyes::find(name);
    if (const QString why = obstacle(name, widget); !why.isEmpty())
        return Attempt::notYet(why);
    auto *view = qobject_cast<QAbstractItemView *>(widget);
    QWidget *clicked = view ? view->viewport() : widget;
    auto *tabs = qobject_cast<QTabWidget *>(widget);
    auto *bar = tabs ? tabs->tabBar() : qobject_cast<QTabBar *>(widget);
    if (bar)
        clicked = bar;
    const QRect place = bar ? placeOfTab(*bar, words) : view ? placeOfRow(*view, words) : QRect();
    if (place.isEmpty())
        return Attempt::notYet(u"there is no \"%1\" among: %2"_s.arg(words, eyes::textOf(*widget)));
    click(*clicked, place.center());
    return Attempt::success();
}

Attempt type(const QString &field, const QString &text) {
    const Attempt clicked = press(field);
    if (!clicked.done)
        return clicked;
    QWindow *window = eyes::find(field)->window()->windowHandle();
    QTest::keySequence(window, QKeySequence(QKeySequence::SelectAll)); // what is there is replaced
    for (const QChar letter : text)
        QTest::sendKeyEvent(QTest::Click, window, Qt::Key_unknown, QString(letter), {});
    return Attempt::success();
}

Attempt strike(const QString &name, const QString &keys) {
    const QWidget *widget = eyes::find(name);
    if (!widget)
        return Attempt::notYet(u"there is no %1 to be seen"_s.arg(name));
    QTest::keySequence(widget->window()->windowHandle(), QKeySequence(keys));
    return Attempt::success();
}

Attempt resize(int width, int height) {
    QMainWindow *window = mainWindow();
    if (!window)
        return Attempt::notYet(noWindow);
    window->resize(width, height);
    return Attempt::success();
}

Attempt closeWindow() {
    QMainWindow *window = mainWindow();
    if (!window)
        return Attempt::notYet(noWindow);
    window->close();
    return Attempt::success();
}

Attempt dress(bool dark) {
    QApplication::setPalette(QPalette(dark ? QColor(0x303030) : QColor(0xf0f0f0)));
    return Attempt::success();
}

} // namespace lectern::tour::hands
