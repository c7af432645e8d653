// SPDX-License-Identifier: GPL-3.0-or-later
// What is said is in the file when it has been acknowledged, comes back page by page, and is really gone when it was
// deleted.
#include "server/store/sqlitejournal.h"
#include "shared/protocol/codec.h"
#include "tests/server/classroom/sampleclass.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QRegularExpression>
#include <QSqlQuery>

using namespace lectern;
using namespace lectern::test;
using namespace std::chrono_literals;
using protocol::MessageKind;
using protocol::TalkLevel;

namespace {

constexpr ConnectionId teacher = SampleClass::teacher;
constexpr ConnectionId ana{2};
constexpr ConnectionId ben{3};
constexpr ConnectionId eve{4};

// A class whose effects go into a real journal, and what came out of it.
struct StoredTalk : SampleClass {
    explicit StoredTalk(const QString &dataFolder) : folder(dataFolder), journal(dataFolder, 0) {
        QObject::connect(&journal, &Journal::committed, &journal, [this](const std::vector<Effects> &group) {
            for (const Effects &entry : group)
                out.deliveries.insert(out.deliveries.end(), entry.deliveries.begin(), entry.deliveries.end());
        });
        const Facts facts = journal.open();
        if (std::holds_alternative<std::vector<Record>>(facts))
            room.restore(std::get<std::vector<Record>>(facts));
    }
    Effects keep(const Outcome &outcome) { return keep(effectsOf(outcome)); }
    Effects keep(Effects effects) {
        journal.append(effects);
        return effects;
    }
    void people() {
        keep(joinTeacher());
        keep(joinStudent(ana, u"Ana"_s));
        keep(joinStudent(ben, u"Ben"_s));
        keep(joinStudent(eve, u"Eve"_s));
    }
    MessageId said(ConnectionId connection, const QString &text) {
        seat(connection).messages = {limits::messagesPerSecond, limits::messagesBurst};
        return only<protocol::Message>(keep(say(connection, text))).message;
    }
    RoomId keepRoom(ConnectionId builder, const QString &name, const std::vector<ConnectionId> &people) {
        protocol::OpenRoom request{name, {}};
        for (const ConnectionId connection : people)
            request.people.push_back(seatAt(connection));
        return messages<protocol::Rooms>(keep(room.talk().openRoom(seat(builder), request)))
            .front()
            .rooms.front()
            .room;
    }
    MessageId saidIn(ConnectionId connection, RoomId where, const QString &text) {
        return only<protocol::Message>(keep(sayIn(connection, where, text))).message;
    }
    // As of a message that is said now.
    QByteArray lineOf(MessageId message, const QByteArray &text) const {
        return QDateTime::fromMSecsSinceEpoch(time.wallTime(), Qt::UTC).toString(Qt::ISODate).toUtf8() +
               "; " + QByteArray::number(message.value) + "; Zoe; " + text + '\n';
    }
    RoomId classRoom() { return room.talk().rooms().ofClass()->id; }
    protocol::Messages page(const auto &request) {
        out = {};
        seat(ana).searches = {limits::searchesPerSecond, limits::searchesBurst};
        keep(room.talk().recall(seat(ana), request));
        const auto isThere = [&] { return !messages<protocol::Messages>(out).empty(); };
        if (!QTest::qWaitFor(isThere, patience))
            qWarning("no page came");
        return only<protocol::Messages>(out);
    }

    QString folder;
    SqliteJournal journal;
    Effects out;
};

QStringList textsOf(const protocol::Messages &page) {
    QStringList texts;
    for (const protocol::Message &message : page.messages)
        texts.append(message.text);
    return texts;
}

} // namespace

class TalkStorageTest : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void prepare() override { m_folder = freshFolder(); }

    void theFileMakesTheSameTalkAgain() {
        QString before;
        {
            StoredTalk c(m_folder);
            c.people();
            const RoomId forsaken = c.keepRoom(ana, u"'; DROP TABLE message;--"_s, {ben});
            c.keep(c.room.talk().leaveRoom(c.seat(ana), forsaken)); // its builder
            c.keep(c.room.talk().closeRoom(c.seat(teacher), forsaken));
            c.keep(c.room.talk().openRoom(c.seat(ana), {u"Lab"_s, {c.seatAt(ben)}}));
            c.keep(c.room.talk().openRoom(c.seat(ben), {u"Closed"_s, {}}));
            c.keep(c.room.talk().closeRoom(c.seat(ben), {c.room.talk().rooms().nextId().value - 1}));
            c.keep(c.sayTo(ana, eve, u"Psst"_s));
            const MessageId deleted = c.said(ana, u"Oops"_s);
            c.said(ben, u"Last"_s);
            c.keep(c.room.talk().remove(c.seat(ana), deleted));
            c.keep(c.room.talk().setPolicy({TalkLevel::Teacher, TalkLevel::Nobody, false, true}));
            c.keep(c.room.talk().mute({c.seatAt(eve), 600}));
            c.keep(c.room.hands().raise(c.seat(ben), true));
            c.keep(c.room.hands().raise(c.seat(ana), true));
            c.keep(c.room.inquiries().make(c.seat(ana), {u"Why?"_s, false, u"k"_s}));
            c.keep(c.room.inquiries().support(c.seat(ben), {{1}, true}));
            c.keep(c.room.inquiries().make(c.seat(ben), {u"How?"_s, true, {}}));
            c.keep(c.room.inquiries().answer({{2}, u"So."_s}));
            c.keep(c.room.inquiries().project({2}));
            c.journal.flush();
            before = durableState(c.room) + inquiriesOf(c);
        }
        StoredTalk again(m_folder);
        QCOMPARE(durableState(again.room) + inquiriesOf(again), before);
    }

    void numbersGoOnInTheNextLessonAlsoAfterARestart() {
        MessageId last;
        {
            StoredTalk c(m_folder);
            c.people();
            last = c.said(ana, u"Bye"_s);
            c.keep(c.room.inquiries().make(c.seat(ana), {u"Why?"_s, false, {}}));
            c.keep(c.room.quit());
            c.journal.flush();
        }
        StoredTalk next(m_folder);
        next.people();
        QCOMPARE(next.classRoom(), RoomId{2});
        QVERIFY(next.said(ana, u"Hello"_s) > last);
        const auto inquiry = only<protocol::Inquiry>(
            next.keep(next.room.inquiries().make(next.seat(ana), {u"?"_s, false, {}})));
        QCOMPARE(inquiry.inquiry, InquiryId{2});
        next.journal.flush();
        QCOMPARE(textsOf(next.page(protocol::ListMessages{next.classRoom(), {}, {}, {}})),
                 QStringList{u"Hello"_s});
    }

    void aMessageThatComesTwiceIsKnownAfterARestart() {
        {
            StoredTalk c(m_folder);
            c.people();
            c.keep(c.say(ana, u"Hello"_s, u"k1"_s));
            c.journal.flush();
        }
        StoredTalk again(m_folder);
        effectsOf(again.room.resume(ConnectionId{9}, protocol::Role::Student, again.tokenOf(ana)));
        QVERIFY(effectsOf(again.say({9}, u"Hello"_s, u"k1"_s)).records.empty());
    }

    void oneThatWasDeletedIsNotSaidAnewAfterARestart() {
        {
            StoredTalk c(m_folder);
            c.people();
            const auto message = only<protocol::Message>(c.keep(c.say(ana, u"Oops"_s, u"k1"_s))).message;
            c.keep(c.room.talk().remove(c.seat(ana), message));
            c.journal.flush();
        }
        StoredTalk again(m_folder);
        effectsOf(again.room.resume(ConnectionId{9}, protocol::Role::Student, again.tokenOf(ana)));
        QVERIFY(effectsOf(again.say({9}, u"Oops"_s, u"k1"_s)).records.empty());
    }

    // ---- pages ----

    void pagesGoBothWaysAndMissNothing() {
        StoredTalk c(m_folder);
        c.people();
        for (int i = 0; i < 130; ++i)
            c.said(ana, QString::number(i));
        const RoomId room = c.classRoom();
        QStringList backwards;
        protocol::ListMessages request{room, {}, {}, {}};
        bool more = true;
        while (more) {
            const auto page = c.page(request);
            QVERIFY(std::ssize(page.messages) <= limits::messagesPerPage);
            backwards = textsOf(page) + backwards;
            request.before = page.messages.front().message;
            more = page.more;
        }
        QStringList forwards;
        request = {room, {}, MessageId{0}, {}};
        request.since = 0;
        more = true;
        while (more) {
            const auto page = c.page(request);
            forwards += textsOf(page);
            request.after = page.messages.back().message;
            more = page.more;
        }
        QCOMPARE(backwards.size(), 130);
        QCOMPARE(backwards.first(), u"0"_s);
        QCOMPARE(forwards, backwards);
    }

    void sinceATimeBeginsThere() {
        StoredTalk c(m_folder);
        c.people();
        c.said(ana, u"early"_s);
        c.time.pass(10min);
        const qint64 at = c.time.wallTime();
        c.said(ana, u"on time"_s);
        c.time.pass(1min);
        c.said(ana, u"late"_s);
        QCOMPARE(textsOf(c.page(protocol::ListMessages{c.classRoom(), {}, {}, at})),
                 (QStringList{u"on time"_s, u"late"_s}));
        c.time.jumpWall(-24 * 3600 * 1000); // order is the number's
        c.said(ana, u"by a clock that was set back"_s);
        QCOMPARE(textsOf(c.page(protocol::ListMessages{c.classRoom(), {}, {}, at})),
                 (QStringList{u"on time"_s, u"late"_s, u"by a clock that was set back"_s}));
        QCOMPARE(textsOf(c.page(protocol::ListMessages{c.classRoom(), {}, {}, at + 3'600'000})),
                 QStringList());
    }

    void aPageOfTheLongestMessagesFitsAFrame() {
        StoredTalk c(m_folder);
        c.people();
        for (int i = 0; i < 20; ++i) {
            c.said(ana, QString(limits::messageCharacters, i % 2 ? u'"' : u'\u4E00'));
            c.said(ana, u"x"_s + QString(limits::messageCharacters - 2, u'\n') + u"x"_s);
        }
        protocol::ListMessages request{c.classRoom(), {}, {}, {}};
        int found = 0;
        bool more = true;
        while (more) {
            const auto page = c.page(request);
            QVERIFY(!page.messages.empty());
            QVERIFY(protocol::encode(page).size() <= limits::frameAfterLogin);
            found += static_cast<int>(page.messages.size());
            request.before = page.messages.front().message;
            more = page.more;
        }
        QCOMPARE(found, 40);
    }

    void searchingFindsInAnyScriptAndSaysWhereToGoOn() {
        StoredTalk c(m_folder);
        c.people();
        c.said(ana, u"Was ist die STRASSE?"_s);
        c.said(ben, u"100% of_it"_s);
        c.said(ben, u"ΔΊΚΤΥΟ"_s);
        for (int i = 0; i < 60; ++i)
            c.said(eve, u"again %1"_s.arg(i));
        const RoomId room = c.classRoom();
        QCOMPARE(textsOf(c.page(protocol::SearchMessages{room, u"straße"_s, {}})),
                 QStringList{u"Was ist die STRASSE?"_s});
        QCOMPARE(textsOf(c.page(protocol::SearchMessages{room, u"δίκτυο"_s, {}})), QStringList{u"ΔΊΚΤΥΟ"_s});
        QCOMPARE(textsOf(c.page(protocol::SearchMessages{room, u"% of_"_s, {}})),
                 QStringList{u"100% of_it"_s});
        QVERIFY(c.page(protocol::SearchMessages{room, u"' OR 1=1 --"_s, {}}).messages.empty());
        const auto first = c.page(protocol::SearchMessages{room, u"again"_s, {}});
        QCOMPARE(std::ssize(first.messages), limits::messagesPerPage);
        QVERIFY(first.more);
        const auto second = c.page(protocol::SearchMessages{room, u"again"_s, first.next});
        QCOMPARE(second.messages.size(), size_t(10));
        QVERIFY(!second.more);
        QCOMPARE(second.search, u"again"_s);
    }

    // A vote waits for one search, so that must not take long, however much there is to read.
    void aSearchThroughLongTextsEndsEarlyAndGoesOn() {
        StoredTalk c(m_folder);
        c.people();
        const MessageId first = c.said(ana, u"needle"_s);
        for (int i = 0; i < 600; ++i)
            c.said(ben, QString(limits::messageCharacters, u'ä'));
        MessageId before;
        int pages = 0;
        protocol::Messages page;
        do {
            page = c.page(protocol::SearchMessages{c.classRoom(), u"Needle"_s, before});
            QVERIFY(!page.more || page.messages.empty());
            QVERIFY(!page.more || !before || page.next < before);
            before = page.next;
            ++pages;
        } while (page.more);
        QVERIFY2(pages == 3, qPrintable(QString::number(pages))); // 2.4 million characters
        QCOMPARE(page.messages.size(), 1U);
        QCOMPARE(page.messages.at(0).message, first);
    }

    // ---- deleting ----

    void aDeletedTextIsGoneFromEveryFile() {
        const QString secret = u"Zanzibar-7f3a"_s;
        StoredTalk c(m_folder);
        c.people();
        const MessageId message = c.said(ana, secret + u" "_s + QString(3000, u'z'));
        c.said(ben, u"harmless"_s);
        c.journal.flush();
        QVERIFY(!filesWith(secret).isEmpty()); // else this test could not fail
        c.out = {};
        c.keep(c.room.talk().remove(c.seat(ana), message));
        c.journal.flush();
        QCOMPARE(filesWith(secret), QStringList());
        const auto page = c.page(protocol::ListMessages{c.classRoom(), {}, {}, {}});
        QCOMPARE(page.messages.at(0).deletedBy, u"Ana"_s);
        QVERIFY(page.messages.at(0).text.isEmpty());
        QCOMPARE(page.messages.at(1).text, u"harmless"_s);
    }

    void whatWasSaidInARoomIsDeletedAlsoWhenItIsClosedAndAfterARestart() {
        const QString secret = u"Zanzibar-7f3a"_s;
        MessageId bens;
        MessageId bensToo;
        {
            StoredTalk c(m_folder);
            c.people();
            const RoomId room = c.keepRoom(ana, u"Lab"_s, {ben});
            const MessageId first = c.saidIn(ben, room, secret);
            bens = c.saidIn(ben, room, secret + u" again"_s);
            bensToo = c.saidIn(ben, room, secret + u" and again"_s);
            c.keep(c.room.talk().closeRoom(c.seat(ana), room));
            c.keep(c.room.talk().remove(c.seat(ben), first));
            c.journal.flush();
            QCOMPARE(log(u"room-%1"_s.arg(room.value)).count(secret), 2);
        }
        StoredTalk again(m_folder);
        for (const ConnectionId someone : {ana, ben, eve})
            effectsOf(again.room.resume(someone, protocol::Role::Student, again.tokenOf(someone)));
        QCOMPARE(codeOf(again.room.talk().remove(again.seat(eve), bens)),
                 toString(ErrorCode::UnknownMessage));
        again.keep(again.room.talk().remove(again.seat(ben), bens));
        again.keep(again.room.talk().remove(again.seat(ana), bensToo)); // its builder
        again.journal.flush();
        QCOMPARE(filesWith(secret), QStringList());
    }

    void whoReadsTheFileMeanwhileHoldsThatUpButNotForEver() {
        const QString secret = u"Zanzibar-7f3a"_s;
        StoredTalk c(m_folder);
        c.people();
        const MessageId message = c.said(ana, secret);
        c.journal.flush();
        {
            auto opened = Database::open(databaseFile(m_folder), Database::Access::Read);
            auto reader = std::get<0>(std::move(opened));
            QSqlQuery query(reader->sql());
            QVERIFY(query.exec(u"BEGIN"_s) && query.exec(u"SELECT text FROM message"_s) && query.next());
            c.keep(c.room.talk().remove(c.seat(ana), message));
            c.journal.flush();
            QVERIFY(!filesWith(secret).isEmpty());
        }
        WAIT_FOR(filesWith(secret).isEmpty()); // the next look at the file
    }

    // ---- the plain logs ----

    void whatIsSaidToTheClassAndInRoomsIsLoggedPlainly() {
        StoredTalk c(m_folder);
        c.people();
        c.said(ana, u"Anyone; here?\nsecond \\ line"_s);
        c.keep(c.room.talk().openRoom(c.seat(ana), {u"Lab"_s, {c.seatAt(ben)}}));
        c.keep(c.sayIn(ana, {2}, u"in the room"_s));
        c.keep(c.sayTo(ana, ben, u"between us"_s));
        c.journal.logVisit(u"A;na\u001B"_s, u"192.0.2.7"_s, true);
        c.journal.flush();
        WAIT_FOR(!log(u"people"_s).isEmpty());
        const QString time = u"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}(Z|[+-][0-9]{2}:[0-9]{2})"_s;
        const auto isLike = [&](const QString &text, const QString &rest) {
            return QRegularExpression(u'^' + time + QRegularExpression::escape(rest) + u"\\n$"_s)
                .match(text)
                .hasMatch();
        };
        QVERIFY2(isLike(log(u"class"_s), u"; 1; Ana; Anyone; here?\\nsecond \\\\ line"_s),
                 qPrintable(log(u"class"_s)));
        QVERIFY2(isLike(log(u"room-2"_s), u"; 2; Ana; in the room"_s), qPrintable(log(u"room-2"_s)));
        QVERIFY2(isLike(log(u"people"_s), u"; A\\;na\\x1b; 192.0.2.7; came"_s), qPrintable(log(u"people"_s)));
        QVERIFY(filesWith(u"between us"_s, u"logs"_s).isEmpty());
        QCOMPARE(QFile::permissions(m_folder + u"/logs/class.log"_s) & (QFile::ReadGroup | QFile::ReadOther),
                 QFile::Permissions());
    }

    void aDeletedMessageIsGoneFromThePlainLogsAndTheOthersStay() {
        StoredTalk c(m_folder);
        c.people();
        c.said(ana, u"first"_s);
        const MessageId message = c.said(ana, u"secret"_s);
        c.said(ana, u"; 2; not that one"_s);
        c.keep(c.room.talk().remove(c.seat(teacher), message));
        c.journal.flush();
        const QStringList lines = log(u"class"_s).split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 3);
        QVERIFY(lines.at(0).endsWith(u"; 1; Ana; first"_s));
        QVERIFY(lines.at(1).endsWith(u"; 2; Ana; (deleted by Teacher)"_s));
        QVERIFY(lines.at(2).endsWith(u"; 3; Ana; ; 2; not that one"_s));
    }

    // Votes would wait while all the lines are read that cannot be it.
    void whatTwoSayIsNotLookedForInThePlainLogs() {
        StoredTalk c(m_folder);
        c.people();
        const MessageId direct = only<protocol::Message>(c.keep(c.sayTo(ana, ben, u"Psst"_s))).message;
        c.said(ana, u"first"_s);
        c.journal.flush();
        const QByteArray line = c.lineOf(direct, "a line of this number");
        addTo(u"class.log"_s, line);
        c.keep(c.room.talk().remove(c.seat(ana), direct));
        c.journal.flush();
        QVERIFY(log(u"class"_s).endsWith(QString::fromUtf8(line)));
    }

    void deletionsThatAreStoredTogetherLeaveTheOtherLines() {
        StoredTalk c(m_folder);
        c.people();
        const MessageId one = c.said(ana, u"Zanzibar one"_s);
        const MessageId two = c.said(ana, u"Zanzibar two"_s);
        c.said(ana, u"harmless"_s);
        c.journal.flush();
        c.keep(c.room.talk().remove(c.seat(ana), one));
        c.keep(c.room.talk().remove(c.seat(teacher), two));
        c.said(ana, u"last"_s);
        c.journal.flush();
        QCOMPARE(filesWith(u"Zanzibar"_s), QStringList());
        const QStringList lines = log(u"class"_s).split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 4);
        QVERIFY(lines.at(0).endsWith(u"(deleted by Ana)"_s));
        QVERIFY(lines.at(1).endsWith(u"(deleted by Teacher)"_s));
        QVERIFY(lines.at(2).endsWith(u"harmless"_s));
        QVERIFY(lines.at(3).endsWith(u"last"_s));
    }

    // It was killed between the file of the class and the plain logs.
    void whatWasDeletedIsGoneFromThePlainLogsAtTheNextStartAtLatest() {
        QString before;
        {
            StoredTalk c(m_folder);
            c.people();
            c.said(ana, u"first"_s);
            const MessageId message = c.said(ana, u"Zanzibar"_s);
            c.journal.flush();
            before = log(u"class"_s);
            c.keep(c.room.talk().remove(c.seat(ana), message));
            c.journal.flush();
        }
        QFile file(m_folder + u"/logs/class.log"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(before.toUtf8());
        file.close();
        QCOMPARE(filesWith(u"Zanzibar"_s).size(), 1);
        const StoredTalk again(m_folder);
        WAIT_FOR(log(u"class"_s).endsWith(u"; 2; Ana; (deleted by Ana)\n"_s));
        QVERIFY(log(u"class"_s).contains(u"; 1; Ana; first\n"_s));
        QCOMPARE(filesWith(u"Zanzibar"_s), QStringList());
    }

    void logsAreRotatedBySizeAndDeletedFromAllTheSame() {
        StoredTalk c(m_folder);
        c.people();
        const MessageId message = c.said(ana, u"Zanzibar"_s);
        c.journal.flush();
        addTo(u"class.log"_s, QByteArray(limits::logFile, 'x') + '\n');
        c.said(ana, u"in the next file"_s);
        c.journal.flush();
        QVERIFY(QFile::exists(m_folder + u"/logs/class.log.1"_s));
        QVERIFY(log(u"class"_s).endsWith(u"in the next file\n"_s));
        c.keep(c.room.talk().remove(c.seat(ana), message));
        c.journal.flush();
        QCOMPARE(filesWith(u"Zanzibar"_s), QStringList());
    }

    // In a backup that is restored the numbers are those of when it was made; the logs are newer.
    void messagesOfTheSameNumberAreToldApartInTheLogs() {
        StoredTalk c(m_folder);
        c.people();
        const QByteArray others = c.lineOf({1}, "said before") + c.lineOf({2}, "this too");
        c.time.pass(10s);
        const MessageId one = c.said(ana, u"Zanzibar one"_s);
        const MessageId two = c.said(ana, u"Zanzibar two"_s);
        c.journal.flush();
        const QString file = m_folder + u"/logs/class.log"_s;
        QVERIFY(QFile::rename(file, file + u".1"_s)); // or there would be nothing to pass over
        addTo(u"class.log"_s, others);
        c.keep(c.room.talk().remove(c.seat(ana), one));
        c.keep(c.room.talk().remove(c.seat(ana), two));
        c.journal.flush();
        QCOMPARE(filesWith(u"Zanzibar"_s), QStringList());
        QCOMPARE(log(u"class"_s), QString::fromUtf8(others));
    }

    void halfALineSwallowsNoOther() {
        StoredTalk c(m_folder);
        c.people();
        c.said(ana, u"whole"_s);
        c.journal.flush();
        addTo(u"class.log"_s, c.lineOf({77}, "cut off by a full di").chopped(1));
        const MessageId message = c.said(ana, u"Zanzibar"_s);
        c.said(ana, u"last"_s);
        c.journal.flush();
        c.keep(c.room.talk().remove(c.seat(ana), message));
        c.journal.flush();
        const QStringList lines = log(u"class"_s).split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 4);
        QVERIFY(lines.at(1).endsWith(u"cut off by a full di"_s));
        QVERIFY(lines.at(2).endsWith(u"(deleted by Ana)"_s));
        QVERIFY(lines.at(3).endsWith(u"last"_s));
    }

    // Without another start, and said once.
    void aLogThatCannotBeWrittenAnewIsTriedAgainUntilItCan() {
        StoredTalk c(m_folder);
        c.people();
        const MessageId message = c.said(ana, u"Zanzibar one"_s);
        const MessageId other = c.said(ana, u"Zanzibar two"_s);
        c.journal.flush();
        const QString file = m_folder + u"/logs/class.log"_s;
        QVERIFY(QFile::rename(file, file + u".aside"_s) && QDir().mkdir(file)); // stops the superuser, too
        QTest::ignoreMessage(QtWarningMsg,
                             QRegularExpression(u"class.log cannot be written anew, so what was deleted "
                                                "still stands in it. .*tried again"_s));
        c.keep(c.room.talk().remove(c.seat(ana), message));
        c.journal.flush();
        c.keep(c.room.talk().remove(c.seat(ana), other));
        c.journal.flush();
        QVERIFY(QDir().rmdir(file) && QFile::rename(file + u".aside"_s, file));
        QCOMPARE(filesWith(u"Zanzibar"_s).size(), 1);
        WAIT_FOR(filesWith(u"Zanzibar"_s).isEmpty());
        QCOMPARE(log(u"class"_s).count(u"(deleted by Ana)"_s), 2);
    }

    // As where the server may not even look.
    void aFolderOfLogsThatCannotBeReadIsTriedAgainUntilItCan() {
        StoredTalk c(m_folder);
        c.people();
        const MessageId message = c.said(ana, u"Zanzibar"_s);
        c.journal.flush();
        const QString logs = m_folder + u"/logs"_s;
        QVERIFY(QDir().rename(logs, logs + u".aside"_s) &&
                QFile::link(logs, logs)); // stops the superuser, too
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"class.log cannot be written anew"_s));
        c.keep(c.room.talk().remove(c.seat(ana), message));
        c.journal.flush();
        QVERIFY(QFile::remove(logs) && QDir().rename(logs + u".aside"_s, logs));
        WAIT_FOR(filesWith(u"Zanzibar"_s).isEmpty());
        QVERIFY(log(u"class"_s).contains(u"(deleted by Ana)"_s));
    }

    // A rotation was interrupted, or somebody took the newest away.
    void whatWasDeletedIsLookedForAlsoWhereOnlyOlderLogsAreLeft() {
        const QString file = m_folder + u"/logs/class.log"_s;
        QByteArray line;
        {
            StoredTalk c(m_folder);
            c.people();
            const MessageId message = c.said(ana, u"harmless"_s);
            line = c.lineOf(message, "Zanzibar");
            c.keep(c.room.talk().remove(c.seat(ana), message));
            c.journal.flush();
        }
        QVERIFY(QFile::remove(file));
        addTo(u"class.log.1"_s, line);
        const StoredTalk again(m_folder);
        WAIT_FOR(filesWith(u"Zanzibar"_s).isEmpty());
    }

private:
    static QString inquiriesOf(StoredTalk &c) {
        Effects effects;
        c.room.inquiries().addSnapshot(effects, {1}, Seat{});
        return QString::fromUtf8(protocol::encode(only<protocol::Inquiries>(effects)));
    }
    QStringList filesWith(const QString &text, const QString &under = {}) const {
        QStringList found;
        QDirIterator files(m_folder + u'/' + under, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly) && file.readAll().contains(text.toUtf8()))
                found.append(file.fileName());
        }
        return found;
    }
    void addTo(const QString &name, const QByteArray &text) const {
        QFile file(m_folder + u"/logs/"_s + name);
        QVERIFY(file.open(QIODevice::Append) && file.write(text) == text.size());
    }
    QString log(const QString &name) const {
        QFile file(m_folder + u"/logs/"_s + name + u".log"_s);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

    QString m_folder;
};

LECTERN_TEST(TalkStorageTest, QCoreApplication)
#include "tst_talkstorage.moc"
