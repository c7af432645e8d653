// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/client/seatstore.h"
#include "tests/support/testcase.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTextStream>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace lectern::client;

class TestSeatStore : public lectern::test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void givesBackWhatWasSaved();
    void hasNothingAtTheFirstStart();
    void forgetsWhenTold();
    void givesASecondWindowASeatOfItsOwn();
    void givesTheFirstSeatToTheNextWindowOnceClosed();
    void keepsStudentAndTeacherApart();
    void keepsTheFileFromOthers();
    void recoversTheSeatOfACrashedWindow();
    void keepsTheLockOfAWindowThatIsOpenForDays();
    void ignoresADamagedFile_data();
    void ignoresADamagedFile();
    void saysSoWhenNothingCanBeWritten();
    void hasSeatsForSoManyWindows();
    void windowsStartedAtOnceInAnyOrderGetTheirOwnSeatsBack();
    void aNewNameTakesNobodysSeat();
    void aSeatOnAnotherServerIsAnotherSeat();
    void aNameAloneFindsItsSeatOnAnyServer();
    void aWantedSeatThatAnotherWindowHoldsIsLeftToIt();
    void whenAllPlacesAreTakenTheOldestSeatGoes();

private:
    void prepare() override;
    QString file() const { return m_folder + u"/student-1.json"_s; }
    void write(const QByteArray &content);
    std::unique_ptr<SeatStore> window(const QString &name, const QString &server = u"lab-pc"_s) const;
    void closeWindowsOf(const QStringList &names) const;

    QString m_folder;
    const StoredSeat m_ana{u"lab-pc:4445"_s, u"Ana \"Ä\""_s, "00ff10"};
};

void TestSeatStore::prepare() { m_folder = freshFolder() + u"/made/when/missing"_s; }

void TestSeatStore::write(const QByteArray &content) {
    QDir().mkpath(m_folder);
    QFile damaged(file());
    QVERIFY(damaged.open(QIODevice::WriteOnly));
    damaged.write(content);
}

void TestSeatStore::givesBackWhatWasSaved() {
    QVERIFY(SeatStore(u"student"_s, m_folder).save(m_ana));
    const auto seat = SeatStore(u"student"_s, m_folder).load();
    QVERIFY(seat);
    QCOMPARE(seat->server, m_ana.server);
    QCOMPARE(seat->name, m_ana.name);
    QCOMPARE(seat->token, m_ana.token);
}

void TestSeatStore::hasNothingAtTheFirstStart() { QVERIFY(!SeatStore(u"student"_s, m_folder).load()); }

void TestSeatStore::forgetsWhenTold() {
    SeatStore store(u"student"_s, m_folder);
    QVERIFY(store.save(m_ana));
    store.forget();
    QVERIFY(!store.load());
    QVERIFY(!QFile::exists(file()));
    store.forget();
}

void TestSeatStore::givesASecondWindowASeatOfItsOwn() {
    SeatStore first(u"student"_s, m_folder);
    QVERIFY(first.save(m_ana));
    SeatStore second(u"student"_s, m_folder);
    QVERIFY(!second.load());
    QVERIFY(second.save({u"lab-pc"_s, u"Ben"_s, "bb"}));
    QCOMPARE(first.load()->name, m_ana.name);
    QCOMPARE(second.load()->name, u"Ben"_s);
}

void TestSeatStore::givesTheFirstSeatToTheNextWindowOnceClosed() {
    auto first = std::make_unique<SeatStore>(u"student"_s, m_folder);
    QVERIFY(first->save(m_ana));
    SeatStore second(u"student"_s, m_folder);
    first.reset();
    QVERIFY(SeatStore(u"student"_s, m_folder).load());
}

void TestSeatStore::keepsStudentAndTeacherApart() {
    SeatStore student(u"student"_s, m_folder);
    QVERIFY(student.save(m_ana));
    SeatStore teacher(u"teacher"_s, m_folder);
    QVERIFY(!teacher.load());
}

void TestSeatStore::keepsTheFileFromOthers() {
    write("an old one that everybody can read");
    QFile(file()).setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther);
    QVERIFY(SeatStore(u"student"_s, m_folder).save(m_ana));
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther |
                        QFile::WriteOther | QFile::ExeOther;
    QCOMPARE(QFile::permissions(file()) & others, QFile::Permissions());
    QVERIFY(QFile::permissions(file()) & QFile::ReadOwner);
}

void TestSeatStore::recoversTheSeatOfACrashedWindow() {
    QVERIFY(SeatStore(u"student"_s, m_folder).save(m_ana));
    QProcess window;
    window.start(QCoreApplication::applicationFilePath(), {u"tst_seatstore"_s, u"--hold"_s, m_folder});
    QVERIFY(window.waitForReadyRead(lectern::test::patience));
    QCOMPARE(window.readAll().trimmed(), "holding");
    QVERIFY(!SeatStore(u"student"_s, m_folder).load());
    window.kill();
    QVERIFY(window.waitForFinished());
    QVERIFY(QFile::exists(file() + u".lock"_s));
    QVERIFY(SeatStore(u"student"_s, m_folder).load());
}

void TestSeatStore::keepsTheLockOfAWindowThatIsOpenForDays() {
    SeatStore first(u"student"_s, m_folder);
    QVERIFY(first.save(m_ana));
    QFile lock(file() + u".lock"_s);
    QVERIFY(lock.open(QIODevice::ReadWrite));
    QVERIFY(lock.setFileTime(QDateTime::currentDateTime().addDays(-3), QFileDevice::FileModificationTime));
    QVERIFY(!SeatStore(u"student"_s, m_folder).load());
}

void TestSeatStore::ignoresADamagedFile_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("\xff\x00 half a sen", 14);
    QTest::newRow("cut off") << QByteArray(R"({"server":"lab-pc","name":"Ana","tok)");
    QTest::newRow("a list") << QByteArray("[1,2,3]");
    QTest::newRow("no token") << QByteArray(R"({"server":"lab-pc","name":"Ana"})");
    QTest::newRow("no server") << QByteArray(R"({"token":"00ff","name":"Ana"})");
    QTest::newRow("token of a wrong type") << QByteArray(R"({"server":"lab-pc","name":"Ana","token":17})");
    QTest::newRow("token not hexadecimal") << QByteArray(R"({"server":"lab-pc","name":"Ana","token":"0g"})");
    QTest::newRow("huge") << QByteArray(R"({"server":"lab-pc","name":"Ana","token":"00ff")") +
                                 QByteArray(1'000'000, ' ') + '}';
}

void TestSeatStore::ignoresADamagedFile() {
    QFETCH(QByteArray, content);
    write(content);
    SeatStore store(u"student"_s, m_folder);
    QVERIFY(!store.load());
    QVERIFY(store.save(m_ana));
    QVERIFY(store.load());
}

void TestSeatStore::saysSoWhenNothingCanBeWritten() {
    const QString notAFolder = freshFolder() + u"/file"_s;
    QVERIFY(QFile(notAFolder).open(QIODevice::WriteOnly));
    SeatStore store(u"student"_s, notAFolder);
    QVERIFY(!store.load());
    QVERIFY(!store.save(m_ana));
    store.forget();
}

void TestSeatStore::hasSeatsForSoManyWindows() {
    std::vector<std::unique_ptr<SeatStore>> windows;
    for (int i = 0; i < SeatStore::windowsAtMost; ++i) {
        windows.push_back(std::make_unique<SeatStore>(u"student"_s, m_folder));
        QVERIFY(windows.back()->save(m_ana));
    }
    QVERIFY(!SeatStore(u"student"_s, m_folder).save(m_ana));
}

// A window as it starts with --server and --name.
std::unique_ptr<SeatStore> TestSeatStore::window(const QString &name, const QString &server) const {
    auto store = std::make_unique<SeatStore>(u"student"_s, m_folder);
    store->prefer(server, name);
    return store;
}

// All were open at once, each with a seat.
void TestSeatStore::closeWindowsOf(const QStringList &names) const {
    std::vector<std::unique_ptr<SeatStore>> open;
    for (const QString &name : names) {
        open.push_back(window(name));
        QVERIFY(open.back()->save({u"lab-pc"_s, name, name.toUtf8().toHex()}));
    }
}

void TestSeatStore::windowsStartedAtOnceInAnyOrderGetTheirOwnSeatsBack() {
    QStringList names{u"Ana"_s, u"Ben"_s, u"Chloe"_s, u"Dan"_s, u"Eva"_s};
    closeWindowsOf(names);
    do {
        std::vector<std::unique_ptr<SeatStore>> open;
        for (const QString &name : names)
            open.push_back(window(name)); // all are there before the first of them looks for its seat
        for (size_t i = 0; i < open.size(); ++i) {
            const auto seat = open[i]->load();
            QVERIFY(seat);
            QCOMPARE(seat->name, names[static_cast<int>(i)]);
        }
    } while (std::ranges::next_permutation(names).found);
}

void TestSeatStore::aNewNameTakesNobodysSeat() {
    closeWindowsOf({u"Ana"_s, u"Ben"_s});
    const auto stranger = window(u"Zoe"_s);
    QVERIFY(!stranger->load());
    QVERIFY(stranger->save({u"lab-pc"_s, u"Zoe"_s, "0e"}));
    QVERIFY(window(u"Ana"_s)->load());
    QVERIFY(window(u"Ben"_s)->load());
}

void TestSeatStore::aSeatOnAnotherServerIsAnotherSeat() {
    closeWindowsOf({u"Ana"_s});
    QVERIFY(!window(u"Ana"_s, u"other-pc"_s)->load());
}

void TestSeatStore::aNameAloneFindsItsSeatOnAnyServer() {
    closeWindowsOf({u"Ana"_s, u"Ben"_s});
    const auto seat = window(u"Ben"_s, {})->load();
    QVERIFY(seat);
    QCOMPARE(seat->name, u"Ben"_s);
}

void TestSeatStore::aWantedSeatThatAnotherWindowHoldsIsLeftToIt() {
    closeWindowsOf({u"Ana"_s, u"Ben"_s});
    const auto first = window(u"Ben"_s);
    QVERIFY(first->load());
    const auto second = window(u"Ben"_s);
    QVERIFY(!second->load());
    QVERIFY(window(u"Ana"_s)->load());
}

void TestSeatStore::whenAllPlacesAreTakenTheOldestSeatGoes() {
    QStringList names;
    for (int i = 0; i < SeatStore::windowsAtMost; ++i)
        names += u"Student %1"_s.arg(i);
    closeWindowsOf(names);
    QFile oldest(m_folder + u"/student-7.json"_s);
    QVERIFY(oldest.open(QIODevice::ReadWrite));
    QVERIFY(oldest.setFileTime(QDateTime::currentDateTime().addDays(-3), QFileDevice::FileModificationTime));
    QVERIFY(window(u"Zoe"_s)->save({u"lab-pc"_s, u"Zoe"_s, "0e"}));
    QCOMPARE(window(u"Zoe"_s)->load()->name, u"Zoe"_s);
    QVERIFY(window(u"Student 6"_s)->load()->name != u"Student 6"_s);
    QCOMPARE(window(u"Student 0"_s)->load()->name, u"Student 0"_s);
}

namespace {

// With --hold it is a window that holds its seat until it is killed.
int run(int argc, char *argv[]) {
    lectern::test::TestCase::isolate();
    const QCoreApplication application(argc, argv);
    if (const QStringList arguments = QCoreApplication::arguments(); arguments.value(1) == u"--hold"_s) {
        SeatStore store(u"student"_s, arguments.value(2));
        QTextStream(stdout) << (store.load() ? "holding\n" : "no seat\n") << Qt::flush;
        return QCoreApplication::exec();
    }
    TestSeatStore test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace

LECTERN_TEST_RUN(run)
#include "tst_seatstore.moc"
