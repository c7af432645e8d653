// SPDX-License-Identifier: GPL-3.0-or-later
// What holds for every message, whatever its fields are.
#include "everymessage.h"

#include "shared/protocol/limits.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::Literals::StringLiterals;

Q_DECLARE_METATYPE(lectern::test::Sample)

namespace {

QJsonObject objectOf(const QByteArray &line) { return QJsonDocument::fromJson(line).object(); }

QByteArray lineOf(const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); }

// Values of all kinds of JSON, each with the kinds of field that may take it.
struct Value {
    QJsonValue json;
    QList<FieldKind> takers;
};
QList<Value> allSortsOfValues() {
    using enum FieldKind;
    return {
        {QJsonValue(QJsonValue::Null), {}},
        {true, {Truth}},
        {0, {Integer, Number}},
        {-1, {Number}},
        {1.5, {Number}},
        {1e300, {Number}},
        {9007199254740992.0, {Number}},
        {u""_s, {Text, Hex, OpenWord}},
        {u"no word, no number"_s, {Text, OpenWord}},
        {u"abc"_s, {Text, OpenWord}},
        {u"é9"_s, {Text, OpenWord}},
        {u"a\0b"_s, {}},
        {QString(QChar(0xdc00)) + u'x', {}},
        {QJsonArray(), {Objects, Ids, Texts}},
        {QJsonArray{u"a"_s}, {Texts}},
        {QJsonArray{u"a\0b"_s}, {}},
        {QJsonArray{0}, {}},
        {QJsonArray{1.5}, {}},
        {QJsonArray{QJsonValue(QJsonValue::Null)}, {}},
        {QJsonArray{QJsonObject()}, {}},
        {QJsonObject(), {Counts}},
        {QJsonObject{{u"yes"_s, u"many"_s}}, {}},
        {QJsonObject{{u"yes"_s, -1}}, {}},
    };
}

void addEveryMessage() {
    QTest::addColumn<Sample>("sample");
    for (const Sample &sample : everyMessage())
        QTest::addRow("%s to %s", sample.type.constData(), sample.fromClient ? "server" : "client") << sample;
}

} // namespace

class TestCodec : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void everyMessageSurvivesTheWire_data() { addEveryMessage(); }
    void everyMessageSurvivesTheWire();
    void aMessageIsOneLineThatBeginsWithItsType_data() { addEveryMessage(); }
    void aMessageIsOneLineThatBeginsWithItsType();
    void aMissingFieldIsNamed_data() { addEveryMessage(); }
    void aMissingFieldIsNamed();
    void aWrongValueIsNamed_data() { addEveryMessage(); }
    void aWrongValueIsNamed();
    void unknownFieldsAreIgnored_data() { addEveryMessage(); }
    void unknownFieldsAreIgnored();
    void aWordOfANewerServerIsStillAnErrorOrAGoodbye();
    void eachDirectionHasItsOwnMessages();
    void optionalFieldsAreLeftOutWhileEmpty();
    void aRequestIdIsCarried();
    void aRefusedRequestKeepsItsId();
    void aWrongRequestIdIsNamed_data();
    void aWrongRequestIdIsNamed();
    void aFullListOfPeopleFitsIntoAFrame();
    void timesAndNumbersAreExact();
};

void TestCodec::everyMessageSurvivesTheWire() {
    QFETCH(const Sample, sample);
    const Decoded decoded = decode(sample.fromClient, sample.line);
    QVERIFY2(decoded.index, qPrintable(decoded.error.text));
    QCOMPARE(*decoded.index, sample.index);
    QCOMPARE(decoded.again, sample.line);
    QCOMPARE(objectOf(sample.line).size(), sample.fields.size() + 1);
}

void TestCodec::aMessageIsOneLineThatBeginsWithItsType() {
    QFETCH(const Sample, sample);
    QVERIFY(sample.line.startsWith("{\"type\":\"" + sample.type + '"'));
    QVERIFY(sample.line.endsWith("}\n"));
    QCOMPARE(sample.line.count('\n'), 1);
    QVERIFY(!sample.line.contains('\r'));
}

void TestCodec::aMissingFieldIsNamed() {
    QFETCH(const Sample, sample);
    for (const Field &field : sample.fields) {
        QJsonObject object = objectOf(sample.line);
        object.remove(QLatin1StringView(field.name));
        const Decoded decoded = decode(sample.fromClient, lineOf(object));
        QVERIFY2(decoded.index.has_value() != field.required, field.name.constData());
        if (field.required) {
            QCOMPARE(toString(decoded.error.code), toString(ErrorCode::BadField));
            QCOMPARE(decoded.error.field, QLatin1StringView(field.name));
            QVERIFY(decoded.error.text.contains(u"is missing"_s));
        }
    }
}

void TestCodec::aWrongValueIsNamed() {
    QFETCH(const Sample, sample);
    for (const Field &field : sample.fields) {
        for (const auto &[json, takers] : allSortsOfValues()) {
            QJsonObject object = objectOf(sample.line);
            object.insert(QLatin1StringView(field.name), json);
            const QByteArray line = lineOf(object);
            const Decoded decoded = decode(sample.fromClient, line);
            QVERIFY2(decoded.index.has_value() == takers.contains(field.kind), line.constData());
            if (decoded.index)
                continue;
            QCOMPARE(toString(decoded.error.code), toString(ErrorCode::BadField));
            QCOMPARE(decoded.error.field, QLatin1StringView(field.name));
            QVERIFY(!decoded.error.text.isEmpty());
        }
    }
}

void TestCodec::unknownFieldsAreIgnored() {
    QFETCH(const Sample, sample);
    QByteArray line = sample.line;
    line.replace("}\n", R"(,"future":{"a":[1,{"a":2}],"type":"x"},"":null})");
    const Decoded decoded = decode(sample.fromClient, line);
    QVERIFY2(decoded.index, qPrintable(decoded.error.text));
    QCOMPARE(decoded.again, sample.line);
}

void TestCodec::aWordOfANewerServerIsStillAnErrorOrAGoodbye() {
    using namespace protocol;
    const auto error = decodeServerMessage(R"({"type":"error","re":7,"code":"from-2031","text":"Why."})");
    const auto &read = std::get<Error>(std::get<ServerMessage>(error));
    QVERIFY(read.code == ErrorCode::Other);
    QVERIFY(read.re == RequestId{7});
    const auto goodbye = decodeServerMessage(R"({"type":"goodbye","reason":"from-2031","text":"Why."})");
    QVERIFY(std::get<Goodbye>(std::get<ServerMessage>(goodbye)).reason == GoodbyeReason::Other);
}

void TestCodec::eachDirectionHasItsOwnMessages() {
    for (const Sample &sample : everyMessage()) {
        const Decoded wrongWay = decode(!sample.fromClient, sample.line);
        if (sample.type != "ping") // the one of both directions
            QCOMPARE(toString(wrongWay.error.code), toString(ErrorCode::UnknownType));
    }
}

void TestCodec::optionalFieldsAreLeftOutWhileEmpty() {
    QCOMPARE(protocol::encode(protocol::Ask{}), R"({"type":"ask"})"
                                                "\n");
    QCOMPARE(protocol::encode(protocol::Login{}), R"({"type":"login","role":"student"})"
                                                  "\n");
    protocol::Error error;
    error.code = ErrorCode::TooLate;
    error.text = u"Late."_s;
    QCOMPARE(protocol::encode(error), R"({"type":"error","code":"too-late","text":"Late."})"
                                      "\n");
}

void TestCodec::aRequestIdIsCarried() {
    const QByteArray line = protocol::encode(protocol::Clear{}, RequestId{77});
    QCOMPARE(line, R"({"type":"clear","id":77})"
                   "\n");
    const auto result = protocol::decodeClientFrame(line);
    QCOMPARE(std::get<protocol::ClientFrame>(result).id, RequestId{77});
    const auto without = protocol::decodeClientFrame(R"({"type":"clear"})");
    QVERIFY(!std::get<protocol::ClientFrame>(without).id);
}

void TestCodec::aRefusedRequestKeepsItsId() {
    const QByteArrayView frames[] = {R"({"type":"fly","id":9})", R"({"id":9,"type":"vote","question":0})",
                                     R"({"id":9,"type":"hello"})"};
    for (const QByteArrayView frame : frames)
        QCOMPARE(decode(true, frame).error.id, RequestId{9});
    QCOMPARE(toString(decode(true, frames[0]).error.code), toString(ErrorCode::UnknownType));
    QCOMPARE(decode(true, frames[0]).error.field, u"type"_s);
}

void TestCodec::aWrongRequestIdIsNamed_data() {
    QTest::addColumn<QByteArray>("id");
    for (const char *id : {"0", "-1", "1.5", "1e300", "\"1\"", "null", "true", "[1]", "9007199254740992",
                           "18446744073709551617"})
        QTest::addRow("%s", id) << QByteArray(id);
}

void TestCodec::aWrongRequestIdIsNamed() {
    QFETCH(const QByteArray, id);
    const Decoded decoded = decode(true, R"({"type":"ping","id":)" + id + '}');
    QVERIFY(!decoded.index);
    QCOMPARE(toString(decoded.error.code), toString(ErrorCode::BadField));
    QCOMPARE(decoded.error.field, u"id"_s);
    QVERIFY(!decoded.error.id);
}

void TestCodec::aFullListOfPeopleFitsIntoAFrame() {
    protocol::People people;
    protocol::Person longest{SeatId{largestId},       QString(limits::nameCharacters, u'"'),
                             protocol::Role::Student, protocol::PersonState::Away,
                             9'999'999'999'999,       false,
                             9'999'999'999'999,       true};
    people.people.assign(limits::peoplePerMessage, longest);
    QCOMPARE_LE(protocol::encode(people).size(), limits::frameAfterLogin);
    for (auto &person : people.people)
        person.name = QString::fromUcs4(std::u32string(limits::nameCharacters, U'\U0001F600').data(),
                                        limits::nameCharacters);
    QCOMPARE_LE(protocol::encode(people).size(), limits::frameAfterLogin);
}

void TestCodec::timesAndNumbersAreExact() {
    const QByteArrayView frame =
        R"({"type":"error","code":"slow-down","text":"","wait":0.30000000000000004})";
    QVERIFY(decode(false, frame).again.contains("0.30000000000000004"));
    const auto hello = protocol::decodeClientFrame(R"({"type":"hello","min":1.0,"max":1e1})");
    QCOMPARE(std::get<protocol::Hello>(std::get<protocol::ClientFrame>(hello).message).maxVersion, 10);
}

LECTERN_TEST(TestCodec, QCoreApplication)

#include "tst_codec.moc"
