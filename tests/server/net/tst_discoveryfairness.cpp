// SPDX-License-Identifier: GPL-3.0-or-later
// A heap of questions is answered, a flood is not; and nobody's flood takes the answers of the others.
#include "server/net/discoveryresponder.h"
#include "tests/server/net/asker.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>

#include <algorithm>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class TestDiscoveryFairness : public test::TestCase {
    Q_OBJECT

protected:
    void prepare() override;

private Q_SLOTS:
    void cleanup() { m_responder.reset(); }
    void aHeapOfQuestionsIsAnsweredToTheLast();
    void oneAskerIsAnsweredAtItsRate();
    void aFloodOfOneLeavesTheOthersTheirAnswers();
    void allTogetherAreAnsweredAtTheirRate();

private:
    bool hasReadAll() const;

    static constexpr int askerBurst = static_cast<int>(limits::discoveryAskerBurst);

    HandTurnedClock m_clock;
    quint16 m_port = 0;
    std::unique_ptr<DiscoveryResponder> m_responder;
};

void TestDiscoveryFairness::prepare() {
    m_port = freePort();
    m_responder = std::make_unique<DiscoveryResponder>(
        DiscoveryResponder::Server{{local}, m_port, u"Physics 7b"_s}, m_clock);
    QVERIFY(m_responder->start(m_port));
}

bool TestDiscoveryFairness::hasReadAll() const {
    return std::ranges::none_of(m_responder->findChildren<QUdpSocket *>(), &QUdpSocket::hasPendingDatagrams);
}

void TestDiscoveryFairness::aHeapOfQuestionsIsAnsweredToTheLast() {
    constexpr int heap = 80; // more than are read at once, less than a socket holds
    std::vector<std::unique_ptr<Asker>> askers;
    for (quint32 i = 1; i <= 8; ++i)
        askers.push_back(std::make_unique<Asker>(QHostAddress(local.toIPv4Address() + i)));
    for (size_t i = 0; i < heap; ++i)
        askers[i % askers.size()]->ask(m_port);
    for (const auto &asker : askers)
        WAIT_COMPARE(asker->answers().size(), heap / qsizetype(askers.size()));
}

void TestDiscoveryFairness::oneAskerIsAnsweredAtItsRate() {
    Asker asker;
    for (int i = 0; i < askerBurst; ++i) {
        asker.ask(m_port);
        WAIT_COMPARE(asker.answers().size(), i + 1);
    }
    asker.ask(m_port); // no time has passed: nothing is left
    WAIT_FOR(hasReadAll());
    QCOMPARE(asker.answers().size(), askerBurst);
    m_clock.now += 1s;
    asker.ask(m_port);
    WAIT_COMPARE(asker.answers().size(), askerBurst + 1);
}

void TestDiscoveryFairness::aFloodOfOneLeavesTheOthersTheirAnswers() {
    Asker flood;
    for (int i = 0; i < limits::discoveryAnswersBurst; ++i) {
        flood.ask(m_port);
        if (i % 50 == 0)
            WAIT_FOR(hasReadAll());
    }
    Asker other(QHostAddress(u"127.0.0.2"_s));
    other.ask(m_port);
    WAIT_COMPARE(other.answers().size(), 1);
    QCOMPARE(flood.answers().size(), askerBurst);
}

void TestDiscoveryFairness::allTogetherAreAnsweredAtTheirRate() {
    constexpr int most = static_cast<int>(limits::discoveryAnswersBurst);
    int answers = 0;
    for (quint32 i = 1; i <= most / askerBurst + 1; ++i) {
        Asker asker(QHostAddress(local.toIPv4Address() + i));
        for (int question = 0; question < askerBurst; ++question)
            asker.ask(m_port);
        WAIT_FOR(hasReadAll());
        answers += static_cast<int>(asker.answers().size());
    }
    QCOMPARE(answers, most);
}

LECTERN_TEST(TestDiscoveryFairness, QCoreApplication)
#include "tst_discoveryfairness.moc"
