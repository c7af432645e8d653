// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/talk/panes.h"

#include <QPointer>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace lectern::talk {

using protocol::RoomEnd;
using protocol::RoomKind;

namespace {

// Ids above those of the wire are ours.
RoomId blankFor(SeatId partner) { return {largestId + partner.value}; }

} // namespace

Panes::Panes(client::Requester &requester, QObject *parent) : QObject(parent), m_pages(requester) {}

Panes::~Panes() = default;

void Panes::startOver(SeatId own, const std::optional<SeenMarks> &seen) {
    m_own = own;
    m_seenBefore = seen;
    m_others.clear();
    m_missing.clear();
    m_isSettled = true;
    m_isReturn = false;
    m_pages.clear();
    const auto forgotten = std::exchange(m_panes, {}); // the views let go of the models first
    Q_EMIT startedOver();
}

// ---- what there is ----

const protocol::Room *Panes::room(RoomId room) const {
    const auto pane = m_panes.find(room);
    return pane == m_panes.end() ? nullptr : &pane->second.room;
}

PaneModel *Panes::model(RoomId room) const {
    const auto pane = m_panes.find(room);
    return pane == m_panes.end() ? nullptr : pane->second.model.get();
}

std::vector<RoomId> Panes::rooms() const {
    std::vector<RoomId> ids;
    for (const auto &[id, pane] : m_panes)
        ids.push_back(id);
    std::stable_partition(ids.begin(), ids.end(), [this](RoomId id) { return id == classRoom(); });
    return ids;
}

std::vector<protocol::Room> Panes::otherRooms() const {
    std::vector<protocol::Room> rooms;
    for (const auto &[id, room] : m_others)
        rooms.push_back(room);
    return rooms;
}

SeenMarks Panes::seen() const {
    SeenMarks marks;
    for (const auto &[id, pane] : m_panes) {
        if (!isBlank(id))
            marks.emplace(id, pane.model->seen());
    }
    return marks;
}

RoomId Panes::classRoom() const {
    for (const auto &[id, pane] : m_panes) {
        if (pane.room.kind == RoomKind::Class)
            return id;
    }
    return {};
}

RoomId Panes::directWith(SeatId partner) const {
    for (const auto &[id, pane] : m_panes) {
        if (pane.room.kind == RoomKind::Direct && pane.room.partner == partner && !isBlank(id))
            return id;
    }
    return {};
}

// ---- the blank ones ----

RoomId Panes::openDirect(SeatId partner, const QString &name) {
    if (const RoomId known = directWith(partner))
        return known;
    const RoomId blank = blankFor(partner);
    if (!m_panes.contains(blank))
        open({blank, RoomKind::Direct, name, partner, {}, true, 0, {}});
    return blank;
}

void Panes::closeBlank(RoomId room) {
    if (isBlank(room))
        remove(room, {room, RoomEnd::Left, {}});
}

// ---- what comes from the server ----

void Panes::receive(const protocol::ServerMessage &message) {
    if (const auto *rooms = std::get_if<protocol::Rooms>(&message)) {
        takeRooms(*rooms);
    } else if (const auto *end = std::get_if<protocol::RoomGone>(&message)) {
        takeGone(*end);
    } else if (const auto *page = std::get_if<protocol::Messages>(&message)) {
        if (PaneModel *model = this->model(page->room))
            model->take(*page);
    } else if (const auto *said = std::get_if<protocol::Message>(&message)) {
        if (PaneModel *model = this->model(said->room))
            model->hear(*said);
    }
}

void Panes::takeRooms(const protocol::Rooms &message) {
    if (message.reset) {
        m_isSettled = false;
        m_others.clear();
        m_missing.clear();
        for (const auto &[id, pane] : m_panes) {
            if (!isBlank(id))
                m_missing.insert(id);
        }
    }
    for (const protocol::Room &room : message.rooms)
        take(room);
}

void Panes::take(const protocol::Room &room) {
    m_missing.erase(room.room);
    m_others.erase(room.room);
    const auto known = m_panes.find(room.room);
    if (!room.member) {
        m_others.insert_or_assign(room.room, room);
        if (known != m_panes.end())
            remove(room.room, {room.room, RoomEnd::Left, {}});
    } else if (known == m_panes.end()) {
        open(room);
        Q_EMIT seenChanged();
    } else {
        known->second.room = room;
        if (!m_isSettled && known->second.model->newest() > room.last)
            renew(known->second);
        Q_EMIT changed(room.room);
    }
}

void Panes::takeGone(const protocol::RoomGone &message) {
    m_others.erase(message.room);
    remove(message.room, message);
}

void Panes::settle() {
    if (std::exchange(m_isSettled, true))
        return;
    for (const RoomId room : std::exchange(m_missing, {}))
        remove(room, {room, RoomEnd::Other, {}});
    const bool isReturn = std::exchange(m_isReturn, true);
    m_pages.clear(); // what is still wanted is asked for anew
    for (const RoomId room : rooms()) {
        PaneModel *model = this->model(room);
        if (!model || isBlank(room))
            continue;
        if (isReturn)
            model->catchUp();
        else if (model->isToBeCounted())
            model->goToNewest();
    }
    Q_EMIT seenChanged();
}

// ---- opening and closing ----

void Panes::open(const protocol::Room &room) {
    const RoomId blank = room.kind == RoomKind::Direct ? blankFor(room.partner) : RoomId();
    const bool takesPlace = blank != room.room && m_panes.contains(blank);
    m_panes.insert_or_assign(room.room, Pane{room, makeModel(room)});
    if (!takesPlace) {
        Q_EMIT opened(room.room);
        return;
    }
    Q_EMIT replaced(blank, room.room);
    m_panes.erase(blank);
}

// The server has been set back to an older copy of the class: its numbers come once more, for other messages.
void Panes::renew(Pane &pane) {
    const auto old = std::exchange(pane.model, makeModel(pane.room));
    pane.model->setArrived(pane.room.last, pane.room.last);
    Q_EMIT renewed(pane.room.room); // the views let go of the old one
}

std::unique_ptr<PaneModel> Panes::makeModel(const protocol::Room &of) {
    const RoomId room = of.room;
    auto model = std::make_unique<PaneModel>(room, m_own);
    if (!m_isSettled && m_isReturn) // it was opened meanwhile
        model->missAll();
    else if (!m_isSettled)
        model->setArrived(of.last, seenBefore(of));
    else if (of.kind == RoomKind::Separate) // taken in: what was said there before was not for the reader
        model->setArrived(of.last, of.last);
    connect(model.get(), &PaneModel::wanted, this,
            [this, pane = model.get()](const protocol::ListMessages &request) { fetch(pane, request); });
    connect(model.get(), &PaneModel::unreadChanged, this, [this, room] { Q_EMIT unreadChanged(room); });
    connect(model.get(), &PaneModel::seenChanged, this, &Panes::seenChanged);
    return model;
}

// Who is new in the class, or in its next lesson, has missed nothing in it.
MessageId Panes::seenBefore(const protocol::Room &room) const {
    if (!m_seenBefore)
        return room.last;
    const auto mark = m_seenBefore->find(room.room);
    if (mark != m_seenBefore->end())
        return mark->second;
    return room.kind == RoomKind::Class ? room.last : MessageId();
}

void Panes::fetch(PaneModel *model, const protocol::ListMessages &request) {
    if (isBlank(request.room)) { // nothing has been said; later, for the model is still asking
        QTimer::singleShot(0, model, [model, request] { model->take({request.room, {}, false, {}, {}}); });
        return;
    }
    m_pages.add(*model, request);
}

void Panes::remove(RoomId room, const protocol::RoomGone &how) {
    const auto pane = m_panes.find(room);
    if (pane == m_panes.end())
        return;
    const Pane removed = std::move(pane->second);
    m_panes.erase(pane);
    Q_EMIT gone(how, removed.room.name); // the views let go of the model, which goes with this function
}

} // namespace lectern::talk
