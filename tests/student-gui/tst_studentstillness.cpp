// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing moves but what changed, and what grows does so with the window.
#include "shared/ui/theme.h"
#include "tests/gui/textwalk.h"
#include "tests/student-gui/windowkit.h"

#include <QApplication>

#include <span>

using namespace Qt::Literals::StringLiterals;
using namespace lectern;
using test::longQuestion;
using test::WindowKit;

namespace {

constexpr const char *votingParts[] = {"questionText", "yesButton", "noButton", "voteLine", "seenByText"};

// Once the layouts, of which each may stir the next, have come to rest.
QList<QRect> places(const WindowKit &kit, std::span<const char *const> names) {
    for (int round = 0; round < 10; ++round)
        QCoreApplication::processEvents();
    QList<QRect> places;
    for (const char *name : names) {
        const auto *widget = kit.find<QWidget>(name);
        places << QRect(widget->mapTo(&kit.window, QPoint()), widget->size());
    }
    return places;
}

void resizeTo(WindowKit &kit, QSize size) {
    kit.window.resize(size);
    WAIT_COMPARE(kit.window.size(), size);
    places(kit, votingParts);
}

} // namespace

class TestStudentStillness : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        test::dressApplication();
        m_font = qApp->font();
    }

    void cleanup() { qApp->setFont(m_font); }

    void nothingMovesWhenTheResultIsShownOrHidden_data() {
        QTest::addColumn<QSize>("size");
        for (const QSize size : {QSize(360, 560), QSize(760, 640), QSize(1900, 1020)})
            QTest::addRow("%d x %d", size.width(), size.height()) << size;
    }

    void nothingMovesWhenTheResultIsShownOrHidden() {
        QFETCH(QSize, size);
        WindowKit kit;
        kit.join();
        for (const QString &question : {u"Is TCP a byte stream?"_s, longQuestion()}) {
            kit.ask(question);
            kit.button("yesButton")->click();
            WAIT_COMPARE(kit.voteLine(), u"Counted: Yes. You can change it."_s);
            resizeTo(kit, size);
            const QList<QRect> before = places(kit, votingParts);
            kit.lesson.show(900, 300);
            WAIT_FOR(kit.find<QWidget>("resultBars")->isVisible());
            QCOMPARE(places(kit, votingParts), before);
            kit.lesson.hideResult();
            WAIT_FOR(!kit.find<QWidget>("resultBars")->isVisible());
            QCOMPARE(places(kit, votingParts), before);
        }
    }

    void nothingBelowMovesWhenTheConnectionIsLost_data() {
        test::addUsualWindows();
        test::addSmallestWindow();
    }

    void nothingBelowMovesWhenTheConnectionIsLost() {
        QFETCH(double, scale);
        QFETCH(QSize, size);
        qApp->setFont(ui::scaledFont(scale));
        WindowKit kit;
        kit.joinAndAsk();
        resizeTo(kit, size);
        const QList<QRect> before = places(kit, votingParts);
        kit.lesson.cut();
        WAIT_FOR(kit.text("badgeText").startsWith("Reconnecting in"_L1));
        QCOMPARE(places(kit, votingParts), before);
        // Whole words: as many lines as a layout that breaks only between them needs.
        const auto *words = kit.find<QLabel>("badgeText");
        const QRect wrapped = words->fontMetrics().boundingRect(QRect(0, 0, words->width(), QWIDGETSIZE_MAX),
                                                                Qt::TextWordWrap, words->text());
        QVERIFY(wrapped.width() <= words->width());
    }

    void theButtonsGrowWithTheWindow() {
        WindowKit kit;
        kit.joinAndAsk();
        resizeTo(kit, {760, 640});
        const auto *yes = kit.button("yesButton");
        const QSize usual = yes->size();
        const int word = yes->fontMetrics().height();
        const int question = kit.find<QWidget>("questionText")->fontMetrics().height();
        QVERIFY(usual.height() >= 72); // the chat has its place below
        resizeTo(kit, {1900, 1020});
        QTRY_VERIFY(yes->height() >= 1020 / 5 && yes->width() > usual.width() * 3 / 2);
        QTRY_VERIFY(yes->fontMetrics().height() > word);
        QTRY_VERIFY(kit.find<QWidget>("questionText")->fontMetrics().height() > question);
        resizeTo(kit, {760, 640});
        QTRY_COMPARE(yes->size(), usual);
        QTRY_COMPARE(yes->fontMetrics().height(), word);
    }

    void theLinkStandsInLineWithTheWordsAroundIt() {
        WindowKit kit;
        kit.joinAndAsk();
        resizeTo(kit, {760, 640});
        const auto *name = kit.find<QLabel>("ownNameText");
        const auto *link = kit.button("startOverLink");
        QCOMPARE(link->x() - (name->x() + name->width()), ui::space);
        QCOMPARE(link->width(), link->fontMetrics().size(Qt::TextShowMnemonic, link->text()).width());
        const int center = name->geometry().center().y();
        QVERIFY(qAbs(link->geometry().center().y() - center) <= 1);
    }

private:
    QFont m_font;
};

LECTERN_TEST(TestStudentStillness, QApplication)
#include "tst_studentstillness.moc"
