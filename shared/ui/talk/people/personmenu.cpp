// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/talk/people/personmenu.h"

#include "shared/protocol/limits.h"
#include "shared/talk/standing.h"

namespace lectern::ui {

using namespace Qt::Literals::StringLiterals;
using protocol::Person;
using protocol::Role;

PersonMenu::PersonMenu(const Person &person, const Reader &reader, QWidget *parent)
    : QMenu(parent), m_seat(person.seat) {
    setObjectName(u"personMenu"_s);
    setAccessibleName(tr("What to do about %1").arg(person.name));
    setAttribute(Qt::WA_DeleteOnClose);
    if (!isFor(person, reader))
        return;
    add(u"messagePersonAction"_s, tr("&Message..."), &PersonMenu::messageWanted);
    if (!person.door)
        add(u"invitePersonAction"_s, tr("&Invite into a room..."), &PersonMenu::inviteWanted);
    if (reader.role == Role::Teacher && person.role == Role::Student)
        addTeachersActs(person);
}

bool PersonMenu::isFor(const Person &person, const Reader &reader) {
    return person.seat && person.seat != reader.seat && person.state != protocol::PersonState::Left &&
           talk::readsMessages(person);
}

void PersonMenu::add(const QString &name, const QString &text, Intent intent) {
    QAction *action = addAction(text);
    action->setObjectName(name);
    connect(action, &QAction::triggered, this, [this, intent] { Q_EMIT(this->*intent)(m_seat); });
}

void PersonMenu::addTeachersActs(const Person &person) {
    addSeparator();
    if (!person.door) // plain text knows no hands
        add(u"callPersonAction"_s, tr("&Call on"), &PersonMenu::callWanted);
    if (person.handSince)
        add(u"lowerPersonAction"_s, tr("&Lower the hand"), &PersonMenu::lowerHandWanted);
    addSeparator();
    if (person.muted)
        return addMute(this, u"unmuteAction"_s, tr("Let &talk again"), 0);
    QMenu *mute = addMenu(tr("M&ute"));
    mute->setObjectName(u"muteMenu"_s);
    addMute(mute, u"mute1Action"_s, tr("For &1 minute"), 60);
    addMute(mute, u"mute5Action"_s, tr("For &5 minutes"), 5 * 60);
    addMute(mute, u"mute15Action"_s, tr("For 15 &minutes"), 15 * 60);
    const auto longest = std::chrono::seconds(limits::longestMute).count();
    addMute(mute, u"muteLessonAction"_s, tr("Until the &end of the lesson"), static_cast<int>(longest));
}

void PersonMenu::addMute(QMenu *menu, const QString &name, const QString &text, int seconds) {
    QAction *action = menu->addAction(text);
    action->setObjectName(name);
    connect(action, &QAction::triggered, this, [this, seconds] { Q_EMIT muteWanted(m_seat, seconds); });
}

} // namespace lectern::ui
