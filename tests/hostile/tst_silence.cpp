// SPDX-License-Identifier: GPL-3.0-or-later
// Case 12: a peer that vanishes without an end of the stream. Takes as long as it says: 45 s.
#include "tests/support/cuttableproxy.h"
#include "tests/support/rawclient.h"
#include "tests/support/serverprocess.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonArray>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int longPatience = 60'000;

// Ana behind a network that falls silent, on one kind of wire.
struct Lesson {
    explicit Lesson(Wire wire) : server({}, wire) {}

    bool begin() {
        if (!server.start())
            return false;
        network = std::make_unique<CuttableProxy>(server.port());
        teacher = std::make_unique<RawClient>(server.port(), server.wire());
        ana = std::make_unique<RawClient>(network->port(), server.wire());
        return !teacher->joinTeacher(server.teacherKey()).isEmpty() && !ana->joinStudent(u"Ana"_s).isEmpty();
    }
    bool isAnaAway() const {
        const QJsonArray people = teacher->all().constLast()["people"_L1].toArray();
        return people.at(0)["name"_L1] == "Ana"_L1 && people.at(0)["state"_L1] == "away"_L1;
    }

    ServerProcess server;
    std::unique_ptr<CuttableProxy> network;
    std::unique_ptr<RawClient> teacher;
    std::unique_ptr<RawClient> ana;
    qint64 away = 0; // milliseconds until the teacher's list said so
};

} // namespace

class TestSilence : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void case12_aPeerThatVanishesWithoutAFinIsGoneFromTheListWithin45Seconds() {
        Lesson encrypted(Wire::Tls);
        Lesson plain(Wire::Plain);
        QVERIFY(encrypted.begin() && plain.begin());
        for (Lesson *lesson : {&encrypted, &plain})
            lesson->network->freeze();
        QElapsedTimer time;
        time.start();
        qint64 nextBeat = 0;
        const auto areBothAway = [&] {
            for (Lesson *lesson : {&encrypted, &plain}) {
                if (time.elapsed() >= nextBeat)
                    lesson->teacher->send(protocol::Pong{}); // the teacher is here all the time
                if (lesson->away == 0 && lesson->isAnaAway())
                    lesson->away = time.elapsed();
            }
            nextBeat = time.elapsed() >= nextBeat ? time.elapsed() + 5000 : nextBeat;
            return encrypted.away > 0 && plain.away > 0;
        };
        QVERIFY(QTest::qWaitFor(areBothAway, longPatience));
        constexpr qint64 slack = 1000; // until this process notices
        for (const Lesson *lesson : {&encrypted, &plain}) {
            QVERIFY2(lesson->away <= 45'000 + slack, qPrintable(QString::number(lesson->away)));
            QVERIFY2(lesson->away > 30'000, "an ordinary gap was taken for the end");
            QCOMPARE(lesson->teacher->request(protocol::Ping{})["type"_L1], "ok"_L1);
        }
    }
};

LECTERN_TEST(TestSilence, QCoreApplication)
#include "tst_silence.moc"
