// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/talk/inquiriesmodel.h"

#include "shared/protocol/limits.h"
#include "shared/talk/inquiryorder.h"
#include "shared/talk/inquirywords.h"

#include <algorithm>
#include <utility>

namespace lectern::talk {

using namespace std::chrono_literals;

namespace {

constexpr auto snapshotPause = 500ms; // no page for so long: it was the last one

int rowOf(const std::vector<InquiryRow> &rows, InquiryId id) {
    const auto found = std::ranges::find(rows, id, &InquiryRow::id);
    return found == rows.end() ? -1 : static_cast<int>(found - rows.begin());
}

} // namespace

InquiriesModel::InquiriesModel(client::Requester &requester, protocol::Role reader, QObject *parent)
    : QAbstractListModel(parent), m_requester(requester), m_reader(reader), m_sender(requester) {
    m_gathering.setSingleShot(true);
    m_gathering.setInterval(limits::publishInterval);
    connect(&m_gathering, &QTimer::timeout, this, &InquiriesModel::flush);
    m_snapshotEnd.setSingleShot(true);
    m_snapshotEnd.setInterval(snapshotPause);
    connect(&m_snapshotEnd, &QTimer::timeout, this, [this] {
        m_book.finish();
        flush();
    });
    connect(&m_sender, &InquirySender::asked, this, &InquiriesModel::asked);
    connect(&m_sender, &InquirySender::refused, this, &InquiriesModel::askRefused);
    connect(&m_sender, &InquirySender::waitingChanged, this, &InquiriesModel::waitingChanged);
}

void InquiriesModel::startOver(SeatId own) {
    m_snapshotEnd.stop();
    m_book.startOver(own);
    m_turns.clear();
    m_sender.startOver();
    beginResetModel();
    m_rows.clear();
    endResetModel();
    flush();
    Q_EMIT startedOver();
}

// ---- what the server tells ----

void InquiriesModel::receive(const protocol::ServerMessage &message) {
    if (const auto *inquiry = std::get_if<protocol::Inquiry>(&message)) {
        m_book.take(*inquiry);
        gather();
    } else if (const auto *page = std::get_if<protocol::Inquiries>(&message)) {
        m_book.take(*page);
        m_snapshotEnd.start();
        gather();
        if (page->reset)
            m_sender.goOn();
    }
}

void InquiriesModel::gather() {
    if (!m_gathering.isActive())
        m_gathering.start();
}

void InquiriesModel::flush() {
    m_gathering.stop();
    tell();
    if (!m_isHeld)
        present();
}

void InquiriesModel::tell() {
    if (std::exchange(m_openCount, m_book.openCount()) != m_openCount)
        Q_EMIT openCountChanged(m_openCount);
    if (std::exchange(m_projectedText, m_book.projectedText()) != m_projectedText)
        Q_EMIT projectedChanged(m_projectedText);
}

void InquiriesModel::setHeld(bool held) {
    m_isHeld = held;
    if (!held)
        flush();
}

// ---- the list ----

void InquiriesModel::present() {
    const std::vector<InquiryRow> rows = m_book.sorted();
    dropGone(rows);
    addNew(rows);
    reorder(rows);
    for (int row = 0; row < rowCount(); ++row) {
        InquiryRow &shown = m_rows[size_t(row)];
        if (isSame(shown, rows[size_t(row)]))
            continue;
        shown = rows[size_t(row)];
        Q_EMIT dataChanged(index(row), index(row));
    }
}

void InquiriesModel::dropGone(const std::vector<InquiryRow> &rows) {
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (rowOf(rows, m_rows[size_t(row)].id()) >= 0)
            continue;
        beginRemoveRows({}, row, row);
        m_rows.erase(m_rows.begin() + row);
        endRemoveRows();
    }
}

void InquiriesModel::addNew(const std::vector<InquiryRow> &rows) {
    std::vector<InquiryRow> fresh;
    std::ranges::copy_if(rows, std::back_inserter(fresh),
                         [this](const InquiryRow &row) { return rowOf(m_rows, row.id()) < 0; });
    if (fresh.empty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(fresh.size()) - 1);
    m_rows.insert(m_rows.end(), fresh.begin(), fresh.end());
    endInsertRows();
}

// Both lists name the same: brings what is shown into the order of the other.
void InquiriesModel::reorder(const std::vector<InquiryRow> &rows) {
    if (std::ranges::equal(m_rows, rows, {}, &InquiryRow::id, &InquiryRow::id))
        return;
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    std::vector<InquiryRow> ordered;
    for (const InquiryRow &row : rows)
        ordered.push_back(m_rows[size_t(rowOf(m_rows, row.id()))]);
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    for (const QModelIndex &old : before)
        after.append(index(rowOf(ordered, m_rows[size_t(old.row())].id())));
    m_rows = std::move(ordered);
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

QModelIndex InquiriesModel::indexOf(InquiryId id) const {
    const int row = rowOf(m_rows, id);
    return row < 0 ? QModelIndex() : index(row);
}

int InquiriesModel::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant InquiriesModel::data(const QModelIndex &index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const InquiryRow &row = m_rows[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Text:
        return row.inquiry.text;
    case Qt::AccessibleTextRole:
        return spokenText(row);
    case Who:
        return askerText(row);
    case TimeText:
        return askedAtText(row);
    case DateText:
        return askedOnText(row);
    case MeTooText:
        return meTooText(row);
    case StandingText:
        return standingText(row);
    case AnswerText:
        return answerText(row);
    case Answer:
        return row.inquiry.answer;
    case Inquiry:
        return row.id().value;
    case Open:
        return row.isOpen();
    case Own:
        return row.own;
    case Joined:
        return row.joined;
    case Projected:
        return row.inquiry.projected;
    default:
        return {};
    }
}

// ---- what the reader does ----

void InquiriesModel::inquire(const QString &text, bool anonymous) { m_sender.inquire(text, anonymous); }

// Shown at once, as the button is pressed; what the server says to it comes later.
void InquiriesModel::setJoined(InquiryId id, bool joined) {
    const int turn = ++m_turn;
    m_turns[id] = turn;
    m_book.wish(id, joined);
    flush();
    m_requester.ask(
        protocol::MeToo{id, joined}, this,
        [this, id, joined, turn](const client::Answer &answer) { takeJoined(id, joined, turn, answer); });
}

void InquiriesModel::takeJoined(InquiryId id, bool joined, int turn, const client::Answer &answer) {
    if (answer.isDone())
        m_book.setJoined(id, joined);
    const auto last = m_turns.find(id);
    if (last != m_turns.end() && last->second == turn) { // else it was pressed again meanwhile
        m_turns.erase(last);
        m_book.forgetWish(id);
    }
    flush();
    if (!answer.isDone())
        Q_EMIT refused(id, answer);
}

void InquiriesModel::answer(InquiryId id, const QString &text) {
    request(id, protocol::AnswerInquiry{id, text}, &InquiriesModel::answered);
}

void InquiriesModel::project(InquiryId id) {
    request(id, protocol::ProjectInquiry{id}, &InquiriesModel::projected);
}

void InquiriesModel::dismiss(InquiryId id) {
    request(id, protocol::DismissInquiry{id}, &InquiriesModel::dismissed);
}

void InquiriesModel::request(InquiryId id, const protocol::ClientMessage &message, Done done) {
    m_requester.ask(message, this, [this, id, done](const client::Answer &answer) {
        if (answer.isDone())
            Q_EMIT(this->*done)(id);
        else
            Q_EMIT refused(id, answer);
    });
}

} // namespace lectern::talk
