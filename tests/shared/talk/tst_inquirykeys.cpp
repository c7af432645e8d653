// SPDX-License-Identifier: GPL-3.0-or-later
// The key by which a question that comes twice is known.
#include "shared/talk/inquirysender.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSignalSpy>

using namespace Qt::Literals::StringLiterals;
using namespace lectern;
using protocol::Inquire;
using talk::InquirySender;

class TestInquiryKeys : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void aQuestionThatIsSentAgainHasTheSameKeyAndAnotherOneAnother() {
        test::ScriptedServer server;
        server.answersRequests = false;
        client::Connection connection;
        client::Requester requester(connection);
        InquirySender sender(requester);
        QSignalSpy asked(&sender, &InquirySender::asked);
        const auto sent = [&] { return server.receivedOf<Inquire>(); };
        client::Credentials credentials;
        credentials.name = u"Ana"_s;
        connection.open({u"127.0.0.1"_s, server.port()}, credentials);
        WAIT_COMPARE(connection.state(), client::LinkState::Ready);
        sender.inquire(u"Why?"_s, true);
        WAIT_COMPARE(sent().size(), 1U);
        server.hangUp();
        WAIT_FOR(sender.isWaiting());
        WAIT_COMPARE(connection.state(), client::LinkState::Ready);
        server.answersRequests = true;
        sender.goOn();
        WAIT_COMPARE(asked.size(), 1);
        sender.inquire(u"Why?"_s, true);
        WAIT_COMPARE(asked.size(), 2);

        const std::vector<Inquire> all = sent();
        QCOMPARE(all.size(), 3U);
        static const QRegularExpression hex(u"^[0-9a-f]{32}$"_s); // 128 bits
        for (const Inquire &inquire : all) {
            QVERIFY2(hex.match(inquire.key).hasMatch(), qPrintable(inquire.key));
            QCOMPARE(inquire.text, u"Why?"_s);
            QVERIFY(inquire.anonymous);
        }
        QCOMPARE(all[0].key, all[1].key);
        QVERIFY(all[1].key != all[2].key);
    }
};

LECTERN_TEST(TestInquiryKeys, QCoreApplication)
#include "tst_inquirykeys.moc"
