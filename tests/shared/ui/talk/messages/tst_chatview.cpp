// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/talk/messages/chatcolors.h"
#include "shared/ui/talk/messages/chatview.h"
#include "shared/ui/theme.h"
#include "tests/gui/announced.h"
#include "tests/shared/talk/fakehistory.h"
#include "tests/support/testcase.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QMenu>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>

#include <numeric>

using namespace Qt::Literals::StringLiterals;
using namespace lectern;
using talk::PaneModel;
using test::FakeHistory;
using test::idsOf;
using ui::ChatView;

namespace {

// A pane in a class of the test's own.
struct Pane {
    PaneModel model{RoomId{7}, SeatId{1}};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
    FakeHistory history{model};
    ChatView view{model};
    QList<QUrl> opened;
    QSignalSpy deletions{&view, &ChatView::deleteWanted};

    Pane() {
        view.resize(400, 500);
        view.setOpener([this](const QUrl &url) { opened += url; });
    }
    void open(int messages, const QString &text = u"message %1"_s) {
        history.fill(messages, text);
        show();
        history.answerAll();
        settle();
    }
    void show() {
        view.show();
        view.activateWindow();
        WAIT_FOR(view.isActiveWindow());
    }
    // Until nothing is wanted any more.
    void settle() {
        do
            QCoreApplication::processEvents();
        while (history.answer());
        QCoreApplication::processEvents();
    }
    QScrollBar *bar() const { return view.verticalScrollBar(); }
    bool isAtBottom() const { return bar()->value() == bar()->maximum(); }
    QModelIndex find(quint64 id) const { return model.index(int(idsOf(model).indexOf(id))); }
    int yOf(quint64 id) const { return view.visualRect(find(id)).top(); }
    // The message at the upper edge that is seen from its beginning.
    quint64 underTheEye() const {
        for (const quint64 id : idsOf(model)) {
            if (id != 0 && yOf(id) >= 0)
                return id;
        }
        return 0;
    }
    template <class Widget>
    Widget *child(const char *name) const {
        return view.findChild<Widget *>(QLatin1StringView(name));
    }
    QPushButton *button() const { return child<QPushButton>("newMessagesButton"); }
    QRect rectOf(int row) const { return view.visualRect(model.index(row)); }
    void select(int row) {
        view.selectionModel()->setCurrentIndex(model.index(row), QItemSelectionModel::ClearAndSelect);
    }
    QAction *menuEntry(int row, const char *name) {
        closeMenu();
        select(row);
        QTest::ignoreMessage(QtWarningMsg, "This plugin does not support raise()");
        QTest::ignoreMessage(QtWarningMsg, "This plugin does not support grabbing the keyboard");
        QContextMenuEvent event(QContextMenuEvent::Keyboard, {}, {});
        QCoreApplication::sendEvent(view.viewport(), &event);
        const auto *menu = child<QMenu>("chatMenu");
        return menu ? menu->findChild<QAction *>(QLatin1StringView(name)) : nullptr;
    }
    void closeMenu() { delete child<QMenu>("chatMenu"); }
};

int darkPixels(const QImage &image) {
    int dark = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            dark += qGray(image.pixel(x, y)) < 128 ? 1 : 0;
    }
    return dark;
}

} // namespace

class TestChatView : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void theFirstPageIsAskedForWhenTheViewIsSeen();
    void itOpensAtTheNewestAndFollowsWhatIsSaid();
    void whatIsSaidWhileOneLooksIsReadAloud();
    void theRowUnderTheEyeStaysWhenFiftyComeAbove();
    void theRowUnderTheEyeStaysWhenRowsAreDroppedAbove();
    void theRowUnderTheEyeStaysWhenRowsComeBelow();
    void theRowUnderTheEyeStaysWhenRowsAboveTurnOutHigher();
    void theRowUnderTheEyeStaysWhenTheWindowIsResized();
    void theRowUnderTheEyeStaysWhenTheFontChanges();
    void theMiddleOfALongMessageStaysWhenTheWindowIsResized();
    void whoStandsAtTheBottomStaysThere();
    void scrollingUpAndDownThrough20000MessagesMissesNone();
    void whatComesWhileOneReadsAboveIsOfferedByAButton();
    void endGoesToTheNewest();
    void aJumpInTimeStandsAtItsFirstMessage();
    void whatIsNotLookedAtIsUnread();

    void markupIsShownAsItsCharacters();
    void piledUpAccentsCoverNeitherTheNameNorANeighbour();
    void nothingIsCutInANarrowWindowAtTwiceTheFontSize();
    void everyTextHasContrast();
    void ownMessagesStandOnTheOtherSide();
    void theToolTipIsPlainText();
    void aScreenReaderReadsTheRows();

    void aNoticeStandsInTheMiddleAlsoWhereItWraps();
    void aLinkIsOpenedAfterAskingAlone();
    void enterAsksForTheLinkOfTheRow();
    void otherSchemesAreNoLinks();
    void theMenuOffersWhatMayBeDone();
    void theChosenMessagesAreCopied();
    void theKeysLeadThroughTheRows();
    void aMessageHigherThanTheWindowIsScrolledThrough();
    void everythingInteractiveHasANameAndAnAccessibleName();
    void hostileMessagesStallNothing();
};

void TestChatView::initTestCase() { ui::applyTheme(*qApp); }

void TestChatView::theFirstPageIsAskedForWhenTheViewIsSeen() {
    Pane pane;
    pane.history.fill(10);
    QCoreApplication::processEvents();
    QCOMPARE(pane.history.requests().size(), size_t(0));
    pane.show();
    QCOMPARE(pane.history.requests().size(), size_t(1));
}

void TestChatView::itOpensAtTheNewestAndFollowsWhatIsSaid() {
    Pane pane;
    pane.open(200);
    QVERIFY(pane.isAtBottom() && pane.view.isFollowing());
    for (int i = 0; i < 5; ++i)
        pane.history.say(u"live, and long enough to take more than one line in a view that is as narrow "
                         u"as this one is"_s);
    pane.settle();
    QVERIFY(pane.isAtBottom());
    QCOMPARE(pane.rectOf(pane.model.rowCount() - 1).bottom() + 1, pane.view.viewport()->height());
    QVERIFY(!pane.button()->isVisible());
    QCOMPARE(pane.model.unread(), 0);
}

void TestChatView::whatIsSaidWhileOneLooksIsReadAloud() {
    Pane pane;
    pane.open(3);
    test::announced.clear();
    pane.history.say(u"my own"_s, 1);
    pane.history.say(u"Anyone here?"_s);
    QCOMPARE(test::announced.size(), 1);
    QVERIFY(test::announced.first().endsWith(u": Anyone here?"_s));
    pane.view.hide();
    pane.history.say(u"unseen"_s);
    QCOMPARE(test::announced.size(), 1);
}

void TestChatView::theRowUnderTheEyeStaysWhenFiftyComeAbove() {
    Pane pane;
    pane.open(1000, u"message %1, of some words more, so that some of them need two lines"_s);
    pane.bar()->setValue(pane.bar()->value() / 3 + 7);
    const quint64 eye = pane.underTheEye();
    const int y = pane.yOf(eye);
    const int before = pane.model.rowCount();
    for (int page = 0; page < 12; ++page) { // from the fifth on rows go below
        pane.model.wantOlder();
        pane.history.answer();
        if (!pane.find(eye).isValid())
            break; // it has gone below, too: where it comes back nobody can say
        QCOMPARE(pane.yOf(eye), y);
        pane.settle();
        QCOMPARE(pane.yOf(eye), y);
    }
    QVERIFY(pane.model.rowCount() > before);
}

void TestChatView::theRowUnderTheEyeStaysWhenRowsAreDroppedAbove() {
    Pane pane;
    pane.open(1000);
    while (pane.model.rowCount() < 400) {
        pane.model.wantOlder();
        pane.history.answer();
    }
    pane.model.wantOlder(); // the newest 50 go, and can come again
    pane.history.answer();
    pane.bar()->setValue(pane.bar()->maximum() * 2 / 3);
    const quint64 eye = pane.underTheEye();
    const int y = pane.yOf(eye);
    const quint64 first = idsOf(pane.model).first();
    pane.model.wantNewer();
    pane.history.answer();
    QVERIFY(idsOf(pane.model).first() > first);
    QCOMPARE(pane.yOf(eye), y);
    pane.settle();
    QCOMPARE(pane.yOf(eye), y);
}

void TestChatView::theRowUnderTheEyeStaysWhenRowsComeBelow() {
    Pane pane;
    pane.open(60);
    pane.bar()->setValue(100);
    const quint64 eye = pane.underTheEye();
    const int y = pane.yOf(eye);
    pane.history.say(u"live"_s);
    pane.model.notice(u"Batman has joined."_s, FakeHistory::begin);
    pane.settle();
    QCOMPARE(pane.yOf(eye), y);
}

// Out of sight a height is only guessed.
void TestChatView::theRowUnderTheEyeStaysWhenRowsAboveTurnOutHigher() {
    Pane pane;
    for (int i = 0; i < 150; ++i)
        pane.history.add(i % 2 == 0 ? u"WWWW "_s.repeated(40) : u"iiii "_s.repeated(40));
    pane.show();
    pane.history.answer();
    pane.bar()->setValue(pane.bar()->maximum() / 2);
    const quint64 eye = pane.underTheEye();
    const int y = pane.yOf(eye);
    const int total = pane.bar()->maximum();
    pane.settle();
    WAIT_FOR(pane.bar()->maximum() != total);
    QCOMPARE(pane.yOf(eye), y);
}

void TestChatView::theRowUnderTheEyeStaysWhenTheWindowIsResized() {
    Pane pane;
    pane.open(200, u"message %1, of some words more, so that some of them need two lines"_s);
    pane.bar()->setValue(pane.bar()->maximum() / 2);
    const quint64 eye = pane.underTheEye();
    const int y = pane.yOf(eye);
    QList<int> heights;
    for (const QSize size : {QSize(700, 500), QSize(300, 500), QSize(360, 300), QSize(400, 500)}) {
        pane.view.resize(size);
        QCOMPARE(pane.yOf(eye), y);
        pane.settle();
        QCOMPARE(pane.yOf(eye), y);
        heights += pane.view.visualRect(pane.find(eye)).height();
    }
    QVERIFY(heights[0] < heights[1]); // it was laid out for each
}

void TestChatView::theRowUnderTheEyeStaysWhenTheFontChanges() {
    Pane pane;
    pane.open(200, u"message %1, of some words more, so that some of them need two lines"_s);
    pane.bar()->setValue(pane.bar()->maximum() / 2);
    const quint64 eye = pane.underTheEye();
    const int y = pane.yOf(eye);
    const int height = pane.view.visualRect(pane.find(eye)).height();
    QFont font = pane.view.font();
    font.setPointSizeF(2 * font.pointSizeF());
    pane.view.setFont(font);
    QVERIFY(pane.view.visualRect(pane.find(eye)).height() > height);
    QCOMPARE(pane.yOf(eye), y);
    pane.settle();
    QCOMPARE(pane.yOf(eye), y);
}

void TestChatView::theMiddleOfALongMessageStaysWhenTheWindowIsResized() {
    Pane pane;
    pane.open(20);
    pane.history.say(u"many words "_s.repeated(350));
    pane.history.say(u"after"_s);
    const auto share = [&] { return -double(pane.yOf(21)) / pane.rectOf(20).height(); };
    pane.bar()->setValue(pane.bar()->value() + pane.yOf(21) + pane.rectOf(20).height() / 2);
    QVERIFY(qAbs(share() - 0.5) < 0.01);
    pane.view.resize(300, 400);
    QVERIFY2(qAbs(share() - 0.5) < 0.01, qPrintable(QString::number(share())));
}

void TestChatView::whoStandsAtTheBottomStaysThere() {
    Pane pane;
    pane.open(200, u"message %1, of some words more, so that some of them need two lines"_s);
    pane.view.resize(300, 300);
    pane.settle();
    QVERIFY(pane.isAtBottom());
    pane.view.resize(700, 600);
    pane.settle();
    QVERIFY(pane.isAtBottom());
    QFont font = pane.view.font();
    font.setPointSizeF(2 * font.pointSizeF());
    pane.view.setFont(font);
    pane.settle();
    QVERIFY(pane.isAtBottom() && pane.view.isFollowing());
}

void TestChatView::scrollingUpAndDownThrough20000MessagesMissesNone() {
    Pane pane;
    pane.open(20'000);
    QList<quint64> seen;
    const auto look = [&](int page) {
        pane.bar()->setValue(pane.bar()->value() + page);
        pane.settle();
        const int height = pane.view.viewport()->height();
        for (QModelIndex index = pane.view.indexAt({0, 0}); index.isValid();
             index = index.siblingAtRow(index.row() + 1)) {
            if (pane.view.visualRect(index).top() >= height)
                break;
            seen += index.data(PaneModel::Message).toULongLong();
        }
    };
    QList<quint64> all(20'000);
    std::iota(all.begin(), all.end(), 1);
    const int step = pane.view.viewport()->height() - 50;
    look(0);
    while (!pane.model.isAtStart() || pane.bar()->value() > 0)
        look(-step);
    std::ranges::sort(seen);
    seen.erase(std::unique(seen.begin(), seen.end()), seen.end());
    QCOMPARE(seen, all);
    seen.clear();
    look(0);
    while (!pane.view.isFollowing())
        look(step);
    std::ranges::sort(seen);
    seen.erase(std::unique(seen.begin(), seen.end()), seen.end());
    QCOMPARE(seen, all);
    QCOMPARE(pane.model.rowCount(), 400);
}

void TestChatView::whatComesWhileOneReadsAboveIsOfferedByAButton() {
    Pane pane;
    pane.open(200);
    pane.bar()->setValue(pane.bar()->maximum() / 2);
    QVERIFY(!pane.button()->isVisible()); // nothing has come
    pane.history.say(u"mine"_s, 1);
    QVERIFY(!pane.button()->isVisible());
    pane.history.say(u"one"_s);
    pane.history.say(u"two"_s);
    QVERIFY(pane.button()->isVisible());
    QCOMPARE(pane.button()->text(), u"New messages: 2"_s);
    QVERIFY(pane.view.rect().contains(pane.button()->geometry()));
    QTest::mouseClick(pane.button(), Qt::LeftButton);
    pane.settle();
    QVERIFY(pane.isAtBottom() && !pane.button()->isVisible());
    QCOMPARE(pane.model.unread(), 0);
}

void TestChatView::endGoesToTheNewest() {
    Pane pane;
    pane.open(1000);
    pane.model.goTo(FakeHistory::begin);
    pane.settle();
    QVERIFY(!pane.model.isAtNewest());
    pane.view.setFocus();
    QTest::keyClick(&pane.view, Qt::Key_End);
    pane.settle();
    QVERIFY(pane.isAtBottom() && pane.model.isAtNewest());
    QCOMPARE(idsOf(pane.model).last(), quint64(1000));
    pane.bar()->setValue(0);
    pane.settle();
    QTest::keyClick(&pane.view, Qt::Key_End, Qt::ControlModifier);
    pane.settle();
    QVERIFY(pane.view.isFollowing());
}

void TestChatView::aJumpInTimeStandsAtItsFirstMessage() {
    Pane pane;
    pane.open(1000);
    pane.model.goTo(FakeHistory::begin + 499 * FakeHistory::minute);
    pane.settle();
    QCOMPARE(pane.yOf(500), 0);
    QVERIFY(idsOf(pane.model).contains(450)); // what is above is there already
    pane.model.goTo(FakeHistory::begin);
    pane.history.answer();
    pane.bar()->setValue(pane.bar()->maximum()); // the bottom, but not of what was said
    pane.history.say(u"live"_s);
    QVERIFY(!pane.view.isFollowing());
    QCOMPARE(pane.model.unread(), 1);
}

void TestChatView::whatIsNotLookedAtIsUnread() {
    QWidget window;
    Pane pane;
    pane.view.setParent(&window); // a pane among others
    window.resize(400, 500);
    window.show();
    pane.open(100);
    QWidget other; // another window has the focus
    other.show();
    other.activateWindow();
    WAIT_FOR(other.isActiveWindow());
    pane.history.say(u"one"_s);
    QCOMPARE(pane.model.unread(), 1);
    QVERIFY(!pane.button()->isVisible()); // it is there to be seen
    other.close();
    pane.show();
    QCOMPARE(pane.model.unread(), 0);
    pane.view.hide();
    pane.history.say(u"two"_s);
    QCOMPARE(pane.model.unread(), 1);
    pane.view.show();
    QCOMPARE(pane.model.unread(), 0);
    QVERIFY(pane.isAtBottom());
    pane.view.setParent(nullptr);
}

void TestChatView::markupIsShownAsItsCharacters() {
    const auto heightOf = [](const QString &text, const QString &name) {
        Pane pane;
        pane.open(0);
        protocol::Message message;
        message.seat = SeatId{2};
        message.name = name;
        message.text = text;
        pane.history.say(message);
        const QImage image = pane.view.grab().toImage();
        return std::pair(pane.rectOf(0).size(), darkPixels(image));
    };
    const auto harmless = heightOf(u"(b)x(/b)(br)(br)(br)y"_s, u"(b)Ben(/b)"_s);
    const auto markup = heightOf(u"<b>x</b><br><br><br>y"_s, u"<b>Ben</b>"_s);
    QCOMPARE(markup.first, harmless.first); // no line breaks
    QVERIFY2(markup.second > harmless.second * 2 / 3, "the characters are not there");
    const auto table = heightOf(u"<table><tr><td>"_s.repeated(200), u"Ben"_s);
    QVERIFY(table.second > 5 * harmless.second);
}

void TestChatView::piledUpAccentsCoverNeitherTheNameNorANeighbour() {
    QString piled = u"x"_s;
    for (int i = 0; i < 3999; ++i)
        piled += QChar(i % 2 == 0 ? 0x301 : 0x323);
    QList<QImage> images;
    for (const QString &text : {u"x"_s, piled}) {
        Pane pane;
        pane.view.setFont(QFont(u"DejaVu Sans"_s)); // it does pile them up
        pane.open(0);
        pane.history.say(u"above"_s);
        pane.history.say(text);
        pane.history.say(u"below"_s);
        images += pane.view.viewport()->grab().toImage();
        QRect own = pane.rectOf(1); // what is below its name is its own
        own.setTop(own.center().y() + 2);
        QPainter(&images.last()).fillRect(own, Qt::white);
    }
    QCOMPARE(images[1], images[0]);
}

void TestChatView::nothingIsCutInANarrowWindowAtTwiceTheFontSize() {
    for (const auto direction : {Qt::LeftToRight, Qt::RightToLeft}) {
        Pane pane;
        pane.view.setLayoutDirection(direction);
        QFont font = pane.view.font();
        font.setPointSizeF(2 * font.pointSizeF());
        pane.view.setFont(font);
        pane.view.resize(360, 560);
        pane.open(0);
        protocol::Message message;
        message.seat = SeatId{2};
        message.name = QString(32, u'W');
        message.text = QString(300, u'W');
        message.kind = protocol::MessageKind::Announcement;
        pane.history.say(message);
        const QImage image = pane.view.viewport()->grab().toImage();
        for (const int x : {1, image.width() - 2}) { // nothing at the edges
            for (int y = 0; y < image.height(); ++y)
                QCOMPARE(image.pixelColor(x, y), pane.view.palette().color(QPalette::Base));
        }
        QVERIFY(pane.rectOf(0).height() > 10 * QFontMetrics(font).height());
    }
}

void TestChatView::everyTextHasContrast() {
    for (const bool dark : {false, true}) {
        ui::setScheme(dark);
        const QPalette palette = QApplication::palette();
        for (const bool own : {false, true}) {
            for (const bool selected : {false, true}) {
                const ui::ChatColors colors(palette, own, selected);
                for (const QColor &color : {colors.text, colors.muted, colors.accent})
                    QVERIFY2(ui::contrast(color, colors.background) >= 4.5,
                             qPrintable(u"%1 on %2"_s.arg(color.name(), colors.background.name())));
            }
        }
    }
    ui::setScheme(false);
}

void TestChatView::ownMessagesStandOnTheOtherSide() {
    for (const auto direction : {Qt::LeftToRight, Qt::RightToLeft}) {
        Pane pane;
        pane.view.setLayoutDirection(direction);
        pane.open(0);
        pane.history.say(u"mine"_s, 1);
        pane.history.say(u"theirs"_s);
        const QImage image = pane.view.viewport()->grab().toImage();
        const auto dark = [&](int row, bool right) {
            QRect half = pane.rectOf(row).adjusted(0, row == 0 ? 30 : 0, 0, 0); // below the day
            half.setWidth(half.width() / 2);
            return darkPixels(image.copy(right ? half.translated(half.width(), 0) : half));
        };
        const bool right = direction == Qt::LeftToRight;
        QCOMPARE(dark(0, !right), 0);
        QVERIFY(dark(0, right) > 0);
        QCOMPARE(dark(1, right), 0);
        QVERIFY(dark(1, !right) > 0);
    }
}

void TestChatView::theToolTipIsPlainText() {
    Pane pane;
    pane.open(0);
    pane.history.say(u"x"_s);
    QVERIFY(pane.model.index(0).data(PaneModel::DateText).toString().contains(u"2027"_s));
    QTest::ignoreMessage(QtWarningMsg, "This plugin does not support raise()");
    QHelpEvent event(QEvent::ToolTip, pane.rectOf(0).center(), pane.view.mapToGlobal(QPoint()));
    QCoreApplication::sendEvent(pane.view.viewport(), &event);
    const auto widgets = QApplication::topLevelWidgets();
    const auto tip = std::ranges::find_if(
        widgets, [](const QWidget *widget) { return widget->inherits("QTipLabel") && widget->isVisible(); });
    QVERIFY(tip != widgets.end());
    QVERIFY((*tip)->property("text").toString().startsWith("<p style='white-space:pre-wrap'>"_L1));
}

void TestChatView::aScreenReaderReadsTheRows() {
    Pane pane;
    pane.open(0);
    pane.history.say(u"Anyone here?"_s);
    QAccessibleInterface *list = QAccessible::queryAccessibleInterface(&pane.view);
    QVERIFY(list && list->tableInterface());
    const QString read = list->tableInterface()->cellAt(0, 0)->text(QAccessible::Name);
    QVERIFY2(read.endsWith(u", Ben: Anyone here?"_s), qPrintable(read));
}

void TestChatView::aNoticeStandsInTheMiddleAlsoWhereItWraps() {
    Pane pane;
    pane.open(0);
    pane.model.notice(u"Maximiliane has taken you into a room. "_s.repeated(4) + u"It is called Lab."_s,
                      FakeHistory::begin);
    QCoreApplication::processEvents();
    const QRect row = pane.rectOf(0);
    const QImage image = pane.view.viewport()->grab(row).toImage();
    const int line = QFontMetrics(pane.view.font()).height();
    QVERIFY2(row.height() > 5 * line, qPrintable(QString::number(row.height()))); // it wraps, below the day
    int first = image.width();
    int last = 0;
    for (int y = image.height() - line; y < image.height() - 6; ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (qGray(image.pixel(x, y)) < 160) {
                first = qMin(first, x);
                last = qMax(last, x);
            }
        }
    }
    QVERIFY(first < last);
    QVERIFY2(qAbs(first + last - image.width()) <= 12, qPrintable(u"%1 %2"_s.arg(first).arg(last)));
}

void TestChatView::aLinkIsOpenedAfterAskingAlone() {
    Pane pane;
    pane.open(0);
    pane.history.say(u"https://аррӏе.com/<b>"_s);
    QPoint link;
    for (int x = 0; x < 200 && link.isNull(); x += 4) {
        const QPoint point(x, pane.rectOf(0).bottom() - 14);
        QTest::mouseMove(pane.view.viewport(), point);
        if (pane.view.viewport()->cursor().shape() == Qt::PointingHandCursor)
            link = point;
    }
    QVERIFY(!link.isNull());
    for (const char *answer : {"cancelLinkButton", "openLinkButton"}) {
        QTest::mouseClick(pane.view.viewport(), Qt::LeftButton, {}, link);
        const QPointer<QDialog> question = pane.child<QDialog>("linkQuestion");
        QVERIFY(question);
        QCOMPARE(question->findChild<QPlainTextEdit *>()->toPlainText(), u"https://xn--80ak6aa92e.com/"_s);
        const auto *host = question->findChild<QLabel *>(u"linkHost"_s);
        QCOMPARE(host->text(), u"xn--80ak6aa92e.com"_s);
        QVERIFY(host->font().bold() && host->font().pointSizeF() > qApp->font().pointSizeF());
        QVERIFY(question->findChild<QPushButton *>(u"cancelLinkButton"_s)->isDefault());
        QCOMPARE(pane.opened, QList<QUrl>());
        question->findChild<QPushButton *>(QLatin1StringView(answer))->click();
        WAIT_FOR(!question);
    }
    QCOMPARE(pane.opened, QList<QUrl>{QUrl(u"https://xn--80ak6aa92e.com/"_s)});
}

void TestChatView::enterAsksForTheLinkOfTheRow() {
    Pane pane;
    pane.open(0);
    pane.history.say(u"no link"_s);
    pane.history.say(u"see http://a.example/"_s);
    pane.select(0);
    QTest::keyClick(&pane.view, Qt::Key_Return);
    QVERIFY(!pane.child<QDialog>("linkQuestion"));
    pane.select(1);
    QTest::keyClick(&pane.view, Qt::Key_Return);
    QPointer<QDialog> question = pane.child<QDialog>("linkQuestion");
    QVERIFY(question);
    QTest::keyClick(question, Qt::Key_Return); // Cancel is what happens by itself
    WAIT_FOR(!question);
    QCOMPARE(pane.opened, QList<QUrl>());
    QAction *entry = pane.menuEntry(1, "openLinkAction");
    QVERIFY(entry && entry->text().contains(u"http://a.example/"_s));
    entry->trigger();
    question = pane.child<QDialog>("linkQuestion");
    question->accept();
    QCOMPARE(pane.opened.size(), 1);
}

void TestChatView::otherSchemesAreNoLinks() {
    Pane pane;
    pane.open(0);
    pane.history.say(u"file:///etc/passwd smb://server/share javascript:alert(1)"_s);
    pane.select(0);
    QTest::keyClick(&pane.view, Qt::Key_Return);
    for (int x = 0; x < 300; x += 4)
        QTest::mouseClick(pane.view.viewport(), Qt::LeftButton, {}, {x, pane.rectOf(0).bottom() - 14});
    QVERIFY(!pane.child<QDialog>("linkQuestion"));
    QVERIFY(!pane.menuEntry(0, "openLinkAction"));
}

void TestChatView::theMenuOffersWhatMayBeDone() {
    Pane pane;
    pane.open(0);
    pane.history.say(u"theirs"_s);
    pane.history.say(u"mine"_s, 1);
    pane.model.notice(u"Batman has joined."_s, FakeHistory::begin);
    QVERIFY(pane.menuEntry(0, "copyAction") && !pane.menuEntry(0, "deleteAction"));
    pane.select(0);
    QTest::keyClick(&pane.view, Qt::Key_Delete);
    QCOMPARE(pane.deletions.size(), 0);
    QAction *own = pane.menuEntry(1, "deleteAction");
    QVERIFY(own);
    own->trigger();
    QCOMPARE(pane.deletions.size(), 1);
    QCOMPARE(pane.deletions.last().first().value<MessageId>(), MessageId{2});
    pane.view.setMayDeleteAll(true);
    QVERIFY(pane.menuEntry(0, "deleteAction"));
    QVERIFY(!pane.menuEntry(2, "deleteAction")); // a notice is not the server's
    protocol::Message gone = pane.history.pageOf({pane.model.room(), MessageId{2}, {}, {}}).messages.front();
    gone.deletedBy = u"Kim"_s;
    pane.model.hear(gone);
    QVERIFY(!pane.menuEntry(0, "deleteAction"));
}

void TestChatView::theChosenMessagesAreCopied() {
    Pane pane;
    pane.open(3);
    pane.select(2);
    pane.view.selectionModel()->select(pane.model.index(1), QItemSelectionModel::Select); // backwards
    pane.view.setFocus();
    QTest::keySequence(&pane.view, QKeySequence::Copy);
    const QString first = pane.model.index(1).data(PaneModel::TimeText).toString() + u" Ben: message 2\n"_s;
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(first));
    QVERIFY(QGuiApplication::clipboard()->text().endsWith(u" Ben: message 3"_s));
}

void TestChatView::theKeysLeadThroughTheRows() {
    Pane pane;
    pane.open(400);
    pane.view.setFocus();
    QTest::keyClick(&pane.view, Qt::Key_Up); // there is none yet: the last that is seen
    QCOMPARE(pane.view.currentIndex().row(), pane.model.rowCount() - 1);
    const auto isSeen = [&] {
        return pane.view.viewport()->rect().contains(pane.view.visualRect(pane.view.currentIndex()));
    };
    for (int i = 0; i < 30; ++i) {
        const int row = pane.view.currentIndex().row();
        QTest::keyClick(&pane.view, Qt::Key_Up);
        QCOMPARE(pane.view.currentIndex().row(), row - 1);
        QVERIFY(isSeen());
    }
    const int value = pane.bar()->value();
    QTest::keyClick(&pane.view, Qt::Key_PageUp);
    QCOMPARE(pane.bar()->value(), value - pane.view.viewport()->height());
    QTest::keyClick(&pane.view, Qt::Key_PageDown);
    QCOMPARE(pane.bar()->value(), value);
    QTest::keyClick(&pane.view, Qt::Key_Home);
    QCOMPARE(pane.view.currentIndex().row(), 0);
    QCOMPARE(pane.bar()->value(), 0);
    QTest::keyClick(&pane.view, Qt::Key_Down);
    QCOMPARE(pane.view.currentIndex().row(), 1);
    pane.bar()->setValue(1000); // scrolled away: the eye counts
    QTest::keyClick(&pane.view, Qt::Key_Down);
    QVERIFY(isSeen() || pane.view.currentIndex() == pane.view.indexAt({0, 0}));
    QVERIFY(std::abs(pane.bar()->value() - 1000) < 100);
}

void TestChatView::aMessageHigherThanTheWindowIsScrolledThrough() {
    Pane pane;
    pane.open(0);
    pane.history.say(u"before"_s);
    pane.history.say(u"line\n"_s.repeated(200));
    pane.history.say(u"after"_s);
    pane.select(0);
    pane.bar()->setValue(0);
    pane.view.setFocus();
    QTest::keyClick(&pane.view, Qt::Key_Down);
    int keys = 0;
    while (pane.view.currentIndex().row() == 1 && ++keys < 200)
        QTest::keyClick(&pane.view, Qt::Key_Down);
    QVERIFY(keys > 10); // it is read before the next one comes
    QVERIFY(pane.isAtBottom());
}

void TestChatView::everythingInteractiveHasANameAndAnAccessibleName() {
    Pane pane;
    pane.open(3);
    pane.history.say(u"http://a.example/"_s, 1);
    pane.bar()->setValue(0);
    QVERIFY(!pane.view.objectName().isEmpty() && !pane.view.accessibleName().isEmpty());
    QVERIFY(pane.menuEntry(3, "copyAction"));
    QTest::keyClick(&pane.view, Qt::Key_Return);
    const auto widgets = pane.view.findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        const bool isOurs =
            qobject_cast<const QPushButton *>(widget) || qobject_cast<const QPlainTextEdit *>(widget);
        if (isOurs)
            QVERIFY2(!widget->objectName().isEmpty() && !widget->accessibleName().isEmpty(),
                     qPrintable(widget->objectName()));
    }
}

void TestChatView::hostileMessagesStallNothing() {
    Pane pane;
    QString zalgo;
    for (int i = 0; i < 4000; ++i)
        zalgo += i % 40 == 0 ? QChar(u'a') : QChar(0x300 + i % 0x60);
    for (int i = 0; i < 100; ++i) {
        pane.history.add(QString(4000, u'W'));
        pane.history.add(zalgo);
        pane.history.add(u"\U0001F600"_s.repeated(4000));
        pane.history.add(QString(4000, u'\n'));
    }
    pane.history.setPage(12); // 48 KiB
    pane.show();
    pane.settle();
    for (int i = 0; i < 40; ++i) {
        pane.bar()->setValue(pane.bar()->value() - 400);
        pane.settle();
    }
    // Not the time, which is the benchmark's: only what is seen is laid out at once.
    QElapsedTimer time;
    time.start();
    pane.view.resize(600, 500);
    const qint64 resized = time.restart();
    pane.settle();
    while (pane.model.rowCount() < 400) {
        pane.model.wantOlder();
        pane.history.answerAll();
    }
    time.restart();
    pane.view.resize(500, 500);
    QVERIFY2(time.elapsed() < 10 * resized + 200, qPrintable(u"%1 ms"_s.arg(time.elapsed())));
}

LECTERN_TEST(TestChatView, QApplication)
#include "tst_chatview.moc"
