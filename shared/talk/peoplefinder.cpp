// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/talk/peoplefinder.h"

#include "shared/talk/peoplemodel.h"
#include "shared/talk/plaintooltip.h"
#include "shared/talk/standing.h"

namespace lectern::talk {

using namespace Qt::Literals::StringLiterals;
using protocol::Member;

PeopleFinder::PeopleFinder(client::Requester &requester, QObject *parent, std::chrono::milliseconds pause)
    : QAbstractTableModel(parent), m_requester(requester) {
    m_pause.setSingleShot(true);
    m_pause.setInterval(pause);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        if (!m_isAsking)
            ask();
    });
}

int PeopleFinder::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_found.size());
}

int PeopleFinder::columnCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : PeopleModel::Standing + 1;
}

QVariant PeopleFinder::data(const QModelIndex &index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Member &person = this->person(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == PeopleModel::Name ? person.name : stateText(person.state);
    case Qt::ToolTipRole:
        return plainToolTip(person.name + u'\n' + stateText(person.state));
    case Qt::AccessibleTextRole:
        return QString(person.name + u", "_s + stateText(person.state));
    case PeopleModel::HasLeft:
        return person.state == protocol::PersonState::Left;
    default:
        return {};
    }
}

bool PeopleFinder::canFetchMore(const QModelIndex &parent) const {
    return !parent.isValid() && m_isFresh && m_more && !m_isAsking;
}

void PeopleFinder::fetchMore(const QModelIndex &parent) {
    if (canFetchMore(parent))
        ask();
}

bool PeopleFinder::isSearching() const { return !m_isFresh && m_problem.isEmpty(); }

void PeopleFinder::search(const QString &text) {
    if (text.simplified() == m_text)
        return;
    m_text = text.simplified();
    startOver();
}

void PeopleFinder::startOver() {
    m_problem.clear();
    m_isFresh = m_text.isEmpty();
    m_pause.start();
    if (m_isFresh) {
        m_pause.stop();
        setFound({});
    }
    Q_EMIT stateChanged();
}

void PeopleFinder::ask() {
    m_isAsking = true;
    m_asked = m_text;
    m_after = m_isFresh ? m_found.back().seat : SeatId();
    m_requester.ask(protocol::FindPeople{m_asked, m_after}, this,
                    [this, turn = ++m_turn](const client::Answer &answer) { takeAnswer(turn, answer); });
}

void PeopleFinder::receive(const protocol::ServerMessage &message) {
    if (const auto *page = std::get_if<protocol::FoundPeople>(&message))
        take(*page);
    const auto *people = std::get_if<protocol::People>(&message);
    if (people && people->reset && !m_text.isEmpty())
        startOver(); // a login: who is there may be others
}

void PeopleFinder::take(const protocol::FoundPeople &page) {
    const bool isNextPage = bool(m_after);
    if (!m_isAsking || page.text != m_asked || m_asked != m_text || (isNextPage && !m_isFresh))
        return; // of a search before; what is wanted now is asked for behind its answer
    m_isAsking = false;
    ++m_turn;
    m_pause.stop();
    m_isFresh = true;
    m_problem.clear();
    setFound(page);
    Q_EMIT stateChanged();
}

// Without a page that was of use.
void PeopleFinder::takeAnswer(quint64 turn, const client::Answer &answer) {
    if (turn != m_turn)
        return;
    m_isAsking = false;
    const bool isOfNow = m_asked == m_text && (m_isFresh || !m_after);
    if (!isOfNow) {
        if (!m_isFresh && !m_pause.isActive())
            ask();
        return;
    }
    if (answer.isLost())
        m_problem = tr("Not connected: nobody can be looked for.");
    else
        m_problem =
            answer.error.text.isEmpty() ? tr("The server did not say who is called so.") : answer.error.text;
    Q_EMIT stateChanged();
}

// While the rows change there is nothing to fetch, whoever looks.
void PeopleFinder::setFound(const protocol::FoundPeople &page) {
    m_more = false;
    if (m_isFresh && !m_text.isEmpty() && m_after) {
        append(page.people);
    } else {
        beginResetModel();
        m_found = page.people;
        endResetModel();
    }
    m_more = page.more && !page.people.empty();
}

void PeopleFinder::append(const std::vector<Member> &people) {
    if (people.empty())
        return;
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(people.size()) - 1);
    m_found.insert(m_found.end(), people.begin(), people.end());
    endInsertRows();
}

} // namespace lectern::talk
