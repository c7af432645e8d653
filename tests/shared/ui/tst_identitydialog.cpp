// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/identitydialog.h"
#include "shared/ui/theme.h"
#include "tests/gui/announced.h"
#include "tests/support/testcase.h"

#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>

using namespace Qt::Literals::StringLiterals;
using namespace lectern;
using client::JoinProblem;

namespace {

const Fingerprint oldOne = Fingerprint::ofCertificate("old");
const Fingerprint newOne = Fingerprint::ofCertificate("new");

JoinProblem problemOf(JoinProblem::Kind kind, const std::optional<Fingerprint> &expected,
                      const std::optional<Fingerprint> &seen = {}) {
    JoinProblem problem;
    problem.kind = kind;
    problem.expected = expected;
    problem.seen = seen;
    return problem;
}

JoinProblem otherIdentity() { return problemOf(JoinProblem::Kind::Identity, oldOne, newOne); }

struct Scene {
    QWidget window;
    ui::IdentityDialog *dialog;
    QSignalSpy trusted;
    QSignalSpy refused;

    explicit Scene(const JoinProblem &problem, const QSize &size = {760, 640},
                   protocol::Role role = protocol::Role::Student)
        : dialog(nullptr),
          trusted(make(problem, size, role), &QDialog::accepted),
          refused(dialog, &QDialog::rejected) {
        dialog->open();
    }
    ui::IdentityDialog *make(const JoinProblem &problem, const QSize &size, protocol::Role role) {
        window.resize(size);
        window.show();
        client::TrustedServer known;
        known.trust.fingerprint = oldOne;
        known.since = QDateTime({2026, 9, 3}, {8, 0}, Qt::UTC);
        known.className = u"Physics <b>101</b> %1"_s;
        dialog = new ui::IdentityDialog(problem, {u"192.168.1.20"_s}, known, role, &window);
        return dialog;
    }
    QPushButton *button(const QString &name) const { return dialog->findChild<QPushButton *>(name); }
    QString text(const QString &name) const { return dialog->findChild<QLabel *>(name)->text(); }
    bool has(const QString &name) const { return dialog->findChild<QWidget *>(name); }
    QCheckBox *tick() const { return dialog->findChild<QCheckBox *>(u"identityTick"_s); }
};

} // namespace

class TestIdentityDialog : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { ui::applyTheme(*qApp); }

    void bothIdentitiesStandThereInWordsAndInFullAndCanBeCopied() {
        const Scene scene(otherIdentity());
        QCOMPARE(scene.text(u"identityBeforeWords"_s), oldOne.words().join(u' '));
        QCOMPARE(scene.text(u"identityNowWords"_s), newOne.words().join(u' '));
        QCOMPARE(scene.text(u"identityBeforeHex"_s).simplified(), oldOne.toGroups());
        QCOMPARE(scene.text(u"identityNowHex"_s).simplified(), newOne.toGroups());
        for (const auto &name :
             {u"identityBeforeWords"_s, u"identityNowWords"_s, u"identityBeforeHex"_s, u"identityNowHex"_s}) {
            const auto *label = scene.dialog->findChild<QLabel *>(name);
            QVERIFY(label->textInteractionFlags() & Qt::TextSelectableByMouse);
            QVERIFY(label->textInteractionFlags() & Qt::TextSelectableByKeyboard);
        }
    }

    void itSaysSinceWhenAndAsWhatTheServerWasKnown() {
        const Scene scene(otherIdentity());
        const QString since = QLocale().toString(QDate(2026, 9, 3), QLocale::LongFormat);
        QCOMPARE(scene.text(u"identityBeforeCaption"_s),
                 u"Known since %1 as "_s.arg(since) + u"Physics <b>101</b> %1"_s);
    }

    void itHasNoWordsForWhatCannotBeReadAnyMore() {
        QWidget window;
        client::TrustedServer known;
        known.trust.fingerprint = oldOne;
        known.isDamaged = true;
        const ui::IdentityDialog dialog(otherIdentity(), {u"lab-pc"_s}, known, protocol::Role::Student,
                                        &window);
        QVERIFY(!dialog.findChild<QLabel *>(u"identityBeforeWords"_s));
        QVERIFY(dialog.findChild<QLabel *>(u"identityBeforeCaption"_s)->text().contains("cannot be read"_L1));
        QCOMPARE(dialog.findChild<QLabel *>(u"identityNowWords"_s)->text(), newOne.words().join(u' '));
    }

    // A link may demand another one than the one that was written down.
    void itDoesNotSayKnownOfWhatOnlyALinkDemanded() {
        const Scene scene(problemOf(JoinProblem::Kind::Identity, Fingerprint::ofCertificate("link"), newOne));
        QCOMPARE(scene.text(u"identityBeforeCaption"_s), u"Expected"_s);
    }

    void itNamesTheLinkWhereTheLinkDemandedIt() {
        for (const JoinProblem::Kind kind : {JoinProblem::Kind::Identity, JoinProblem::Kind::NotEncrypted}) {
            const Fingerprint link = Fingerprint::ofCertificate("link");
            QWidget window;
            const ui::IdentityDialog dialog(problemOf(kind, link, newOne), {u"lab-pc"_s, 4444, link}, {},
                                            protocol::Role::Student, &window);
            const QString happened = dialog.findChild<QLabel *>(u"identityHappened"_s)->text();
            QVERIFY(happened.contains(u"the join link names"_s));
            QVERIFY(!happened.contains(u"this program knows"_s));
        }
    }

    // It may be any program that answers there.
    void whatDoesNotEncryptIsNotSaidToBeTheServer() {
        const Scene scene(problemOf(JoinProblem::Kind::NotEncrypted, oldOne));
        QCOMPARE(scene.text(u"identityTitle"_s), u"No encrypted answer"_s);
        QVERIFY(scene.text(u"identityMeanings"_s).contains(u"Another program"_s));
    }

    void returnAndEscapeDoNotConnect() {
        for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter, Qt::Key_Escape}) {
            Scene scene(otherIdentity());
            scene.tick()->setChecked(true);
            QTest::keyClick(scene.dialog->focusWidget(), key);
            QCOMPARE(scene.refused.size(), 1);
            QCOMPARE(scene.trusted.size(), 0);
        }
    }

    void onlyATickOpensTheWayToTrust() {
        Scene scene(otherIdentity());
        QPushButton *trust = scene.button(u"identityTrustButton"_s);
        QVERIFY(!trust->isEnabled());
        QTest::mouseClick(trust, Qt::LeftButton);
        QCOMPARE(scene.trusted.size(), 0);
        QTest::mouseClick(scene.tick(), Qt::LeftButton); // on its words
        QVERIFY(trust->isEnabled());
        QTest::keyClick(scene.tick(), Qt::Key_Space);
        QVERIFY(!trust->isEnabled());
        QTest::keyClick(scene.tick(), Qt::Key_Space);
        QTest::mouseClick(trust, Qt::LeftButton);
        QCOMPARE(scene.trusted.size(), 1);
    }

    void encryptionThatIsGoneIsAFullStopToo() {
        Scene scene(problemOf(JoinProblem::Kind::NotEncrypted, oldOne));
        QCOMPARE(scene.text(u"identityBeforeWords"_s), oldOne.words().join(u' '));
        QCOMPARE(scene.text(u"identityNowWords"_s), u"Not encrypted"_s);
        QVERIFY(!scene.has(u"identityNowHex"_s));
        QVERIFY(!scene.button(u"identityTrustButton"_s)->isEnabled());
        QTest::keyClick(scene.dialog->focusWidget(), Qt::Key_Return);
        QCOMPARE(scene.refused.size(), 1);
    }

    void whoNeverEncryptedIsAskedAboutInShort() {
        Scene scene(problemOf(JoinProblem::Kind::NotEncrypted, {}));
        QVERIFY(!scene.has(u"identityBeforeWords"_s));
        QVERIFY(!scene.tick());
        QVERIFY(scene.text(u"identityHappened"_s).contains(u"read and change"_s));
        QCOMPARE(scene.button(u"identityTrustButton"_s)->accessibleName(), u"Join without encryption"_s);
        QTest::keyClick(scene.dialog->focusWidget(), Qt::Key_Return);
        QCOMPARE(scene.refused.size(), 1);
    }

    void theTeacherIsToldToCompareWithTheServer() {
        const Scene scene(otherIdentity(), {1180, 760}, protocol::Role::Teacher);
        QVERIFY(!scene.text(u"identityAdvice"_s).contains(u"Ask the teacher"_s));
        QVERIFY(!scene.tick()->accessibleName().contains(u"teacher"_s));
    }

    void aScreenReaderIsAlarmed() {
        test::announced.clear();
        const Scene scene(otherIdentity());
        QCOMPARE(test::announced.filter(u"not the one that this program knows"_s).size(), 1);
    }

    void everyControlHasANameAndIsReachedByTab() {
        const Scene scene(otherIdentity());
        QStringList reached;
        for (int i = 0; i < 12; ++i) {
            QTest::keyClick(scene.dialog->focusWidget(), Qt::Key_Tab);
            QVERIFY(!scene.dialog->focusWidget()->accessibleName().isEmpty());
            QVERIFY(scene.dialog->focusWidget()->objectName() != "identityArea"_L1);
            reached << scene.dialog->focusWidget()->objectName();
        }
        for (const auto &name : {u"identityBeforeWords"_s, u"identityBeforeHex"_s, u"identityNowWords"_s,
                                 u"identityNowHex"_s, u"identityTick"_s, u"identityRefuseButton"_s})
            QVERIFY2(reached.contains(name), qPrintable(name));
    }

    // At the largest text in the smallest window it scrolls, and never sideways.
    void theSmallestWindowScrollsRatherThanCuts() {
        const QFont font = QApplication::font();
        QFont large = font;
        large.setPointSizeF(2 * font.pointSizeF());
        QApplication::setFont(large);
        {
            const Scene scene(otherIdentity(), {360, 560});
            QVERIFY(scene.dialog->width() <= 360);
            QVERIFY(scene.dialog->height() <= 560);
            const auto *area = scene.dialog->findChild<QScrollArea *>();
            WAIT_FOR(area->verticalScrollBar()->maximum() > 0);
            WAIT_COMPARE(area->widget()->width(), area->viewport()->width());
            QVERIFY(scene.button(u"identityRefuseButton"_s)->isVisible());
            WAIT_FOR(scene.dialog->isActiveWindow());
            QVERIFY(scene.tick()->visibleRegion().isEmpty());
            QTest::keyClick(scene.dialog->focusWidget(), Qt::Key_Backtab);
            QCOMPARE(scene.dialog->focusWidget()->objectName(), u"identityTick"_s);
            QVERIFY(!scene.tick()->visibleRegion().isEmpty());
        }
        QApplication::setFont(font);
    }
};

LECTERN_TEST(TestIdentityDialog, QApplication)
#include "tst_identitydialog.moc"
