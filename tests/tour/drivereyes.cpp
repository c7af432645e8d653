// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/tour/drivereyes.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QGraphicsItem>
#include <QGraphicsView>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QScreen>
#include <QTabBar>
#include <QTabWidget>

namespace lectern::tour::eyes {

using namespace Qt::Literals::StringLiterals;

namespace {

QString tabsOf(const QTabBar &bar) {
    QStringList tabs;
    for (int tab = 0; tab < bar.count(); ++tab)
        tabs += bar.tabText(tab).remove(u'&');
    return tabs.join(u'\n');
}

// What is painted beside the text, too: who said it, and when.
QString spokenRowsOf(const QAbstractItemModel &model) {
    QStringList rows;
    for (int row = 0; row < model.rowCount(); ++row)
        rows += model.index(row, 0).data(Qt::AccessibleTextRole).toString();
    return rows.join(u'\n');
}

QString rowsOf(const QAbstractItemModel &model) {
    QStringList rows;
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(); ++column)
            cells += model.index(row, column).data().toString();
        rows += cells.join(u' ');
    }
    return rows.join(u'\n');
}

QStringList drawnTexts(const QGraphicsView &view) {
    QStringList texts;
    for (const QGraphicsItem *item : view.items()) {
        if (const auto *simple = qgraphicsitem_cast<const QGraphicsSimpleTextItem *>(item))
            texts += simple->text();
        else if (const auto *rich = qgraphicsitem_cast<const QGraphicsTextItem *>(item))
            texts += rich->toPlainText();
    }
    return texts;
}

QStringList everythingOf(const QWidget &widget) {
    QStringList texts{textOf(widget), widget.accessibleName(), widget.accessibleDescription(),
                      widget.toolTip()};
    if (const auto *view = qobject_cast<const QGraphicsView *>(&widget))
        texts += drawnTexts(*view);
    return texts;
}

} // namespace

QList<QWidget *> windows() {
    QList<QWidget *> found;
    for (QWidget *window : QApplication::topLevelWidgets()) {
        const Qt::WindowType type = window->windowType();
        if (window->isVisible() && !window->isMinimized() && (type == Qt::Window || type == Qt::Dialog))
            found += window;
    }
    return found;
}

QWidget *find(const QString &name) {
    if (name.contains(u'/')) {
        const QWidget *outer = find(name.section(u'/', 0, 0));
        return outer ? outer->findChild<QWidget *>(name.section(u'/', 1)) : nullptr;
    }
    for (QWidget *window : windows()) {
        if (window->objectName() == name)
            return window;
        for (QWidget *widget : window->findChildren<QWidget *>(name)) {
            if (widget->isVisible())
                return widget;
        }
    }
    return nullptr;
}

QString textOf(const QWidget &widget) {
    if (const auto *label = qobject_cast<const QLabel *>(&widget))
        return label->text();
    if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
        return button->text().remove(u'&').replace(u'\n', u' '); // where it breaks is no matter
    if (const auto *field = qobject_cast<const QLineEdit *>(&widget))
        return field->displayText();
    if (const auto *choice = qobject_cast<const QComboBox *>(&widget))
        return choice->currentText();
    if (const auto *text = qobject_cast<const QPlainTextEdit *>(&widget))
        return text->toPlainText();
    if (const auto *tabs = qobject_cast<const QTabWidget *>(&widget))
        return tabsOf(*tabs->tabBar());
    if (const auto *bar = qobject_cast<const QTabBar *>(&widget))
        return tabsOf(*bar);
    if (const auto *list = qobject_cast<const QListView *>(&widget); list && list->model())
        return spokenRowsOf(*list->model());
    if (const auto *list = qobject_cast<const QAbstractItemView *>(&widget); list && list->model())
        return rowsOf(*list->model());
    return widget.accessibleName();
}

QStringList textsIn(const QWidget &window) {
    QStringList texts{window.windowTitle()};
    texts += everythingOf(window);
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        if (widget->isVisible())
            texts += everythingOf(*widget);
    }
    texts.removeAll(QString());
    texts.removeDuplicates();
    return texts;
}

QJsonObject placeOf(const QWidget &window) {
    return {{u"screen"_s, window.screen()->name()}, {u"fullScreen"_s, window.isFullScreen()}};
}

} // namespace lectern::tour::eyes
