// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/talk/links.h"
#include "tests/support/testcase.h"

using namespace Qt::Literals::StringLiterals;
using namespace lectern;

namespace {

QStringList found(const QString &text) {
    QStringList links;
    for (const talk::Link &link : talk::linksIn(text))
        links += text.mid(link.start, link.length);
    return links;
}

QString address(const QString &text) {
    const auto links = talk::linksIn(text);
    return links.size() == 1 ? links.front().address() : u"%1 links"_s.arg(links.size());
}

} // namespace

class TestLinks : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void httpAndHttpsAreLinksWhereverTheyStand();
    void nothingElseIsALink_data();
    void nothingElseIsALink();
    void theSignsOfTheSentenceStandOutside_data();
    void theSignsOfTheSentenceStandOutside();
    void aUserBeforeTheHostMakesItNoLink();
    void aForeignHostIsShownAsPunycode();
    void whatTurnsTextRoundEndsALink();
    void aLongOrCraftyTextIsSearchedAtOnce();
};

void TestLinks::httpAndHttpsAreLinksWhereverTheyStand() {
    QCOMPARE(found(u"see HTTPS://Example.org/a?b=1&c=2#d and http://10.0.0.5:8080"_s),
             (QStringList{u"HTTPS://Example.org/a?b=1&c=2#d"_s, u"http://10.0.0.5:8080"_s}));
    QCOMPARE(found(u"Link:http://a.example\nhttp://b.example"_s).size(), 2);
    QCOMPARE(found(u"\U0001F600http://a.example\U0001F600"_s).size(), 1);
    QCOMPARE(talk::linksIn(u"ab http://a.example c"_s).front().start, 3);
}

void TestLinks::nothingElseIsALink_data() {
    QTest::addColumn<QString>("text");
    for (const char *text : {"file:///etc/passwd", "smb://server/share", "javascript:alert(1)",
                             "ftp://a.example", "data:text/html,x", "www.example.org", "mailto:a@b.example",
                             "http:/a.example", "http://", "https://?x", "http:///path", "xhttp://a.example",
                             "svn+https://a.example", "http://a..example:99999", "http://[::1", "https"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestLinks::nothingElseIsALink() {
    QFETCH(const QString, text);
    QCOMPARE(found(text), QStringList());
}

void TestLinks::theSignsOfTheSentenceStandOutside_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("link");
    QTest::newRow("full stop") << u"http://a.example/b."_s << u"http://a.example/b"_s;
    QTest::newRow("many") << u"http://a.example/b?!..."_s << u"http://a.example/b"_s;
    QTest::newRow("brackets") << u"(http://a.example/b)."_s << u"http://a.example/b"_s;
    QTest::newRow("own brackets") << u"http://a.example/b_(c)"_s << u"http://a.example/b_(c)"_s;
    QTest::newRow("both") << u"(http://a.example/b_(c))"_s << u"http://a.example/b_(c)"_s;
    QTest::newRow("angle") << u"<http://a.example/b>"_s << u"http://a.example/b"_s;
    QTest::newRow("quotes") << u"\"http://a.example/b\""_s << u"http://a.example/b"_s;
    QTest::newRow("German quotes") << u"„http://a.example/b“"_s << u"http://a.example/b"_s;
    QTest::newRow("Chinese") << u"（http://a.example/b）。"_s << u"http://a.example/b"_s;
    QTest::newRow("comma inside") << u"http://a.example/b,c,"_s << u"http://a.example/b,c"_s;
    QTest::newRow("backslash") << u"http://a.example\\@evil.example"_s << u"http://a.example"_s;
}

void TestLinks::theSignsOfTheSentenceStandOutside() {
    QFETCH(const QString, text);
    QFETCH(const QString, link);
    QCOMPARE(found(text), QStringList{link});
}

void TestLinks::aUserBeforeTheHostMakesItNoLink() {
    QCOMPARE(found(u"https://bank.example@evil.example/"_s), QStringList());
    QCOMPARE(found(u"https://bank.example:443@evil.example"_s), QStringList());
    QCOMPARE(found(u"https://@evil.example"_s), QStringList());
    QCOMPARE(found(u"https://bank.example＠evil.example"_s), QStringList());
    QCOMPARE(found(u"https://social.example/@ben?to=a@b"_s).size(), 1);
}

void TestLinks::aForeignHostIsShownAsPunycode() {
    QCOMPARE(address(u"https://аррӏе.com/"_s), u"https://xn--80ak6aa92e.com/"_s);
    QCOMPARE(address(u"https://münchen.de/ö"_s), u"https://xn--mnchen-3ya.de/%C3%B6"_s);
}

void TestLinks::whatTurnsTextRoundEndsALink() {
    for (const char16_t control : {u'\u202e', u'\u2066', u'\u200f', u'\u200b', u'\u00ad', u'\0', u'\u2028'})
        QCOMPARE(found(u"http://a.example/%1gpj.exe"_s.arg(QChar(control))),
                 QStringList{u"http://a.example/"_s});
}

void TestLinks::aLongOrCraftyTextIsSearchedAtOnce() {
    QCOMPARE(found(u"http://a.example/"_s + QString(talk::longestLink, u'a')), QStringList());
    QBENCHMARK_ONCE {
        QCOMPARE(found(u"http://a.example/"_s + QString(4000, u')')), QStringList{u"http://a.example/"_s});
        QCOMPARE(found(u"http://@"_s.repeated(500)), QStringList());
        QCOMPARE(found(u"http"_s.repeated(1000)), QStringList());
        QCOMPARE(found(u"http://a.b "_s.repeated(400)).size(), 400);
    }
}

LECTERN_TEST(TestLinks, QCoreApplication)
#include "tst_links.moc"
