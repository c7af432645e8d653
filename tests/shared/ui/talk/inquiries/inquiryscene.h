// SPDX-License-Identifier: GPL-3.0-or-later
// The panel of questions to the teacher in a window, in a class whose server answers as the test says.
#pragma once

#include "shared/talk/inquiriesmodel.h"
#include "shared/ui/errortext.h"
#include "shared/ui/talk/field/messageedit.h"
#include "shared/ui/talk/inquiries/inquiriespanel.h"
#include "shared/ui/talk/inquiries/inquirylist.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/testcase.h"

#include <QCheckBox>
#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace lectern::test {

inline protocol::Inquiry inquiry(quint64 id, const QString &text, int meToo = 0) {
    protocol::Inquiry inquiry;
    inquiry.inquiry = InquiryId{id};
    inquiry.seat = SeatId{100 + id};
    inquiry.name = QStringLiteral("Ben");
    inquiry.text = text;
    inquiry.at = 1'795'165'320'000;
    inquiry.meToo = meToo;
    return inquiry;
}

struct InquiryScene {
    static constexpr SeatId own{7}; // as the scripted server says
    static constexpr std::chrono::milliseconds rest{200};

    ScriptedServer server;
    client::Connection connection;
    client::Requester requester{connection};
    talk::InquiriesModel model;
    QWidget window;
    ui::InquiriesPanel panel;

    explicit InquiryScene(protocol::Role role = protocol::Role::Student)
        : model(requester, role), panel(model, &window, rest) {
        auto *column = new QVBoxLayout(&window);
        column->addWidget(&panel);
        window.resize(480, 560);
        window.show();
        window.activateWindow();
        model.startOver(own);
        QObject::connect(&connection, &client::Connection::received, &model, &talk::InquiriesModel::receive);
        server.snapshot = {protocol::Inquiries{true, {}, {}}};
    }
    void join() {
        client::Credentials credentials;
        credentials.role = model.reader();
        credentials.name = QStringLiteral("Ana");
        connection.open({QStringLiteral("127.0.0.1"), server.port()}, credentials);
        WAIT_COMPARE(connection.state(), client::LinkState::Ready);
    }

    void joinAmong(std::vector<protocol::Inquiry> inquiries, std::vector<InquiryId> mine = {}) {
        const size_t count = inquiries.size();
        server.snapshot = {protocol::Inquiries{true, std::move(inquiries), std::move(mine)}};
        join();
        WAIT_COMPARE(size_t(model.rowCount()), count);
    }
    void tell(const protocol::ServerMessage &message) {
        model.receive(message);
        model.flush();
    }
    void refuse(ErrorCode code, const QString &text, std::optional<double> wait = {}) {
        m_refusal.code = code;
        m_refusal.text = text;
        m_refusal.wait = wait;
        server.contentOf = [this](const protocol::ClientMessage &) {
            return protocol::ServerMessage(m_refusal);
        };
    }
    QString refusal() const { return ui::errorText(m_refusal); } // in words

    template <class Widget = QWidget>
    Widget *find(const QString &name) const {
        return window.findChild<Widget *>(name);
    }
    ui::InquiryList *list() const { return find<ui::InquiryList>(QStringLiteral("inquiryList")); }
    QPushButton *button(const QString &name) const { return find<QPushButton>(name); }
    QString notice() const {
        const auto *label = find<QLabel>(QStringLiteral("inquiryNotice"));
        return label->isVisible() ? label->text() : QString();
    }
    QString chosen() const { return list()->currentIndex().data().toString(); }
    QDialog *dialog(const QString &name) const {
        auto *dialog = find<QDialog>(name);
        return dialog && dialog->isVisible() ? dialog : nullptr;
    }
    ui::MessageEdit *edit(const QString &name) const { return dialog(name)->findChild<ui::MessageEdit *>(); }
    QPushButton *send(const QString &name) const {
        return dialog(name)->findChild<QPushButton *>(QStringLiteral("inquirySendButton"));
    }

    QPoint middleOf(int row) const { return list()->visualRect(model.index(row)).center(); }
    void choose(int row) const { QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, middleOf(row)); }
    void leaveTheList() const {
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(list()->viewport(), &leave);
    }
    void click(const QString &name) const { // as with a mouse, which leaves the list for it
        leaveTheList();
        QTest::mouseClick(button(name), Qt::LeftButton);
    }
    template <class Message>
    std::vector<Message> sent() const {
        return server.receivedOf<Message>();
    }

private:
    protocol::Error m_refusal;
};

} // namespace lectern::test
