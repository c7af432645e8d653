// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/hostile/markupfinder.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QGraphicsScene>
#include <QGraphicsTextItem>
#include <QGraphicsView>
#include <QLabel>
#include <QTextDocumentFragment>
#include <QTextEdit>

#include <algorithm>
#include <functional>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;

namespace {

// What is foreign here has angle brackets around it: where they are gone, they were taken for markup.
bool isTakenForMarkup(const QString &text, const QString &mark) {
    return text.contains(mark) && Qt::mightBeRichText(text) &&
           !QTextDocumentFragment::fromHtml(text).toPlainText().contains(u'<');
}

// All items, children too.
bool hasItem(const QAbstractItemModel &model, const QModelIndex &parent,
             const std::function<bool(const QModelIndex &)> &fits) {
    for (int row = 0; row < model.rowCount(parent); ++row) {
        for (int column = 0; column < model.columnCount(parent); ++column) {
            const QModelIndex index = model.index(row, column, parent);
            if (fits(index) || (column == 0 && hasItem(model, index, fits)))
                return true;
        }
    }
    return false;
}

bool hasItem(const QWidget *widget, const std::function<bool(const QModelIndex &)> &fits) {
    const auto *view = qobject_cast<const QAbstractItemView *>(widget);
    return view && view->model() && hasItem(*view->model(), {}, fits);
}

bool drawsMarkup(const QLabel *label, const QString &mark) {
    if (!label || label->textFormat() == Qt::PlainText)
        return false;
    return isTakenForMarkup(label->text(), mark);
}

// What a document has made of it: an image or a table in place of the characters.
bool hasMadeMarkup(const QString &html, const QString &mark) {
    return html.contains(mark) && (html.contains("<img"_L1) || html.contains("<table"_L1));
}

bool drawsMarkup(const QGraphicsView *view, const QString &mark) {
    if (!view || !view->scene())
        return false;
    return std::ranges::any_of(view->scene()->items(), [&](const QGraphicsItem *item) {
        const auto *text = dynamic_cast<const QGraphicsTextItem *>(item);
        return text && hasMadeMarkup(text->toHtml(), mark);
    });
}

QStringList faultsOf(const QWidget *widget, const QString &mark) {
    QStringList faults;
    if (drawsMarkup(qobject_cast<const QLabel *>(widget), mark))
        faults += u"label"_s;
    const auto *edit = qobject_cast<const QTextEdit *>(widget);
    if (edit && hasMadeMarkup(edit->toHtml(), mark))
        faults += u"document"_s;
    if (drawsMarkup(qobject_cast<const QGraphicsView *>(widget), mark))
        faults += u"picture"_s;
    if (isTakenForMarkup(widget->toolTip(), mark) || isTakenForMarkup(widget->whatsThis(), mark))
        faults += u"tool tip"_s;
    const auto hasTip = [&](const QModelIndex &index) {
        return isTakenForMarkup(index.data(Qt::ToolTipRole).toString(), mark);
    };
    if (hasItem(widget, hasTip))
        faults += u"tool tip of an item"_s;
    return faults;
}

} // namespace

QStringList foreignMarkup(const QString &mark) {
    QStringList all;
    for (const QWidget *widget : QApplication::allWidgets()) {
        for (const QString &fault : faultsOf(widget, mark))
            all += u"%1 (%2): %3"_s.arg(widget->objectName(),
                                        QLatin1StringView(widget->metaObject()->className()), fault);
    }
    return all;
}

bool isShownVerbatim(const QString &text) {
    return std::ranges::any_of(QApplication::allWidgets(), [&](const QWidget *widget) {
        if (!widget->isVisible())
            return false;
        const auto *label = qobject_cast<const QLabel *>(widget);
        const auto *edit = qobject_cast<const QTextEdit *>(widget);
        const auto hasText = [&](const QModelIndex &index) { return index.data().toString().contains(text); };
        return (label && label->text().contains(text)) || (edit && edit->toPlainText().contains(text)) ||
               hasItem(widget, hasText);
    });
}

} // namespace lectern::test
