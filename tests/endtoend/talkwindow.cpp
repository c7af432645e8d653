// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/endtoend/talkwindow.h"

#include "shared/ui/talk/panestack.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QLabel>
#include <QMenu>
#include <QTabBar>
#include <QTabWidget>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;

namespace {

template <class Condition>
bool wait(const Condition &condition, const QString &forWhat) {
    const bool came = QTest::qWaitFor(condition, patience);
    if (!came)
        qWarning("There is no %s.", qUtf8Printable(forWhat));
    return came;
}

int tabOf(const QTabBar &bar, const QString &begin) {
    for (int tab = 0; tab < bar.count(); ++tab) {
        const QString label = bar.tabText(tab);
        if (label == begin || label.startsWith(begin + u" ("_s))
            return tab;
    }
    return -1;
}

void clickTab(QTabBar &bar, const QString &begin) {
    if (wait([&] { return tabOf(bar, begin) >= 0; }, u"tab "_s + begin))
        QTest::mouseClick(&bar, Qt::LeftButton, {}, bar.tabRect(tabOf(bar, begin)).center());
}

QMenu *openMenu() { return qobject_cast<QMenu *>(QApplication::activePopupWidget()); }

} // namespace

TalkWindow::TalkWindow(std::unique_ptr<QMainWindow> window) : m_window(std::move(window)) {
    m_window->show();
}

void TalkWindow::comeToFront() {
    m_window->activateWindow();
    m_window->raise();
    wait([this] { return m_window->isActiveWindow(); }, u"window in front"_s);
}

void TalkWindow::strike(const QKeySequence &keys) {
    comeToFront();
    const QKeyCombination key = keys[0];
    QTest::keyClick(m_window.get(), key.key(), key.keyboardModifiers());
}

QString TalkWindow::text(const QString &label) const {
    const auto *found = seen<QLabel>(label);
    return found ? found->text() : QString();
}

// ---- tabs ----

void TalkWindow::openSide(const QString &name) { clickTab(*find<QTabWidget>(u"sideTabs"_s)->tabBar(), name); }

QString TalkWindow::side(const QString &name) const {
    const QTabBar &bar = *find<QTabWidget>(u"sideTabs"_s)->tabBar();
    return bar.tabText(tabOf(bar, name));
}

void TalkWindow::openPane(const QString &name) {
    openSide(u"Chat"_s);
    clickTab(*find<QTabBar>(u"paneTabs"_s), name);
}

QStringList TalkWindow::panes() const {
    const auto &bar = *find<QTabBar>(u"paneTabs"_s);
    QStringList labels;
    for (int tab = 0; tab < bar.count(); ++tab)
        labels += bar.tabText(tab);
    return labels;
}

QString TalkWindow::pane() const {
    const auto &bar = *find<QTabBar>(u"paneTabs"_s);
    return bar.tabText(bar.currentIndex());
}

// ---- what is said ----

ui::ChatView *TalkWindow::view() const { return find<ui::PaneStack>(u"paneStack"_s)->currentView(); }

QStringList TalkWindow::lines() const {
    QStringList lines;
    if (!view())
        return lines;
    const auto *model = view()->model();
    for (int row = 0; row < model->rowCount(); ++row)
        lines += model->index(row, 0).data(Qt::AccessibleTextRole).toString();
    return lines;
}

int TalkWindow::row(const QString &end) const {
    const QStringList lines = this->lines();
    for (int row = int(lines.size()) - 1; row >= 0; --row) {
        if (lines[row].endsWith(end))
            return row;
    }
    return -1;
}

void TalkWindow::clickLine(const QString &end, Qt::MouseButton button) {
    if (!wait([&] { return shows(end); }, u"line "_s + end))
        return;
    const QRect place = view()->visualRect(view()->model()->index(row(end), 0));
    QTest::mouseClick(view()->viewport(), button, {}, place.center());
}

void TalkWindow::openMenuOf(const QString &end) {
    clickLine(end, Qt::RightButton);
    if (!shows(end))
        return;
    const QPoint at = view()->visualRect(view()->model()->index(row(end), 0)).center();
    QContextMenuEvent wish(QContextMenuEvent::Mouse, at, view()->viewport()->mapToGlobal(at),
                           Qt::NoModifier); // as the desktop makes one of that click
    QCoreApplication::sendEvent(view()->viewport(), &wish);
}

// ---- the field ----

// The dialogs have such an edit, too.
ui::MessageEdit *TalkWindow::field() const {
    return find<QWidget>(u"messageField"_s)->findChild<ui::MessageEdit *>();
}

void TalkWindow::type(const QString &text) {
    if (!field()->isVisible())
        openSide(u"Chat"_s);
    field()->setFocus();
    QTest::keyClicks(field(), text);
}

void TalkWindow::say(const QString &text) {
    if (!field()->isVisible())
        openSide(u"Chat"_s);
    QTest::keySequence(field(), QKeySequence::SelectAll);
    QTest::keyClick(field(), Qt::Key_Delete);
    type(text);
    QTest::keyClick(field(), Qt::Key_Return);
}

// ---- lists ----

QStringList TalkWindow::rows(const QString &list) const {
    QStringList lines;
    const auto *model = find<QAbstractItemView>(list)->model();
    for (int row = 0; row < model->rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < model->columnCount(); ++column)
            cells += model->index(row, column).data().toString();
        lines += cells.join(u" | "_s);
    }
    return lines;
}

void TalkWindow::clickRow(const QString &list, const QString &begin, Qt::MouseButton button) {
    QModelIndex row;
    if (wait([&] { return (row = rowOf(list, begin)).isValid(); }, u"row "_s + begin)) {
        auto *view = seen<QAbstractItemView>(list);
        point(view->viewport());
        QTest::mouseClick(view->viewport(), button, {}, view->visualRect(row).center());
    }
}

QModelIndex TalkWindow::rowOf(const QString &list, const QString &begin) const {
    const auto *view = seen<QAbstractItemView>(list);
    for (int row = 0; view && row < view->model()->rowCount(); ++row) {
        const QModelIndex index = view->model()->index(row, 0);
        if (index.data().toString().startsWith(begin))
            return index;
    }
    return {};
}

void TalkWindow::openPersonMenu(const QString &name) {
    openSide(u"People"_s);
    clickRow(u"peopleList"_s, name);
    press(u"personMenuButton"_s);
}

// ---- buttons, menus, dialogs ----

QAbstractButton *TalkWindow::pressable(const QString &name) const {
    for (auto *found : m_window->findChildren<QAbstractButton *>(name)) {
        if (found->isVisible() && found->isEnabled())
            return found;
    }
    return nullptr;
}

bool TalkWindow::offers(const QString &button) const { return pressable(button); }

void TalkWindow::press(const QString &button) {
    if (!wait([&] { return offers(button); }, button))
        return;
    point(pressable(button));
    QTest::mouseClick(pressable(button), Qt::LeftButton);
}

void TalkWindow::point(QWidget *at) {
    QEvent leaves(QEvent::Leave); // QTest sends none
    if (m_pointed && m_pointed != at)
        QCoreApplication::sendEvent(m_pointed, &leaves);
    m_pointed = at;
}

QAction *TalkWindow::actionOf(const QString &name) const {
    for (QAction *action : openMenu() ? openMenu()->actions() : QList<QAction *>()) {
        if (action->objectName() == name || (action->menu() && action->menu()->objectName() == name))
            return action;
    }
    return nullptr;
}

void TalkWindow::choose(const QString &name) {
    if (wait([&] { return actionOf(name); }, u"entry "_s + name))
        QTest::mouseClick(openMenu(), Qt::LeftButton, {},
                          openMenu()->actionGeometry(actionOf(name)).center());
}

QStringList TalkWindow::menu() const {
    QStringList names;
    for (const QAction *action : openMenu() ? openMenu()->actions() : QList<QAction *>()) {
        if (action->isEnabled() && !action->isSeparator())
            names += action->menu() ? action->menu()->objectName() : action->objectName();
    }
    return names;
}

QDialog *TalkWindow::dialog(const QString &name) const { return seen<QDialog>(name); }

} // namespace lectern::test
