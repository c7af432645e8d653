// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/mailbox.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QThread>

#include <thread>

using namespace lectern;

class TestMailbox : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void manyPostsMakeOneReading();
    void keepsTheOrderOfEachSender();
    void aReaderMayPost();
};

void TestMailbox::manyPostsMakeOneReading() {
    QObject owner;
    std::vector<std::vector<int>> readings;
    Mailbox<int> mailbox(owner, [&](std::vector<int> letters) { readings.push_back(std::move(letters)); });
    for (int i = 0; i < 3; ++i)
        mailbox.post(i);
    QVERIFY(readings.empty());
    QCoreApplication::processEvents();
    QCOMPARE(readings.size(), size_t(1));
    QCOMPARE(readings.front(), (std::vector{0, 1, 2}));
}

void TestMailbox::keepsTheOrderOfEachSender() {
    constexpr int each = 10'000;
    QObject owner;
    std::vector<std::pair<int, int>> read;
    Mailbox<std::pair<int, int>> mailbox(owner, [&](const std::vector<std::pair<int, int>> &letters) {
        read.insert(read.end(), letters.begin(), letters.end());
    });
    const auto send = [&](int sender) {
        for (int i = 0; i < each; ++i)
            mailbox.post({sender, i});
    };
    std::thread one(send, 0);
    std::thread two(send, 1);
    WAIT_FOR(read.size() == size_t(2 * each));
    one.join();
    two.join();
    int next[2] = {0, 0};
    for (const auto &[sender, number] : read)
        QCOMPARE(number, next[sender]++);
}

void TestMailbox::aReaderMayPost() {
    QObject owner;
    int last = 0;
    std::function<void(int)> post;
    Mailbox<int> mailbox(owner, [&](const std::vector<int> &letters) {
        last = letters.back();
        if (last < 3)
            post(last + 1);
    });
    post = [&](int letter) { mailbox.post(letter); };
    post(1);
    WAIT_COMPARE(last, 3);
}

LECTERN_TEST(TestMailbox, QCoreApplication)
#include "tst_mailbox.moc"
