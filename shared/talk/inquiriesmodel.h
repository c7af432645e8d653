// SPDX-License-Identifier: GPL-3.0-or-later
// What the class asks the teacher, the most wanted first; and what a reader does with it. While somebody is about to
// click nothing in the list moves or changes: what comes meanwhile is shown afterwards.
#pragma once

#include "shared/client/requester.h"
#include "shared/talk/inquirybook.h"
#include "shared/talk/inquirysender.h"

#include <QAbstractListModel>
#include <QTimer>

namespace lectern::talk {

class InquiriesModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        Text = Qt::UserRole, // foreign text, as the name and the answer
        Who,                 // "Ben", "[You]", "Without a name"
        TimeText,            // "10:02" in the reader's zone and manner
        DateText,            // the same in full
        MeTooText,           // "3 also want to know"; empty: nobody
        StandingText,        // "On the wall", "Answered aloud"; may be empty
        AnswerText,          // "Answer: ..."; empty: none in writing
        Answer,              // the answer alone
        Inquiry,             // quint64
        Open,                // not answered
        Own,                 // asked by the reader, with the name
        Joined,              // the reader has said "me too"
        Projected,           // on the wall
    };

    InquiriesModel(client::Requester &requester, protocol::Role reader, QObject *parent = nullptr);

    // Another class, or another person, who has this seat: all of it goes, a question that was kept as well.
    void startOver(SeatId own);

    protocol::Role reader() const { return m_reader; }
    int openCount() const { return m_openCount; }             // not answered
    QString projectedText() const { return m_projectedText; } // on the wall; empty: none

    // Nothing moves until false.
    void setHeld(bool held);
    bool isHeld() const { return m_isHeld; }
    QModelIndex indexOf(InquiryId id) const; // invalid: not in the list

    // A student's. One question at a time: not while isAsking(). Without a connection it is kept, and asked as soon as
    // the connection is back. Ends in asked() or askRefused().
    void inquire(const QString &text, bool anonymous);
    bool isAsking() const { return m_sender.isBusy(); }
    bool isWaiting() const { return m_sender.isWaiting(); } // it is kept: there is no connection
    void setJoined(InquiryId id, bool joined);              // "me too"
    // A teacher's. They end in answered(), projected() or dismissed(), or in refused().
    void answer(InquiryId id, const QString &text); // empty: answered aloud
    void project(InquiryId id);                     // none: none any more
    void dismiss(InquiryId id);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

    void flush(); // what was gathered is shown now, without waiting for the timer

public Q_SLOTS:
    void receive(const lectern::protocol::ServerMessage &message);

Q_SIGNALS:
    void openCountChanged(int count);
    void projectedChanged(const QString &text);
    void startedOver();
    void asked();
    void askRefused(const lectern::protocol::Error &error); // its `wait`: seconds
    void waitingChanged();                                  // isAsking() or isWaiting()
    void answered(lectern::InquiryId id);
    void projected(lectern::InquiryId id); // as this reader wished; none: taken off
    void dismissed(lectern::InquiryId id);
    // Nothing was changed; or the connection broke, and whether it happened will be seen.
    void refused(lectern::InquiryId id, const lectern::client::Answer &answer);

private:
    using Done = void (InquiriesModel::*)(InquiryId);

    void gather();
    void tell();
    void present();
    void dropGone(const std::vector<InquiryRow> &rows);
    void addNew(const std::vector<InquiryRow> &rows);
    void reorder(const std::vector<InquiryRow> &rows);
    void request(InquiryId id, const protocol::ClientMessage &message, Done done);
    void takeJoined(InquiryId id, bool joined, int turn, const client::Answer &answer);

    client::Requester &m_requester;
    const protocol::Role m_reader;
    InquirySender m_sender;
    InquiryBook m_book;               // as it is
    std::vector<InquiryRow> m_rows;   // as it is shown
    std::map<InquiryId, int> m_turns; // of the last "me too" under way
    int m_turn = 0;
    int m_openCount = 0;
    QString m_projectedText;
    bool m_isHeld = false;
    QTimer m_gathering;
    QTimer m_snapshotEnd; // the server does not say which page is the last
};

} // namespace lectern::talk
