// SPDX-License-Identifier: GPL-3.0-or-later
// The wall also shows how to be sure of the right server, and never at the question's cost.
#include "teacher-gui/invitation.h"
#include "teacher-gui/models/questionmodel.h"
#include "teacher-gui/views/fittedlabel.h"
#include "teacher-gui/views/projectorwindow.h"
#include "teacher-gui/views/qrcode.h"
#include "tests/gui/textfit.h"
#include "tests/support/testcase.h"
#include "tests/teacher-gui/samplepeople.h"

#include <QApplication>
#include <QLabel>
#include <QSettings>
#include <QTest>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;
using teacher::FittedLabel;
using teacher::Invitation;
using teacher::QrCode;

class TestProjectorProof : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void showsTheCodeAndTheWordsBeforeAndAfterAQuestion();
    void withoutEncryptionTheCodeHasTheAddressAloneAndThereAreNoWords();
    void keyJHidesAndShowsThemAndIsRemembered();
    void theirSizeFollowsTheWallsTextSize();
    void inLessRoomTheCodeGoesFirstThenTheWords();
    void theQuestionIsNeverSqueezed_data();
    void theQuestionIsNeverSqueezed();
    void theBarsStayTheLargest_data();
    void theBarsStayTheLargest();
    void nothingLiesOnAnything_data();
    void nothingLiesOnAnything();

private:
    void prepare() override { QSettings().clear(); }
};

namespace {

const Fingerprint proof = Fingerprint::ofCertificate("a certificate");

struct Wall {
    explicit Wall(QSize size = {1920, 1080}, std::optional<Fingerprint> fingerprint = proof) {
        window.setClassName(u"Physics 101"_s);
        window.setInvitation({u"192.168.1.20"_s, fingerprint});
        window.resize(size);
        window.show();
    }
    void ask(const QString &text, bool shown = true) {
        protocol::Question asked = question(1);
        asked.text = text;
        asked.shown = shown;
        model.receive(asked);
        model.receive(protocol::Tally{QuestionId{1}, {{u"yes"_s, 9}, {u"no"_s, 3}}, 12, 23});
    }
    QWidget *part(const char *name) { return window.findChild<QWidget *>(QLatin1StringView(name)); }
    QrCode *code() { return window.findChild<QrCode *>(u"projectorCode"_s); }
    QLabel *words() { return window.findChild<QLabel *>(u"projectorWords"_s); }
    bool showsCode() { return code()->isVisible(); }
    bool showsWords() { return words()->isVisible(); }
    void press(Qt::Key key, int times = 1) {
        for (int i = 0; i < times; ++i)
            QTest::keyClick(&window, key);
    }
    void settle() { QCoreApplication::processEvents(); }
    QRect place(const char *name) {
        QWidget *widget = part(name);
        return {widget->mapTo(&window, QPoint(0, 0)), widget->size()};
    }

    teacher::QuestionModel model;
    teacher::ProjectorWindow window{model};
};

const QString longQuestion = u"Which of all this is true? "_s.repeated(19).left(500);

void addWalls() {
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QString>("question");
    QTest::addColumn<int>("larger");
    const QHash<QString, QString> questions{{u"short"_s, u"Why?"_s},
                                            {u"three lines"_s, longQuestion.left(130)},
                                            {u"long"_s, longQuestion.left(370)},
                                            {u"longest"_s, longQuestion}};
    for (const QSize size : {QSize(480, 360), QSize(960, 640), QSize(1024, 768), QSize(1920, 1080)}) {
        for (auto each = questions.begin(); each != questions.end(); ++each) {
            for (const int larger : {0, 8})
                QTest::addRow("%dx%d, %s, %+d", size.width(), size.height(), qPrintable(each.key()), larger)
                    << size << each.value() << larger;
        }
    }
}

} // namespace

void TestProjectorProof::showsTheCodeAndTheWordsBeforeAndAfterAQuestion() {
    Wall wall;
    QCOMPARE(wall.code()->content(), (Invitation{u"192.168.1.20"_s, proof}.link()));
    QVERIFY(wall.code()->content().contains(proof.toHex()));
    const auto check = [&](const char *when) {
        QVERIFY2(wall.showsCode() && wall.showsWords(), when);
        const QString text = wall.words()->text();
        for (const QString &word : proof.words())
            QVERIFY2(text.contains(word), qPrintable(word));
    };
    check("before the first question");
    const int before = wall.code()->width();
    wall.ask(u"Why?"_s, false);
    check("asked");
    QVERIFY(wall.code()->width() < before);
    wall.ask(u"Why?"_s);
    check("shown");
}

void TestProjectorProof::withoutEncryptionTheCodeHasTheAddressAloneAndThereAreNoWords() {
    Wall wall({1920, 1080}, std::nullopt);
    wall.ask(u"Why?"_s);
    QVERIFY(wall.showsCode() && !wall.showsWords());
    QVERIFY(wall.code()->content().contains(u"192.168.1.20"_s));
    QVERIFY(!wall.code()->content().contains(u"sha256"_s));
}

void TestProjectorProof::keyJHidesAndShowsThemAndIsRemembered() {
    {
        Wall wall;
        wall.press(Qt::Key_J);
        QVERIFY(!wall.showsCode() && !wall.showsWords());
        QVERIFY(wall.part("projectorJoin")->isVisible());
        wall.ask(u"Why?"_s);
        QVERIFY(!wall.showsCode() && !wall.showsWords());
    }
    Wall wall;
    QVERIFY(!wall.showsCode() && !wall.showsWords());
    wall.press(Qt::Key_J);
    QVERIFY(wall.showsCode() && wall.showsWords());
}

void TestProjectorProof::theirSizeFollowsTheWallsTextSize() {
    Wall wall;
    wall.ask(u"Why?"_s);
    const int code = wall.code()->width();
    const int words = wall.words()->font().pixelSize();
    wall.press(Qt::Key_Plus, 4);
    QVERIFY(wall.code()->width() > code);
    QVERIFY(wall.words()->font().pixelSize() > words);
}

void TestProjectorProof::inLessRoomTheCodeGoesFirstThenTheWords() {
    Wall wall;
    QList<int> signs; // 2: both, 1: the words, 0: none
    for (int length = 4; length <= 500; length += 8) {
        wall.ask(longQuestion.left(length), false);
        QVERIFY(!wall.showsCode() || wall.showsWords());
        const int now = int(wall.showsCode()) + int(wall.showsWords());
        if (signs.isEmpty() || signs.last() != now)
            signs.append(now);
    }
    QCOMPARE(signs, (QList<int>{2, 1, 0}));
    wall.ask(u"Why?"_s);
    wall.window.resize(480, 360);
    QVERIFY(!wall.showsCode());
    wall.window.resize(1920, 1080);
    QVERIFY(wall.showsCode() && wall.showsWords());
}

void TestProjectorProof::theQuestionIsNeverSqueezed_data() { addWalls(); }

// As large with them as without.
void TestProjectorProof::theQuestionIsNeverSqueezed() {
    QFETCH(QSize, size);
    QFETCH(QString, question);
    QFETCH(int, larger);
    for (const bool shown : {false, true}) {
        Wall wall(size);
        wall.press(Qt::Key_Plus, larger);
        wall.ask(question, shown);
        wall.settle();
        const auto *text = wall.window.findChild<FittedLabel *>(u"projectorQuestion"_s);
        const int with = text->fittedPixels();
        const bool wasWhole = text->showsAll();
        wall.press(Qt::Key_J);
        wall.settle();
        QCOMPARE(with, text->fittedPixels());
        QCOMPARE(wasWhole, text->showsAll());
    }
}

void TestProjectorProof::theBarsStayTheLargest_data() { addWalls(); }

void TestProjectorProof::theBarsStayTheLargest() {
    QFETCH(QSize, size);
    QFETCH(QString, question);
    QFETCH(int, larger);
    Wall wall(size);
    wall.press(Qt::Key_Plus, larger);
    wall.ask(question);
    wall.settle();
    const QRect bars = wall.place("projectorChart");
    if (wall.showsCode()) {
        QVERIFY(bars.width() >= 2 * wall.code()->width());
        QVERIFY(wall.code()->width() >= 3 * wall.code()->modules());
    }
    if (wall.showsWords())
        QVERIFY(bars.height() >= size.height() * 4 / 10);
}

void TestProjectorProof::nothingLiesOnAnything_data() { addWalls(); }

void TestProjectorProof::nothingLiesOnAnything() {
    QFETCH(QSize, size);
    QFETCH(QString, question);
    QFETCH(int, larger);
    Wall wall(size);
    wall.press(Qt::Key_Plus, larger);
    const auto check = [&] {
        wall.settle();
        if (!wall.showsCode())
            return;
        const QRect code = wall.place("projectorCode");
        QVERIFY(wall.window.rect().contains(code));
        for (const char *other :
             {"projectorQuestion", "projectorChart", "projectorJoin", "projectorWords", "projectorAnswered"})
            QVERIFY2(!wall.part(other)->isVisible() || !code.intersects(wall.place(other)), other);
        QCOMPARE(textFaults(wall.window).join(u'\n'), QString());
    };
    check();
    wall.ask(question, false);
    check();
    wall.ask(question, true);
    check();
}

} // namespace lectern::test

LECTERN_TEST(lectern::test::TestProjectorProof, QApplication)
#include "tst_projectorproof.moc"
