// SPDX-License-Identifier: GPL-3.0-or-later
// Case 2: there is no descriptor for anybody more. Not for a build with sanitizers: CMakeLists.txt.
#include "tests/hostile/figures.h"
#include "tests/hostile/hostilecase.h"
#include "tests/hostile/mob.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <sys/resource.h>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::Literals::StringLiterals;

namespace {

bool limitDescriptors(qint64 process, qsizetype most) {
    rlimit limit{};
    const auto id = static_cast<pid_t>(process);
    if (::prlimit(id, RLIMIT_NOFILE, nullptr, &limit) != 0)
        return false;
    limit.rlim_cur = static_cast<rlim_t>(most);
    return ::prlimit(id, RLIMIT_NOFILE, &limit, nullptr) == 0;
}

} // namespace

class TestDescriptors : public HostileCase {
    Q_OBJECT

private Q_SLOTS:
    void case02_withoutDescriptorsNewcomersAreRefusedWithoutASpin();
};

void TestDescriptors::case02_withoutDescriptorsNewcomersAreRefusedWithoutASpin() {
    QVERIFY(begin());
    const qsizetype usual = descriptorsOf(serverId());
    QVERIFY(limitDescriptors(serverId(), usual + 3));
    Mob mob(server().port(), wire());
    mob.open(60);
    WAIT_FOR(mob.turn().ended() >= 50); // some fit
    if (!isEncrypted()) {               // without a descriptor no handshake, and so no word
        size_t told = 0;
        for (size_t i = 0; i < mob.size(); ++i)
            told += mob.received(i).contains("server-full") ? 1 : 0;
        QCOMPARE(told, mob.ended());
    }
    const auto worked = processorTimeOf(serverId());
    QElapsedTimer time;
    time.start();
    WAIT_FOR(time.elapsed() > 1000);
    const auto work = processorTimeOf(serverId()) - worked;
    QVERIFY2(work.count() < 300 * sanitizerFactor, qPrintable(u"%1 ms of work"_s.arg(work.count())));
    QCOMPARE(teacher().request(protocol::Ping{})["type"_L1], "ok"_L1);
    mob.close();
    WAIT_FOR(descriptorsOf(serverId()) <= usual + 1);
    QVERIFY(isServing());
}

LECTERN_TEST(TestDescriptors, QCoreApplication)
#include "tst_descriptors.moc"
