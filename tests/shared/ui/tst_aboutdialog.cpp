// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/aboutdialog.h"
#include "shared/ui/theme.h"
#include "tests/support/testcase.h"

#include <QApplication>
#include <QFile>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QTabWidget>

using namespace Qt::Literals::StringLiterals;
using namespace lectern;

namespace {

QString textOf(const QDialog &dialog, const QString &page) {
    return dialog.findChild<QPlainTextEdit *>(page)->toPlainText();
}

} // namespace

class TestAboutDialog : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { ui::applyTheme(*qApp); }

    void itSaysWhichProgramInWhichVersionUnderWhichLicence() {
        QWidget window;
        const auto *student = new ui::AboutDialog(protocol::Role::Student, &window);
        const QString text = textOf(*student, u"aboutText"_s);
        QVERIFY(text.startsWith("The student's program"_L1));
        QVERIFY(text.contains(QLatin1StringView(LECTERN_VERSION)));
        QVERIFY(text.contains("GPL-3.0-or-later"_L1));
        const auto *teacher = new ui::AboutDialog(protocol::Role::Teacher, &window);
        QVERIFY(textOf(*teacher, u"aboutText"_s).startsWith("The teacher's program"_L1));
    }

    void theWholeLicenceCanBeReadWithoutTheInternet() {
        QWidget window;
        const auto *dialog = new ui::AboutDialog(protocol::Role::Student, &window);
        QFile shipped(qEnvironmentVariable("LECTERN_SOURCE") + u"/LICENSE"_s);
        QVERIFY(shipped.open(QIODevice::ReadOnly));
        QCOMPARE(textOf(*dialog, u"licenceText"_s), QString::fromUtf8(shipped.readAll()));
    }

    void theLicenceOfEveryPartIsNamedAndThoseOfIconsAndWordsShown() {
        QWidget window;
        const auto *student = new ui::AboutDialog(protocol::Role::Student, &window);
        const QString parts = textOf(*student, u"partsText"_s);
        for (const char *part : {"Qt 6", "OpenSSL", "libsodium", "ICU", "SQLite", "Inter", "Lucide",
                                 "Cole Bemis", "BIP 39", "Pavol Rusnak"})
            QVERIFY2(parts.contains(QLatin1StringView(part)), part);
        QVERIFY(!parts.contains("Qt Charts"_L1));
        const auto *teacher = new ui::AboutDialog(protocol::Role::Teacher, &window);
        const QString teachersParts = textOf(*teacher, u"partsText"_s);
        QVERIFY(teachersParts.contains("Qt Charts: GNU General Public License"_L1));
        QVERIFY(teachersParts.contains("libqrencode: GNU Lesser General Public License"_L1));
    }

    void itsTextCanBeSelectedButNotChangedAndTabLeavesIt() {
        QWidget window;
        const auto *dialog = new ui::AboutDialog(protocol::Role::Student, &window);
        const auto pages = dialog->findChildren<QPlainTextEdit *>();
        QCOMPARE(pages.size(), 3);
        for (const QPlainTextEdit *page : pages) {
            QCOMPARE(page->textInteractionFlags(), Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
            QVERIFY(page->tabChangesFocus());
            QVERIFY(!page->accessibleName().isEmpty());
        }
    }

    void escClosesItAndTheKeysChangeItsPages() {
        QWidget window;
        window.show();
        const QPointer<ui::AboutDialog> dialog = new ui::AboutDialog(protocol::Role::Student, &window);
        dialog->open();
        WAIT_FOR(dialog->isActiveWindow());
        QCOMPARE(dialog->focusWidget()->objectName(), u"aboutCloseButton"_s);
        const auto *tabs = dialog->findChild<QTabWidget *>(u"aboutTabs"_s);
        QTest::keyClick(dialog.data(), Qt::Key_L, Qt::AltModifier);
        QCOMPARE(tabs->currentWidget()->objectName(), u"licenceText"_s);
        QTest::keyClick(dialog.data(), Qt::Key_Escape);
        WAIT_FOR(!dialog);
    }
};

LECTERN_TEST(TestAboutDialog, QApplication)
#include "tst_aboutdialog.moc"
