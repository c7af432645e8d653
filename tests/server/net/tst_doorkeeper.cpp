// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/net/doorkeeper.h"
#include "server/net/nativesocket.h"
#include "tests/support/faketime.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QNetworkDatagram>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUdpSocket>

#include <algorithm>

using namespace lectern;
using namespace Qt::Literals::StringLiterals;
using protocol::Door;

namespace {

const QHostAddress here(QHostAddress::LocalHost);

int portOf(const DoorKeeper &doors, Door door) {
    const protocol::Doors state = doors.state();
    return std::ranges::find(state.doors, door, &protocol::DoorState::door)->port;
}

bool isOpen(const DoorKeeper &doors, Door door) {
    const protocol::Doors state = doors.state();
    return std::ranges::find(state.doors, door, &protocol::DoorState::door)->open;
}

// Who asks from this address.
class Caller {
public:
    explicit Caller(const QString &address) { m_socket.bind(QHostAddress(address)); }

    void send(const QByteArray &bytes, int port) {
        m_socket.writeDatagram(bytes, here, static_cast<quint16>(port));
    }
    bool hasAnswer() const { return m_socket.hasPendingDatagrams(); }
    QByteArray answer() { return m_socket.receiveDatagram().data(); }

private:
    QUdpSocket m_socket;
};

} // namespace

class TestDoorKeeper : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void closedDoorsSayWhereTheyWouldBe();
    void anOpenDoorLetsPeopleIn();
    void aDoorMovesAndWhoIsInStays();
    void aPortInUseIsRefusedAndNothingChanges();
    void aClosedDoorIsClosed();
    void aDoorThatWaitsLetsNobodyIn();
    void datagramsAreAnsweredOneForOne();
    void aFloodOfOneLeavesTheOthersTheirAnswers();
    void longDatagramsCountAsSeveral();
    void serviceToServiceIsNotAnswered();

private:
    void prepare() override;

    test::FakeTime m_time;
    std::unique_ptr<classic::Guests> m_guests;
    std::unique_ptr<DoorKeeper> m_doors;
    QStringList m_announced;
    QList<Door> m_accepted;
};

void TestDoorKeeper::prepare() {
    m_guests = std::make_unique<classic::Guests>(classic::Poll::Origin{}, [](const QString &) {});
    m_doors = std::make_unique<DoorKeeper>(QList{here}, *m_guests, m_time);
    m_announced.clear();
    m_accepted.clear();
    connect(m_doors.get(), &DoorKeeper::announced, this,
            [this](const QString &line) { m_announced += line; });
    connect(m_doors.get(), &DoorKeeper::accepted, this, [this](qintptr descriptor, Door door) {
        m_accepted += door;
        native::drop(descriptor);
    });
}

void TestDoorKeeper::closedDoorsSayWhereTheyWouldBe() {
    const protocol::Doors state = m_doors->state();
    QCOMPARE(state.doors.size(), 6U);
    QCOMPARE(portOf(*m_doors, Door::Poll), 4445);
    QCOMPARE(portOf(*m_doors, Door::Echo), 7007);
    QVERIFY(std::ranges::none_of(state.doors, &protocol::DoorState::open));
    QCOMPARE(state.addresses, std::vector{u"127.0.0.1"_s});
    const DoorKeeper everywhere({QHostAddress(QHostAddress::Any)}, *m_guests, m_time);
    QVERIFY(everywhere.state().addresses.empty());
}

void TestDoorKeeper::anOpenDoorLetsPeopleIn() {
    QVERIFY(!m_doors->open(Door::Poll, 0));
    QVERIFY(!m_doors->open(Door::Chat, 0));
    const int port = portOf(*m_doors, Door::Chat);
    QCOMPARE(m_announced.last(), u"classic chat: listening on 127.0.0.1:%1"_s.arg(port));
    QTcpSocket client;
    client.connectToHost(here, static_cast<quint16>(port));
    WAIT_COMPARE(m_accepted, QList{Door::Chat});
}

void TestDoorKeeper::aDoorMovesAndWhoIsInStays() {
    QVERIFY(!m_doors->open(Door::Poll, 0));
    const int before = portOf(*m_doors, Door::Poll);
    QVERIFY(!m_doors->open(Door::Poll, before)); // open already
    QCOMPARE(m_announced.size(), 1);
    QVERIFY(!m_doors->open(Door::Poll, 0));
    QVERIFY(portOf(*m_doors, Door::Poll) != before);
    QTcpSocket client;
    client.connectToHost(here, static_cast<quint16>(before));
    WAIT_COMPARE(client.error(), QAbstractSocket::ConnectionRefusedError);
}

void TestDoorKeeper::aPortInUseIsRefusedAndNothingChanges() {
    QTcpServer other;
    QVERIFY(other.listen(here));
    QVERIFY(!m_doors->open(Door::Poll, 0));
    const int before = portOf(*m_doors, Door::Poll);
    const auto refused = m_doors->open(Door::Poll, other.serverPort());
    QVERIFY(refused);
    QVERIFY(refused->code == ErrorCode::PortInUse);
    QCOMPARE(refused->text,
             u"Port %1 could not be opened for poll: it is in use already. Choose another port."_s.arg(
                 other.serverPort()));
    QCOMPARE(portOf(*m_doors, Door::Poll), before);
    QVERIFY(m_doors->open(Door::Chat, before)); // another door has it
    QVERIFY(!isOpen(*m_doors, Door::Chat));
}

void TestDoorKeeper::aClosedDoorIsClosed() {
    QVERIFY(!m_doors->open(Door::Echo, 0));
    const int port = portOf(*m_doors, Door::Echo);
    QCOMPARE(m_announced, (QStringList{u"classic echo/tcp: listening on 127.0.0.1:%1"_s.arg(port),
                                       u"classic echo/udp: listening on 127.0.0.1:%1"_s.arg(port)}));
    m_doors->close(Door::Echo);
    QCOMPARE(m_announced.last(), u"classic echo: closed"_s);
    QVERIFY(!isOpen(*m_doors, Door::Echo));
    m_doors->close(Door::Echo); // once is enough
    QCOMPARE(m_announced.size(), 3);
    QVERIFY(!m_doors->open(Door::Echo, port)); // free again at once
}

void TestDoorKeeper::aDoorThatWaitsLetsNobodyIn() {
    m_doors->setAccepting(false);
    QVERIFY(!m_doors->open(Door::Chat, 0));
    QTcpSocket client;
    client.connectToHost(here, static_cast<quint16>(portOf(*m_doors, Door::Chat)));
    WAIT_COMPARE(client.state(), QAbstractSocket::ConnectedState); // the system's backlog
    QCoreApplication::processEvents();
    QVERIFY(m_accepted.isEmpty());
    m_doors->setAccepting(true);
    WAIT_COMPARE(m_accepted, QList{Door::Chat});
}

void TestDoorKeeper::datagramsAreAnsweredOneForOne() {
    QVERIFY(!m_doors->open(Door::Echo, 0));
    QVERIFY(!m_doors->open(Door::Clock, 0));
    const auto echo = static_cast<quint16>(portOf(*m_doors, Door::Echo));
    const auto clock = static_cast<quint16>(portOf(*m_doors, Door::Clock));
    QUdpSocket client;
    QVERIFY(client.bind(here));
    client.writeDatagram("SEND_WHAT", here, clock); // no answer
    client.writeDatagram("", here, clock);
    for (const QByteArray &bytes : {QByteArray("\0\xff", 2), QByteArray(), QByteArray(9000, 'x')}) {
        client.writeDatagram(bytes, here, echo);
        WAIT_FOR(client.hasPendingDatagrams());
        QCOMPARE(client.receiveDatagram().data(), bytes);
    }
    client.writeDatagram("SEND_DATE", here, clock);
    WAIT_FOR(client.hasPendingDatagrams());
    const QNetworkDatagram answer = client.receiveDatagram();
    QCOMPARE(answer.senderPort(), int(clock));
    QVERIFY(QDate::fromString(QString::fromLatin1(answer.data()), Qt::ISODate).isValid());
    QVERIFY(!client.hasPendingDatagrams());
}

void TestDoorKeeper::aFloodOfOneLeavesTheOthersTheirAnswers() {
    QVERIFY(!m_doors->open(Door::Echo, 0));
    const int echo = portOf(*m_doors, Door::Echo);
    Caller flood(u"127.0.0.1"_s);
    Caller other(u"127.0.0.2"_s);
    for (int i = 0; i < limits::classicDatagramsBurst / 10; ++i) {
        flood.send("x", echo);
        WAIT_FOR(flood.hasAnswer());
        flood.answer();
    }
    flood.send("too much", echo);
    other.send("y", echo);
    WAIT_FOR(other.hasAnswer()); // the earlier one has been looked at
    QCOMPARE(other.answer(), "y");
    QVERIFY(!flood.hasAnswer());
    m_time.pass(std::chrono::seconds(1));
    flood.send("later", echo);
    WAIT_FOR(flood.hasAnswer());
    QCOMPARE(flood.answer(), "later");
}

void TestDoorKeeper::longDatagramsCountAsSeveral() {
    QVERIFY(!m_doors->open(Door::Echo, 0));
    const int echo = portOf(*m_doors, Door::Echo);
    Caller caller(u"127.0.0.1"_s);
    const QByteArray bytes(50 * 1024, 'x'); // 200 KiB at once are for one
    for (int i = 0; i < 3; ++i) {
        caller.send(bytes, echo);
        WAIT_FOR(caller.hasAnswer());
        QCOMPARE(caller.answer(), bytes);
    }
    caller.send(bytes + 'x', echo);
    caller.send("short", echo);
    WAIT_FOR(caller.hasAnswer());
    QCOMPARE(caller.answer(), "short");
}

void TestDoorKeeper::serviceToServiceIsNotAnswered() {
    QVERIFY(!m_doors->open(Door::Echo, 0));
    const auto echo = static_cast<quint16>(portOf(*m_doors, Door::Echo));
    QUdpSocket twin; // another echo on the same port: each would answer the other for ever
    if (!twin.bind(QHostAddress(u"127.0.0.2"_s), echo))
        QFAIL("127.0.0.2 is no address of this computer");
    twin.writeDatagram("ping", here, echo);
    QUdpSocket client;
    QVERIFY(client.bind(here));
    client.writeDatagram("pong", here, echo);
    WAIT_FOR(client.hasPendingDatagrams()); // the earlier one has been looked at
    QVERIFY(!twin.hasPendingDatagrams());
}

LECTERN_TEST(TestDoorKeeper, QCoreApplication)
#include "tst_doorkeeper.moc"
