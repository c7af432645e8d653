// SPDX-License-Identifier: GPL-3.0-or-later
// How students join: the address, a button that copies it, one that opens the join card, and the computer's other
// addresses in a menu. objectNames: joinLabel, copyJoinButton, joinCardButton, joinMenuButton, joinMenu.
#pragma once

#include <QStringList>
#include <QTimer>
#include <QWidget>

class QLabel;
class QMenu;
class QPushButton;
class QToolButton;

namespace lectern::teacher {

class JoinLine : public QWidget {
    Q_OBJECT

public:
    explicit JoinLine(QWidget *parent = nullptr);

    // The first one is shown, unless the user has chosen another that is still among them.
    void setAddresses(const QStringList &addresses);
    QString address() const { return m_address; }
    void copy();

Q_SIGNALS:
    void addressChanged(const QString &address);
    void menuWanted(); // the last moment to look for new addresses
    void cardWanted();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeCopy();
    void makeCard();
    void makeMenu();
    void openMenu();
    void dress();
    void choose(const QString &address);
    void showAddress(const QString &address);

    QLabel *m_label;
    QPushButton *m_copy;
    QPushButton *m_card;
    QToolButton *m_others;
    QMenu *m_menu;
    QString m_address;
    QString m_chosen; // by hand; empty: the best one
    QTimer m_copied;  // while the button says that it has copied
};

} // namespace lectern::teacher
