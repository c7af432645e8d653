// SPDX-License-Identifier: GPL-3.0-or-later
// docs/protocol.md and the code name the same messages, fields and words, and its examples are real.
#include "everymessage.h"
#include "shared/protocol/teacherkey.h"
#include "shared/protocol/wirewords.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QRegularExpression>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto toServer = "Client to server";
constexpr auto toClient = "Server to client";

QString page() {
    QFile file(qEnvironmentVariable("LECTERN_SOURCE") + u"/docs/protocol.md"_s);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

// The text between one heading of that level and the next of it or above, by heading.
QMap<QString, QString> sections(const QString &text, int level) {
    QMap<QString, QString> result;
    QString heading;
    const QString mark = QString(level, u'#') + u' ';
    for (const QString &line : text.split(u'\n')) {
        const auto depth = line.indexOf(u"# "_s) + 1;
        if (line.startsWith(mark)) {
            heading = line.mid(mark.size());
            result[heading];
        } else if (depth > 0 && depth < level && line.startsWith(u'#')) {
            heading.clear();
        } else if (!heading.isEmpty()) {
            result[heading] += line + u'\n';
        }
    }
    return result;
}

QMap<QString, QString> messageSections(bool fromClient) {
    return sections(sections(page(), 2).value(QLatin1StringView(fromClient ? toServer : toClient)), 3);
}

QString sectionOf(const Sample &sample) {
    return messageSections(sample.fromClient).value(u'`' + QString::fromLatin1(sample.type) + u'`');
}

QByteArray firstExample(const QString &section) {
    static const QRegularExpression block(u"```json\\n(.*?)\\n```"_s,
                                          QRegularExpression::DotMatchesEverythingOption);
    return block.match(section).captured(1).toUtf8();
}

void addEveryMessage() {
    QTest::addColumn<Sample>("sample");
    for (const Sample &sample : everyMessage())
        QTest::addRow("%s to %s", sample.type.constData(), sample.fromClient ? "server" : "client") << sample;
}

template <class Enum>
QStringList wordsOf() {
    QStringList list;
    for (int value = 0; !protocol::toWord(static_cast<Enum>(value)).isEmpty(); ++value)
        list.append(protocol::toWord(static_cast<Enum>(value)));
    return list;
}

// The words in the first column of the table of that section.
QStringList tableWords(const QString &heading) {
    static const QRegularExpression row(u"^\\| `([^`]+)` \\|"_s, QRegularExpression::MultilineOption);
    QStringList list;
    for (const auto &match : row.globalMatch(sections(page(), 2).value(heading)))
        list.append(match.captured(1));
    return list;
}

} // namespace

class TestProtocolDoc : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void thePageIsThere() { QVERIFY(!page().isEmpty()); }
    void itNamesEveryMessageAndNoOther();
    void itNamesEveryField_data() { addEveryMessage(); }
    void itNamesEveryField();
    void itInventsNoField_data() { addEveryMessage(); }
    void itInventsNoField();
    void everyExampleIsThatMessage_data() { addEveryMessage(); }
    void everyExampleIsThatMessage();
    void itListsEveryErrorCode() { QCOMPARE(tableWords(u"Errors"_s), wordsOf<ErrorCode>()); }
    void itListsEveryGoodbyeReason() { QCOMPARE(tableWords(u"Closing"_s), wordsOf<GoodbyeReason>()); }
    void theCapturedSessionIsReal();
};

void TestProtocolDoc::itNamesEveryMessageAndNoOther() {
    for (const bool fromClient : {true, false}) {
        QStringList expected;
        for (const Sample &sample : everyMessage()) {
            if (sample.fromClient == fromClient)
                expected.append(u'`' + QString::fromLatin1(sample.type) + u'`');
        }
        expected.sort();
        QCOMPARE(messageSections(fromClient).keys(), expected);
    }
}

void TestProtocolDoc::itNamesEveryField() {
    QFETCH(const Sample, sample);
    const QString section = sectionOf(sample);
    for (const Field &field : sample.fields + sample.inside)
        QVERIFY2(section.contains(u"\n| `"_s + QString::fromLatin1(field.name) + u"` |"_s),
                 field.name.constData());
}

void TestProtocolDoc::itInventsNoField() {
    QFETCH(const Sample, sample);
    QStringList known;
    for (const Field &field : sample.fields + sample.inside)
        known.append(QString::fromLatin1(field.name));
    static const QRegularExpression row(u"^\\| `([^`]+)` \\|"_s, QRegularExpression::MultilineOption);
    for (const auto &match : row.globalMatch(sectionOf(sample)))
        QVERIFY2(known.contains(match.captured(1)), qPrintable(match.captured(1)));
}

void TestProtocolDoc::everyExampleIsThatMessage() {
    QFETCH(const Sample, sample);
    const QByteArray example = firstExample(sectionOf(sample));
    const Decoded decoded = decode(sample.fromClient, example);
    QVERIFY2(decoded.index, qPrintable(decoded.error.text));
    QCOMPARE(*decoded.index, sample.index);
    // Nothing in it is made up: what the code writes has the same fields, the request id aside.
    QJsonObject shown = QJsonDocument::fromJson(example).object();
    shown.remove("id"_L1);
    QCOMPARE(QJsonDocument::fromJson(decoded.again).object(), shown);
}

void TestProtocolDoc::theCapturedSessionIsReal() {
    static const QRegularExpression captured(u"^([<>]) (\\{.*\\})$"_s, QRegularExpression::MultilineOption);
    // The key of the page's own example.
    const auto key = TeacherKey::fromText(u"7QSZ-DJX8-1T7J-QF9F-B9QH-X8TX-5XXX-3GX4"_s);
    QByteArray challenge;
    int proofs = 0;
    int lines = 0;
    for (const auto &match : captured.globalMatch(page())) {
        const QByteArray line = match.captured(2).toUtf8();
        const Decoded decoded = decode(match.captured(1) == u'>', line);
        QVERIFY2(decoded.index, line.constData());
        ++lines;
        const QJsonObject message = QJsonDocument::fromJson(line).object();
        if (message.contains("challenge"_L1))
            challenge = message["challenge"_L1].toString().toLatin1();
        if (!message.contains("proof"_L1))
            continue;
        QVERIFY(key->verify(challenge, {}, message["proof"_L1].toString().toLatin1())); // plaintext
        ++proofs;
    }
    QVERIFY(lines > 10);
    QCOMPARE(proofs, 1);
}

LECTERN_TEST(TestProtocolDoc, QCoreApplication)

#include "tst_protocoldoc.moc"
