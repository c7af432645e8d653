// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/client/serveraddress.h"
#include "shared/ui/theme.h"
#include "teacher-gui/views/joincard.h"
#include "teacher-gui/views/qrcode.h"
#include "tests/gui/textfit.h"
#include "tests/support/testcase.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QTest>

#include <memory>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;
using teacher::Invitation;
using teacher::JoinCard;
using teacher::QrCode;

class TestJoinCard : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void showsAddressWordsAndTheWholeFingerprint();
    void theCodeAndTheButtonGiveTheLinkThatDemandsTheFingerprint();
    void sayingThatItHasCopiedMovesNothing();
    void saysThatAClassIsNotEncrypted();
    void followsTheInvitation();
    void escapeClosesIt();
    void theTabKeyReachesEverythingAndAReaderHearsItAll();
    void nothingIsCutAndTheCodeCanBeReadAtAnySize_data();
    void nothingIsCutAndTheCodeCanBeReadAtAnySize();
};

namespace {

const Fingerprint proof = Fingerprint::ofCertificate("a certificate");

struct Card {
    explicit Card(const Invitation &invitation = {u"192.168.1.20:4445"_s, proof},
                  QSize windowSize = {1180, 760}) {
        window.resize(windowSize);
        window.show();
        card = new JoinCard(&window);
        card->setInvitation(invitation);
        card->present();
    }
    QLabel *label(const QString &name) { return card->findChild<QLabel *>(name); }
    QString text(const QString &name) { return label(name)->text(); }
    QPushButton *button(const QString &name) { return card->findChild<QPushButton *>(name); }
    QrCode *code() { return card->findChild<QrCode *>(u"joinCardCode"_s); }

    QWidget window;
    QPointer<JoinCard> card;
};

} // namespace

void TestJoinCard::showsAddressWordsAndTheWholeFingerprint() {
    Card card;
    QCOMPARE(card.text(u"joinCardAddress"_s), u"192.168.1.20:4445"_s);
    const QStringList rows = card.text(u"joinCardWords"_s).split(u'\n');
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows[0].split(u' ') + rows[1].split(u' '), proof.words());
    QCOMPARE(rows[0].split(u' ').size(), 4);
    QCOMPARE(Fingerprint::fromHex(card.text(u"joinCardHex"_s)), std::optional(proof));
    QVERIFY(card.text(u"joinCardHint"_s).contains(u"compare these words"_s));
}

void TestJoinCard::theCodeAndTheButtonGiveTheLinkThatDemandsTheFingerprint() {
    Card card;
    QTest::mouseClick(card.button(u"copyLinkButton"_s), Qt::LeftButton);
    const QString link = QGuiApplication::clipboard()->text();
    const auto server = client::ServerAddress::parse(link);
    QVERIFY(server);
    QCOMPARE(server->toString(), u"192.168.1.20:4445"_s);
    QCOMPARE(server->linked, std::optional(proof));
    QCOMPARE(card.code()->content(), link);
}

void TestJoinCard::sayingThatItHasCopiedMovesNothing() {
    Card card;
    QPushButton *copy = card.button(u"copyLinkButton"_s);
    QFont large = card.card->font(); // so that the words matter, and not the style's least width
    large.setPointSize(30);
    card.card->setFont(large);
    QCoreApplication::processEvents(); // lays out
    const QRect place = copy->geometry();
    QTest::mouseClick(copy, Qt::LeftButton);
    QCOMPARE(copy->text(), u"Copied"_s);
    QCOMPARE(copy->accessibleName(), u"Copied the link to join"_s);
    QCoreApplication::processEvents(); // lays out
    QCOMPARE(copy->geometry(), place);
    WAIT_COMPARE(copy->text(), u"Copy link"_s);
    QCoreApplication::processEvents(); // lays out
    QCOMPARE(copy->geometry(), place);
}

void TestJoinCard::saysThatAClassIsNotEncrypted() {
    Card card({u"192.168.1.20"_s, {}});
    QVERIFY(card.text(u"joinCardHint"_s).startsWith(u"This class is not encrypted"_s));
    for (const QString &name : {u"joinCardWords"_s, u"joinCardHex"_s})
        QVERIFY2(!card.label(name)->isVisible(), qPrintable(name));
    const auto server = client::ServerAddress::parse(card.code()->content());
    QVERIFY(server && !server->linked);
    QCOMPARE(server->host, u"192.168.1.20"_s);
    QVERIFY(!card.code()->content().contains(u"sha256"_s));
}

void TestJoinCard::followsTheInvitation() {
    Card card({u"192.168.1.20"_s, {}});
    card.card->setInvitation({u"10.0.0.5"_s, proof});
    QCOMPARE(card.text(u"joinCardAddress"_s), u"10.0.0.5"_s);
    QVERIFY(card.code()->content().contains(u"10.0.0.5"_s));
    QVERIFY(card.code()->content().contains(proof.toHex()));
    QVERIFY(card.label(u"joinCardWords"_s)->isVisible());
    QVERIFY(!card.text(u"joinCardHint"_s).contains(u"not encrypted"_s));
}

void TestJoinCard::escapeClosesIt() {
    Card card;
    QVERIFY(!card.card->isModal()); // the class goes on meanwhile
    QTest::keyClick(card.card, Qt::Key_Escape);
    WAIT_FOR(!card.card);
}

void TestJoinCard::theTabKeyReachesEverythingAndAReaderHearsItAll() {
    Card card;
    for (const QString &name : {u"copyLinkButton"_s, u"closeCardButton"_s}) {
        QVERIFY(card.button(name)->focusPolicy() & Qt::TabFocus);
        QVERIFY(!card.button(name)->accessibleName().isEmpty());
    }
    const QString heard = card.card->accessibleDescription();
    QVERIFY(heard.contains(u"192.168.1.20:4445"_s));
    for (const QString &word : proof.words())
        QVERIFY2(heard.contains(word), qPrintable(word));
}

void TestJoinCard::nothingIsCutAndTheCodeCanBeReadAtAnySize_data() {
    QTest::addColumn<QSize>("window");
    QTest::addColumn<double>("scale");
    QTest::addColumn<bool>("encrypted");
    for (const QSize window : {QSize(900, 600), QSize(1024, 700), QSize(1920, 1080)}) {
        for (const double scale : {1.0, 2.0}) {
            for (const bool encrypted : {true, false})
                QTest::addRow("%dx%d at %g %%%s", window.width(), window.height(), scale * 100,
                              encrypted ? "" : ", not encrypted")
                    << window << scale << encrypted;
        }
    }
}

void TestJoinCard::nothingIsCutAndTheCodeCanBeReadAtAnySize() {
    QFETCH(QSize, window);
    QFETCH(double, scale);
    QFETCH(bool, encrypted);
    ui::applyTheme(*qApp);
    const QFont usual = QApplication::font();
    QApplication::setFont(ui::scaledFont(scale));
    {
        Card card({u"[2001:db8:85a3:8d3:1319:8a2e:370:7348]:44445"_s,
                   encrypted ? std::optional(proof) : std::nullopt},
                  window);
        WAIT_COMPARE(textFaults(*card.card).join(u'\n'), QString());
        QVERIFY(card.card->width() <= window.width() && card.card->height() <= window.height());
        const QrCode *code = card.code();
        QVERIFY(qMin(code->width(), code->height()) >= 4 * code->modules());
        for (const QWidget *other : card.card->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly))
            QVERIFY2(other == code || !other->isVisible() || !other->geometry().intersects(code->geometry()),
                     qPrintable(other->objectName()));
    }
    QApplication::setFont(usual);
}

} // namespace lectern::test

LECTERN_TEST(lectern::test::TestJoinCard, QApplication)
#include "tst_joincard.moc"
