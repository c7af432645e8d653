// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/protocol/limits.h"
#include "shared/talk/commandtable.h"
#include "shared/talk/talkcommand.h"
#include "shared/talk/talkcompletion.h"
#include "shared/talk/typedtime.h"
#include "shared/talk/typedwords.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;
using namespace lectern;
using namespace lectern::talk;
using protocol::Role;

namespace {

const QDateTime now(QDate(2026, 11, 20), QTime(14, 5));
const QStringList people{u"Ana"_s, u"Ana Maria"_s, u"Ben"_s, u"José"_s, u"He said \"no\""_s, u"Maria"_s};

// Everything there is to see of a value, in one line.
struct Describe {
    static QString list(const QStringList &names) { return names.join(u'|'); }

    QString operator()(const command::Nothing &) { return u"nothing"_s; }
    QString operator()(const command::Say &c) { return u"say:"_s + c.text; }
    QString operator()(const command::SayToClass &c) { return u"class:"_s + c.text; }
    QString operator()(const command::SayTo &c) { return u"to:"_s + c.name + u':' + c.text; }
    QString operator()(const command::OpenRoom &c) { return u"room:"_s + c.name + u':' + list(c.people); }
    QString operator()(const command::Invite &c) { return u"invite:"_s + list(c.people); }
    QString operator()(const command::LeaveRoom &) { return u"leave"_s; }
    QString operator()(const command::ListMembers &) { return u"who"_s; }
    QString operator()(const command::Calculate &c) { return u"calc:"_s + c.text; }
    QString operator()(const command::TellDate &) { return u"date"_s; }
    QString operator()(const command::TellTime &) { return u"time"_s; }
    QString operator()(const command::Vote &c) { return u"vote:"_s + c.choice; }
    QString operator()(const command::RaiseHand &c) {
        return u"hand:"_s + (!c.raised ? u"other"_s : *c.raised ? u"up"_s : u"down"_s);
    }
    QString operator()(const command::Inquire &c) {
        return (c.anonymous ? u"ask-anonymous:"_s : u"ask:"_s) + c.text;
    }
    QString operator()(const command::Search &c) { return u"search:"_s + c.text; }
    QString operator()(const command::GoTo &c) { return u"since:"_s + c.since.toString(Qt::ISODate); }
    QString operator()(const command::Help &c) { return u"help:"_s + c.command; }
    QString operator()(const command::Quit &) { return u"quit"_s; }
    QString operator()(const command::Problem &c) { return u"problem:"_s + c.text; }
};

QString parsed(const QString &text, Role role = Role::Student) {
    return std::visit(Describe(), parseTyped(text, {role, QLocale(QLocale::English), now}));
}

QString problem(const QString &text, Role role = Role::Student) {
    const Command value = parseTyped(text, {role, QLocale(QLocale::English), now});
    const auto *found = std::get_if<command::Problem>(&value);
    return found ? found->text : QString();
}

// `text` has a | where the cursor stands.
Completion complete(QString text, Role role = Role::Student) {
    const qsizetype cursor = text.indexOf(u'|');
    return completionAt(text.remove(cursor, 1), cursor, people, role);
}

QStringList shown(const Completion &completion) {
    QStringList texts;
    for (const Candidate &candidate : completion.candidates)
        texts += candidate.shown;
    return texts;
}

// What becomes of the text with the first candidate.
QString completed(QString text, Role role = Role::Student) {
    const Completion found = complete(text, role);
    text.remove(u'|');
    return found.candidates.empty() ? text
                                    : text.replace(found.from, found.length, found.candidates.front().typed);
}

} // namespace

class TestTalkCommand : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("TZ", "UTC"); } // for the rows with an offset

    void whatIsTypedIsRead_data();
    void whatIsTypedIsRead();
    void blankTextIsNothing_data();
    void blankTextIsNothing();
    void textWithoutASlashIsSentAsItIs_data();
    void textWithoutASlashIsSentAsItIs();
    void aWrongCommandIsExplained_data();
    void aWrongCommandIsExplained();
    void noWrongCommandIsEverSentAsText_data();
    void noWrongCommandIsEverSentAsText();
    void whatATeacherCannotDoIsExplained_data();
    void whatATeacherCannotDoIsExplained();
    void aLongWordIsToldShortened();
    void aNameOfMarksReadsBackAsItWas_data();
    void aNameOfMarksReadsBackAsItWas();
    void limitsOfTheProtocolAreExplained();

    void timesAreReadAsTheLocaleWritesThem_data();
    void timesAreReadAsTheLocaleWritesThem();
    void aTimeThatIsStillToComeWasYesterday();
    void everyLocaleReadsItsOwnShortTimes();

    void helpHasEveryCommandThatTheRoleMayUse();
    void everyCommandOfTheTableReadsSomething();
    void helpAboutOneHasThatOne();

    void completionOffers_data();
    void completionOffers();
    void completionReplacesTheWord_data();
    void completionReplacesTheWord();
    void commandsComeWithUsageAndDescription();
    void noMoreAreOfferedThanAListCanShow();
    void nobodyIsOfferedTwice();
};

void TestTalkCommand::whatIsTypedIsRead_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const QString &text, const QString &expected) {
        QTest::newRow(qPrintable(text)) << text << expected;
    };
    row(u"/msg Ben hello there"_s, u"to:Ben:hello there"_s);
    row(u"/MSG Ben hello"_s, u"to:Ben:hello"_s);
    row(u"/msg   Ben   two  blanks "_s, u"to:Ben:two  blanks "_s);
    row(u"/msg @Ben hello"_s, u"to:Ben:hello"_s);
    row(u"/msg Ben, hello"_s, u"to:Ben:hello"_s);
    row(u"/msg Ben two\nlines"_s, u"to:Ben:two\nlines"_s);
    row(u"/msg \"Ana Maria\" hello"_s, u"to:Ana Maria:hello"_s);
    row(u"/msg @\"Ana Maria\" hello"_s, u"to:Ana Maria:hello"_s);
    row(u"/msg “Ana Maria” hello"_s, u"to:Ana Maria:hello"_s);
    row(u"/msg „Ana Maria“ hello"_s, u"to:Ana Maria:hello"_s);
    row(u"/msg 'Ana Maria' hello"_s, u"to:Ana Maria:hello"_s);
    row(u"/msg ‘Ana Maria’ hello"_s, u"to:Ana Maria:hello"_s);
    row(u"/msg \"the \"\"great\"\" Ben\" hi"_s, u"to:the \"great\" Ben:hi"_s);
    row(u"/msg \"the \\\"great\\\" Ben\" hi"_s, u"to:the \"great\" Ben:hi"_s);
    row(u"/msg \"a\\\\\" hi"_s, u"to:a\\:hi"_s);
    row(u"/msg 'O'Brien' hi"_s, u"to:O'Brien:hi"_s);
    row(u"/msg O'Brien hi"_s, u"to:O'Brien:hi"_s);
    row(u"/msg Ben //hi"_s, u"to:Ben://hi"_s);
    row(u"/msg Ben /quit"_s, u"to:Ben:/quit"_s);
    row(u"/all hello"_s, u"class:hello"_s);
    row(u"/all"_s, u"class:"_s);
    row(u"/all  "_s, u"class:"_s);
    row(u"/room Lab Ana Ben"_s, u"room:Lab:Ana|Ben"_s);
    row(u"/room \"Lab group\" \"Ana Maria\", Ben"_s, u"room:Lab group:Ana Maria|Ben"_s);
    row(u"/invite Ana Ben Ana"_s, u"invite:Ana|Ben"_s);
    row(u"/invite Ana,Ben، Chloe、Dan"_s, u"invite:Ana|Ben|Chloe|Dan"_s);
    row(u"/leave"_s, u"leave"_s);
    row(u"/who "_s, u"who"_s);
    row(u"/calc 12 + 42"_s, u"calc:12 + 42"_s);
    row(u"/date"_s, u"date"_s);
    row(u"/time"_s, u"time"_s);
    row(u"/yes"_s, u"vote:yes"_s);
    row(u"/No"_s, u"vote:no"_s);
    row(u"/hand"_s, u"hand:other"_s);
    row(u"/hand up"_s, u"hand:up"_s);
    row(u"/hand Down "_s, u"hand:down"_s);
    row(u"/ask Why?"_s, u"ask:Why?"_s);
    row(u"/ask -5 or 5?"_s, u"ask:-5 or 5?"_s);
    row(u"/ask -anonymous Why?"_s, u"ask-anonymous:Why?"_s);
    row(u"/ask –Anonymous  Why?"_s, u"ask-anonymous:Why?"_s);
    row(u"/ask --anonymous Why?"_s, u"ask-anonymous:Why?"_s);
    row(u"/ask \u200F-anonymous Why?"_s, u"ask-anonymous:Why?"_s);
    row(u"/search TCP stream"_s, u"search:TCP stream"_s);
    row(u"/since 10:00"_s, u"since:2026-11-20T10:00:00"_s);
    row(u"/help"_s, u"help:"_s);
    row(u"/help msg"_s, u"help:msg"_s);
    row(u"/help /MSG"_s, u"help:msg"_s);
    row(u"/quit"_s, u"quit"_s);
    row(u"  /who"_s, u"who"_s);
    row(u"\n/who"_s, u"who"_s);
    row(u"\u200F/who"_s, u"who"_s);
    row(u"\uFF0Fwho"_s, u"who"_s);
}

void TestTalkCommand::whatIsTypedIsRead() {
    QFETCH(QString, text);
    QTEST(parsed(text), "expected");
}

void TestTalkCommand::blankTextIsNothing_data() {
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("blanks") << u"  \t\n"_s;
    QTest::newRow("unusual blanks") << u"\u00A0\u3000\u2028"_s;
    QTest::newRow("no width") << u"\u200B\u200D\uFEFF"_s;
    QTest::newRow("marks of direction") << u"\u200F \u202E"_s;
    QTest::newRow("a variation selector alone") << u"\uFE0F"_s;
}

void TestTalkCommand::blankTextIsNothing() {
    QFETCH(QString, text);
    QVERIFY(isBlank(text));
    QCOMPARE(parsed(text), u"nothing"_s);
}

void TestTalkCommand::textWithoutASlashIsSentAsItIs_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("sent");
    const auto row = [](const char *name, const QString &text, const QString &sent) {
        QTest::newRow(name) << text << sent;
    };
    row("a text", u"Hello"_s, u"Hello"_s);
    row("blanks at both ends", u"  Hello \n"_s, u"  Hello \n"_s);
    row("a slash inside", u"1/2 and /msg"_s, u"1/2 and /msg"_s);
    row("a slash in the second line", u"Look:\n/msg"_s, u"Look:\n/msg"_s);
    row("two slashes", u"//msg Ben"_s, u"/msg Ben"_s);
    row("three slashes", u"///"_s, u"//"_s);
    row("two slashes alone", u"//"_s, u"/"_s);
    row("two slashes behind blanks", u"  //home"_s, u"  /home"_s);
    row("two wide slashes", u"\uFF0F\uFF0Fa"_s, u"\uFF0Fa"_s);
    row("Arabic", u"مرحبا"_s, u"مرحبا"_s);
    row("emoji", u"👍🏽"_s, u"👍🏽"_s);
}

void TestTalkCommand::textWithoutASlashIsSentAsItIs() {
    QFETCH(QString, text);
    QFETCH(QString, sent);
    QCOMPARE(parsed(text), u"say:"_s + sent);
}

void TestTalkCommand::aWrongCommandIsExplained_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const QString &text, const QString &sentence) {
        QTest::newRow(qPrintable(text)) << text << sentence;
    };
    row(u"/al hi"_s, u"There is no command /al. Did you mean /all? /help lists them."_s);
    row(u"/hepl"_s, u"There is no command /hepl. Did you mean /help? /help lists them."_s);
    row(u"/INVIET Ben"_s, u"There is no command /INVIET. Did you mean /invite? /help lists them."_s);
    row(u"/foo"_s,
        u"There is no command /foo. /help lists them. To send a text that begins with a slash, type two."_s);
    row(u"/home/ana is full"_s,
        u"There is no command /home/ana. /help lists them. To send a text that begins with a slash, type two."_s);
    row(u"/ msg Ben hi"_s,
        u"A command stands right behind its slash. /help lists them. To send a text that begins with a slash, type two."_s);
    row(u"/msg"_s, u"Whom is it for? Type /msg NAME TEXT"_s);
    row(u"/msg Ben"_s, u"What do you want to say to Ben? Type /msg NAME TEXT"_s);
    row(u"/msg \"Ana Maria hi"_s, u"The quotation mark behind the name is missing. Type /msg NAME TEXT"_s);
    row(u"/msg \"\" hi"_s, u"There is no name between the quotation marks. Type /msg NAME TEXT"_s);
    row(u"/room"_s, u"What is the room called? Type /room NAME PEOPLE..."_s);
    row(u"/room Lab"_s,
        u"Name the people; quotation marks keep a name with blanks together. Type /room NAME PEOPLE..."_s);
    row(u"/invite ,"_s,
        u"Name the people; quotation marks keep a name with blanks together. Type /invite PEOPLE..."_s);
    row(u"/calc"_s, u"What is to be calculated? Type /calc 12 + 42"_s);
    row(u"/who is there"_s, u"/who stands alone. To send this as a text, begin it with two slashes."_s);
    row(u"/yes please"_s, u"/yes stands alone. To send this as a text, begin it with two slashes."_s);
    row(u"/hand sideways"_s, u"A hand goes up or down. Type /hand [up | down]"_s);
    row(u"/ask"_s, u"What do you want to ask? Type /ask [-anonymous] TEXT"_s);
    row(u"/ask -anonymous"_s, u"What do you want to ask? Type /ask [-anonymous] TEXT"_s);
    row(u"/ask -anon Why?"_s, u"There is no -anon here. Type /ask [-anonymous] TEXT"_s);
    row(u"/search "_s, u"What are you looking for? Type /search TEXT"_s);
    row(u"/help foo"_s,
        u"There is no command /foo. /help lists them. To send a text that begins with a slash, type two."_s);
}

void TestTalkCommand::aWrongCommandIsExplained() {
    QFETCH(QString, text);
    QTEST(problem(text), "sentence");
}

void TestTalkCommand::noWrongCommandIsEverSentAsText_data() {
    QTest::addColumn<QString>("text");
    for (const QString &text : {u"/"_s, u"/ "_s, u"/*"_s, u" /msgBen secret"_s, u"\t/mgs Ben secret"_s,
                                u"\u200F/mgs Ben"_s, u"\uFF0Fmgs Ben"_s, u"/\nmsg"_s, u"/%1"_s, u"/<b>"_s})
        QTest::newRow(qPrintable(text)) << text;
}

void TestTalkCommand::noWrongCommandIsEverSentAsText() {
    QFETCH(QString, text);
    for (const Role role : {Role::Student, Role::Teacher})
        QVERIFY2(!problem(text, role).isEmpty(), qPrintable(parsed(text, role)));
}

void TestTalkCommand::whatATeacherCannotDoIsExplained_data() {
    QTest::addColumn<QString>("text");
    for (const char *text : {"/yes", "/no", "/hand up", "/ask Why?", "/help ask"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestTalkCommand::whatATeacherCannotDoIsExplained() {
    QFETCH(QString, text);
    QVERIFY2(problem(text).isEmpty(), qPrintable(problem(text)));
    QVERIFY(problem(text, Role::Teacher).contains("is for students"_L1));
}

void TestTalkCommand::aLongWordIsToldShortened() {
    const QString told = problem(u'/' + QString(4000, u'x'));
    QVERIFY2(told.size() < 200, qPrintable(told));
    QVERIFY(told.contains(u"xxx…"_s));
}

void TestTalkCommand::aNameOfMarksReadsBackAsItWas_data() {
    QTest::addColumn<QString>("name");
    for (const QString &name :
         {u"Ben"_s, u"Ana Maria"_s, u"He said \"no\""_s, u"\""_s, u"\\"_s, u"a \\"_s, u"'"_s, u"“x” y"_s,
          u"@home"_s, u"a,b"_s, u"O'Brien"_s, u"d’Arc"_s, u"@"_s, u"a\" b"_s, u"王 小明"_s, u"محمد علي"_s})
        QTest::newRow(qPrintable(name)) << name;
}

void TestTalkCommand::aNameOfMarksReadsBackAsItWas() {
    QFETCH(QString, name);
    QCOMPARE(parsed(u"/msg %2 hi"_s.arg(typedName(name))), u"to:%1:hi"_s.arg(name));
    QCOMPARE(parsed(u"/invite Ben, %1 Chloe"_s.arg(typedName(name))).contains(u'|' + name + u'|'),
             name != u"Ben"_s);
}

void TestTalkCommand::limitsOfTheProtocolAreExplained() {
    const auto just = [](qsizetype characters) { return u"𝄞"_s.repeated(characters); }; // two units each
    QVERIFY(problem(u"/ask "_s + just(limits::inquiryCharacters)).isEmpty());
    QVERIFY(problem(u"/ask "_s + just(limits::inquiryCharacters + 1)).contains("500"_L1));
    QVERIFY(problem(u"/calc "_s + just(limits::calculationCharacters)).isEmpty());
    QVERIFY(problem(u"/calc "_s + just(limits::calculationCharacters + 1)).contains("100"_L1));
    QVERIFY(problem(u"/room %1 Ben"_s.arg(just(limits::roomNameCharacters))).isEmpty());
    QVERIFY(problem(u"/room %1 Ben"_s.arg(just(limits::roomNameCharacters + 1))).contains("48"_L1));
}

void TestTalkCommand::timesAreReadAsTheLocaleWritesThem_data() {
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected"); // empty: not a time
    const auto row = [](const char *locale, const QString &text, const QString &expected) {
        QTest::addRow("%s %s", locale, qPrintable(text)) << QString::fromLatin1(locale) << text << expected;
    };
    row("C", u"10:00"_s, u"2026-11-20T10:00:00"_s);
    row("C", u"9:05"_s, u"2026-11-20T09:05:00"_s);
    row("C", u"09:05:30"_s, u"2026-11-20T09:05:30"_s);
    row("C", u"2026-11-19"_s, u"2026-11-19T00:00:00"_s);
    row("C", u"2026-11-19 10:00"_s, u"2026-11-19T10:00:00"_s);
    row("C", u" 2026-11-19   10:00 "_s, u"2026-11-19T10:00:00"_s);
    row("C", u"2026-11-19T10:00"_s, u"2026-11-19T10:00:00"_s);
    row("C", u"2026-11-19T10:00:07"_s, u"2026-11-19T10:00:07"_s);
    row("C", u"2026-11-19T10:00:00Z"_s, u"2026-11-19T10:00:00"_s); // the tests run in UTC
    row("C", u"2026-11-19T10:00:00+02:00"_s, u"2026-11-19T08:00:00"_s);
    row("en_US", u"10:00 AM"_s, u"2026-11-20T10:00:00"_s);
    row("en_US", u"1:30 pm"_s, u"2026-11-20T13:30:00"_s);
    row("en_US", u"11/19/26, 1:30 PM"_s, u"2026-11-19T13:30:00"_s);
    row("en_US", u"11/19/2026 1:30 PM"_s, u"2026-11-19T13:30:00"_s);
    row("de_DE", u"19.11.26"_s, u"2026-11-19T00:00:00"_s);
    row("de_DE", u"19.11.2026 10:00"_s, u"2026-11-19T10:00:00"_s);
    row("fi_FI", u"19.11.2026 10.00"_s, u"2026-11-19T10:00:00"_s);
    row("fi_FI", u"10.00"_s, u"2026-11-20T10:00:00"_s);
    row("en_GB", u"19/11/2026 10:00"_s, u"2026-11-19T10:00:00"_s);
    row("ja_JP", u"2026/11/19 10:00"_s, u"2026-11-19T10:00:00"_s);
    row("ar_EG", u"١٠:٠٠"_s, u"2026-11-20T10:00:00"_s);
    row("ar_EG", u"١٩/١١/٢٠٢٦"_s, u"2026-11-19T00:00:00"_s); // the locale's own has marks of direction
    row("C", u"١٠:٠٠"_s, u"2026-11-20T10:00:00"_s);
    row("fa_IR", u"۱۰:۰۰"_s, u"2026-11-20T10:00:00"_s);
    row("C", QString(), QString());
    row("C", u"25:00"_s, QString());
    row("C", u"yesterday"_s, QString());
    row("C", u"2026-13-01"_s, QString());
    row("C", u"10:00 10:00"_s, QString());
}

void TestTalkCommand::timesAreReadAsTheLocaleWritesThem() {
    QFETCH(QString, locale);
    QFETCH(QString, text);
    const auto found = typedTime(text, QLocale(locale), now);
    QTEST(found ? found->toString(Qt::ISODate) : QString(), "expected");
}

void TestTalkCommand::aTimeThatIsStillToComeWasYesterday() {
    QCOMPARE(typedTime(u"14:05"_s, QLocale::c(), now), now);
    QCOMPARE(typedTime(u"14:06"_s, QLocale::c(), now), now.addSecs(60).addDays(-1));
}

void TestTalkCommand::everyLocaleReadsItsOwnShortTimes() {
    const QDateTime past(QDate(2026, 11, 19), QTime(10, 7));
    for (const char *name :
         {"en_US", "en_GB", "de_DE", "fr_FR", "es_ES", "it_IT", "pl_PL", "ru_RU", "tr_TR", "sv_SE", "fi_FI",
          "nl_NL", "pt_BR", "ja_JP", "zh_CN", "ko_KR", "he_IL", "hi_IN", "vi_VN"}) {
        const QLocale locale(QString::fromLatin1(name));
        const QString typed = locale.toString(past, QLocale::ShortFormat);
        const auto found = typedTime(typed, locale, now);
        QVERIFY2(found && *found == past, qPrintable(locale.name() + u": "_s + typed));
        const QString time = locale.toString(past.time(), QLocale::ShortFormat);
        QVERIFY2(typedTime(time, locale, now) == past.addDays(1), qPrintable(locale.name() + u": "_s + time));
    }
}

void TestTalkCommand::helpHasEveryCommandThatTheRoleMayUse() {
    QStringList students, teachers;
    for (const HelpLine &line : commandHelp(Role::Student)) {
        students += line.usage.section(u' ', 0, 0);
        QVERIFY(!line.description.isEmpty());
    }
    for (const HelpLine &line : commandHelp(Role::Teacher))
        teachers += line.usage.section(u' ', 0, 0);
    QCOMPARE(students, (QStringList{u"/msg"_s, u"/all"_s, u"/room"_s, u"/invite"_s, u"/leave"_s, u"/who"_s,
                                    u"/yes"_s, u"/no"_s, u"/hand"_s, u"/ask"_s, u"/search"_s, u"/since"_s,
                                    u"/calc"_s, u"/date"_s, u"/time"_s, u"/help"_s, u"/quit"_s}));
    for (const QString &name : {u"/yes"_s, u"/no"_s, u"/hand"_s, u"/ask"_s})
        students.removeAll(name);
    QCOMPARE(teachers, students);
}

void TestTalkCommand::everyCommandOfTheTableReadsSomething() {
    for (const CommandInfo &info : commands()) {
        QVERIFY(info.read);
        const QString typed = info.slashed() + u" Ben Ben"_s;
        const QString result = parsed(typed);
        QVERIFY2(result.startsWith("problem:"_L1)
                     ? !result.contains("no command"_L1) || info.name == "help"_L1
                     : !result.startsWith("say:"_L1),
                 qPrintable(result));
    }
}

void TestTalkCommand::helpAboutOneHasThatOne() {
    const auto lines = commandHelp(Role::Student, u"msg"_s);
    QCOMPARE(lines.size(), 1U);
    QCOMPARE(lines.front().usage, u"/msg NAME TEXT"_s);
    QCOMPARE(lines.front().description, u"Write to one person alone"_s);
    QVERIFY(commandHelp(Role::Teacher, u"ask"_s).empty());
}

void TestTalkCommand::completionOffers_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<Role>("role");
    QTest::addColumn<QString>("offered");
    const auto row = [](const QString &text, const QString &offered, Role role = Role::Student) {
        QTest::addRow("%s for role %d", qPrintable(text), static_cast<int>(role)) << text << role << offered;
    };
    row(u"/h|"_s, u"/hand [up | down],/help [COMMAND]"_s);
    row(u"/h|"_s, u"/help [COMMAND]"_s, Role::Teacher);
    row(u"/A|"_s, u"/all [TEXT],/ask [-anonymous] TEXT"_s);
    row(u"|/h"_s, QString());
    row(u"//h|"_s, QString());
    row(u"/zz|"_s, QString());
    row(u"/msg |"_s, u"Ana,Ana Maria,Ben,José,He said \"no\",Maria"_s);
    row(u"/msg an|"_s, u"Ana,Ana Maria"_s);
    row(u"/msg mar|"_s, u"Maria,Ana Maria"_s); // who begins with it comes first
    row(u"/msg jose|"_s, u"José"_s);
    row(u"/msg @b|"_s, u"Ben"_s);
    row(u"/msg \"Ana M|"_s, u"Ana Maria"_s);
    row(u"/msg Ben an|"_s, QString());
    row(u"/msg Ben hi @an|"_s, u"Ana,Ana Maria"_s);
    row(u"/room an|"_s, QString());
    row(u"/room Lab an|"_s, u"Ana,Ana Maria"_s);
    row(u"/room Lab Ana an|"_s, u"Ana Maria"_s);
    row(u"/invite Ben, |"_s, u"Ana,Ana Maria,José,He said \"no\",Maria"_s);
    row(u"/invite an| \"Ana Maria\""_s, u"Ana"_s);
    row(u"/hand |"_s, u"up,down"_s);
    row(u"/hand |"_s, QString(), Role::Teacher);
    row(u"/hand D|"_s, u"down"_s);
    row(u"/ask -|"_s, u"-anonymous"_s);
    row(u"/ask @b|"_s, u"Ben"_s);
    row(u"/ask why @b|"_s, u"Ben"_s);
    row(u"/help ti|"_s, u"/time"_s);
    row(u"/help /ti|"_s, u"/time"_s);
    row(u"/help as|"_s, QString(), Role::Teacher);
    row(u"/since |"_s, QString());
    row(u"/who |"_s, QString());
    row(u"an|"_s, QString());
    row(u"hi @|"_s, u"Ana,Ana Maria,Ben,José,He said \"no\",Maria"_s);
    row(u"@an|"_s, u"Ana,Ana Maria"_s);
    row(u"@Ana M|"_s, u"Ana Maria"_s);
    row(u"@Ben how are you|"_s, QString());
    row(u"mail ana@b|"_s, QString());
    row(u"(@b|"_s, u"Ben"_s);
    row(u"|"_s, QString());
}

void TestTalkCommand::completionOffers() {
    QFETCH(QString, text);
    QFETCH(Role, role);
    QTEST(shown(complete(text, role)).join(u','), "offered");
}

void TestTalkCommand::completionReplacesTheWord_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("completed");
    const auto row = [](const QString &text, const QString &after) {
        QTest::newRow(qPrintable(text)) << text << after;
    };
    row(u"/ms|"_s, u"/msg "_s);
    row(u" /ms|"_s, u" /msg "_s);
    row(u"/m|s Ben hi"_s, u"/msg Ben hi"_s);
    row(u"/wh|"_s, u"/who"_s);
    row(u"/msg be| hi"_s, u"/msg Ben hi"_s);
    row(u"/msg b|e hi"_s, u"/msg Ben hi"_s);
    row(u"/msg be|"_s, u"/msg Ben "_s);
    row(u"/msg \"Ana M|"_s, u"/msg \"Ana Maria\" "_s);
    row(u"/msg \"Ana M| hello"_s, u"/msg \"Ana Maria\" hello"_s);
    row(u"/msg \"Ana |Ma\" hello"_s, u"/msg \"Ana Maria\" hello"_s);
    row(u"/msg he|"_s, u"/msg \"He said \\\"no\\\"\" "_s);
    row(u"/invite Ben, mari|, Ana"_s, u"/invite Ben, Maria , Ana"_s);
    row(u"hello @be|, you"_s, u"hello @Ben , you"_s);
    row(u"hello @ana m|"_s, u"hello @Ana Maria "_s);
    row(u"/hand d|"_s, u"/hand down "_s);
    row(u"/ask -a|"_s, u"/ask -anonymous "_s);
}

void TestTalkCommand::completionReplacesTheWord() {
    QFETCH(QString, text);
    QTEST(completed(text), "completed");
}

void TestTalkCommand::commandsComeWithUsageAndDescription() {
    const Completion found = complete(u"/ms|"_s);
    QCOMPARE(found.candidates.size(), 1U);
    QCOMPARE(found.candidates.front(),
             (Candidate{u"/msg "_s, u"/msg NAME TEXT"_s, u"Write to one person alone"_s}));
}

void TestTalkCommand::noMoreAreOfferedThanAListCanShow() {
    QStringList many;
    for (int i = 0; i < 1000; ++i)
        many += u"Student %1"_s.arg(i);
    QCOMPARE(completionAt(u"/msg s"_s, 6, many, Role::Student).candidates.size(), size_t(mostCandidates));
    QCOMPARE(completionAt(u"/msg 9"_s, 6, many, Role::Student).candidates.size(), size_t(mostCandidates));
}

void TestTalkCommand::nobodyIsOfferedTwice() {
    QCOMPARE(shown(complete(u"/invite \"Ana Maria\" ma|"_s)), QStringList{u"Maria"_s});
}

LECTERN_TEST(TestTalkCommand, QCoreApplication)
#include "tst_talkcommand.moc"
