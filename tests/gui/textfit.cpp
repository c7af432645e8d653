// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/textfit.h"

#include "shared/ui/resultbars.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QApplication>
#include <QComboBox>
#include <QFontMetrics>
#include <QLabel>
#include <QTabBar>
#include <QWidget>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;

namespace {

QString nameOf(const QWidget &widget, const QString &text) {
    const QString name = widget.objectName().isEmpty() ? QLatin1StringView(widget.metaObject()->className())
                                                       : widget.objectName();
    return u"%1 \"%2\" (%3x%4)"_s.arg(name, text.left(40)).arg(widget.width()).arg(widget.height());
}

bool elides(const QWidget &widget, const QString &text) { return widget.toolTip().contains(text.left(20)); }

// What wraps is as tall as it needs to be; what does not is as wide.
bool hasRoom(const QLabel &label) {
    if (label.inherits("lectern::teacher::FittedLabel"))
        return true; // shrinks, then elides: tst_fittedlabel
    const QSize wanted = label.sizeHint();
    if (label.wordWrap())
        return label.width() >= label.minimumSizeHint().width() &&
               label.height() >= label.heightForWidth(label.width());
    return (label.width() >= wanted.width() || elides(label, label.text())) &&
           label.height() >= label.fontMetrics().height();
}

bool hasRoom(const QAbstractButton &button) {
    const QSize text = button.fontMetrics().size(Qt::TextShowMnemonic, button.text());
    const int icon = button.icon().isNull() ? 0 : button.iconSize().width() + 4;
    return button.width() >= text.width() + icon && button.height() >= text.height();
}

QStringList cutTabs(const QTabBar &bar) {
    QStringList cut;
    for (int i = 0; i < bar.count(); ++i) {
        const int text = bar.fontMetrics().size(Qt::TextShowMnemonic, bar.tabText(i)).width();
        if (bar.tabRect(i).width() < text)
            cut << nameOf(bar, bar.tabText(i)) + u": the tab is cut"_s;
    }
    return cut;
}

bool hasRoom(const ui::ResultBars &bars) {
    return bars.width() >= bars.minimumSizeHint().width() &&
           bars.height() >= bars.heightForWidth(bars.width());
}

struct Words {
    const QWidget *widget;
    QString text;
    bool hasRoom;
};

// Its dialogs are children too, but windows of their own.
bool isShown(const QWidget &window, const QWidget &widget) {
    return widget.isVisible() && widget.window() == window.window();
}

QList<Words> visibleWords(const QWidget &window) {
    QList<Words> words;
    for (const auto *label : window.findChildren<QLabel *>()) {
        if (isShown(window, *label) && !label->text().isEmpty())
            words.append({label, label->text(), hasRoom(*label)});
    }
    for (const auto *button : window.findChildren<QAbstractButton *>()) {
        if (isShown(window, *button) && !button->text().isEmpty())
            words.append({button, button->text(), hasRoom(*button)});
    }
    for (const auto *bars : window.findChildren<ui::ResultBars *>()) {
        if (isShown(window, *bars))
            words.append({bars, bars->accessibleName(), hasRoom(*bars)});
    }
    return words;
}

QRect placeIn(const QWidget &frame, const QWidget &widget) {
    return QRect(widget.mapTo(&frame, QPoint(0, 0)), widget.size());
}

// What scrolls it may hide it below or above, never at the side; and nothing else may hide it.
bool standsOutside(const QWidget &window, const QWidget &widget) {
    const QWidget *frame = &window;
    for (const QWidget *up = widget.parentWidget(); up && up != &window; up = up->parentWidget()) {
        if (const auto *scroll = qobject_cast<const QAbstractScrollArea *>(up->parentWidget());
            scroll && scroll->viewport() == up) {
            frame = up;
            break;
        }
    }
    const QRect place = placeIn(*frame, widget);
    const bool beside = place.left() < 0 || place.right() >= frame->width();
    const bool above = place.top() < 0 || place.bottom() >= frame->height();
    return beside || (above && frame == &window);
}

// Without what is scrolled away.
QRect seenPart(const QWidget &window, const QWidget &widget) {
    const QRect seen = widget.visibleRegion().boundingRect();
    return seen.translated(widget.mapTo(&window, QPoint(0, 0)));
}

QStringList overlaps(const QWidget &window, const QList<Words> &words) {
    QStringList faults;
    for (qsizetype i = 0; i < words.size(); ++i) {
        for (qsizetype j = i + 1; j < words.size(); ++j) {
            const QWidget &one = *words.at(i).widget;
            const QWidget &other = *words.at(j).widget;
            const bool related = one.isAncestorOf(&other) || other.isAncestorOf(&one);
            if (!related && seenPart(window, one).intersects(seenPart(window, other)))
                faults << nameOf(one, words.at(i).text) + u" lies on "_s + nameOf(other, words.at(j).text);
        }
    }
    return faults;
}

} // namespace

QStringList textFaults(const QWidget &window) {
    QStringList faults;
    const QList<Words> words = visibleWords(window);
    for (const Words &each : words) {
        if (!each.hasRoom)
            faults << nameOf(*each.widget, each.text) + u": its text is cut"_s;
        if (standsOutside(window, *each.widget))
            faults << nameOf(*each.widget, each.text) + u": stands outside"_s;
    }
    for (const auto *tabs : window.findChildren<QTabBar *>()) {
        if (tabs->isVisible())
            faults << cutTabs(*tabs);
    }
    return faults + overlaps(window, words);
}

QStringList textFaultsOfAllWindows() {
    QStringList faults;
    for (const QWidget *window : QApplication::topLevelWidgets()) {
        if (window->isVisible() && !(window->windowFlags() & Qt::ToolTip & ~Qt::Window))
            faults << textFaults(*window);
    }
    return faults;
}

} // namespace lectern::test
