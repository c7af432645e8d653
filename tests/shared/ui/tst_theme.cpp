// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/choices.h"
#include "shared/ui/resultbars.h"
#include "shared/ui/theme.h"
#include "tests/support/testcase.h"

#include <QApplication>
#include <QDir>
#include <QPainter>
#include <QPushButton>
#include <QStyleOptionButton>

using namespace Qt::Literals::StringLiterals;
using namespace lectern;

class TestTheme : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void everyTextColourIsReadableInLightAndDark_data() {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void everyTextColourIsReadableInLightAndDark() {
        QFETCH(bool, dark);
        qApp->setPalette(QPalette(dark ? Qt::black : Qt::white));
        ui::applyTheme(*qApp);
        const QPalette palette = qApp->palette();
        QCOMPARE(ui::isDark(palette), dark);
        const QList<QColor> texts{palette.color(QPalette::WindowText),
                                  palette.color(QPalette::Disabled, QPalette::ButtonText),
                                  palette.color(QPalette::PlaceholderText),
                                  ui::mutedTextColor(palette),
                                  ui::warningColor(palette),
                                  ui::accentColor(palette),
                                  ui::choiceColor(u"yes"_s, palette),
                                  ui::choiceColor(u"no"_s, palette)};
        for (const QColor &text : texts) {
            QVERIFY2(ui::contrast(text, palette.color(QPalette::Window)) >= 4.5, qPrintable(text.name()));
            QVERIFY2(ui::contrast(text, palette.color(QPalette::Base)) >= 4.5, qPrintable(text.name()));
            QVERIFY2(ui::contrast(ui::onColor(text), text) >= 4.5, qPrintable(text.name()));
        }
    }

    void interComesFirstAmongTheFonts() {
        ui::applyTheme(*qApp);
        QCOMPARE(qApp->font().families().value(0), u"Inter"_s);
    }

    void everyShippedIconIsCompiledInAndTakesItsColour() {
        const QDir icons(qEnvironmentVariable("LECTERN_SOURCE") + u"/resources/icons"_s);
        const QStringList files = icons.entryList({u"*.svg"_s});
        QVERIFY(!files.isEmpty());
        for (const QString &file : files) {
            const QImage image = ui::icon(file.chopped(4), Qt::red).pixmap(32, 32).toImage();
            bool red = false;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x)
                    red = red || image.pixelColor(x, y) == QColor(Qt::red);
            }
            QVERIFY2(red, qPrintable(file));
        }
    }

    void aLabelShowsMarkupAsItIsAndBreaksLongWords() {
        QWidget parent;
        QLabel *label = ui::plainLabel(u"<b>bold</b>"_s, &parent);
        QCOMPARE(label->textFormat(), Qt::PlainText);
        label->setText(QString(4000, u'w'));
        QVERIFY(label->minimumSizeHint().width() < 200);
        QVERIFY(label->heightForWidth(300) > 20 * label->fontMetrics().height());
    }

    void aToolTipShowsMarkupAsItIs() {
        QCOMPARE(ui::plainToolTip({}), QString());
        QVERIFY(ui::plainToolTip(u"<img src='file:///x'>"_s).contains("&lt;img"_L1));
    }

    void reducedMotionIsWhatTheDesktopWroteDown_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("reduced");
        QTest::newRow("nothing") << u"other"_s << QByteArray() << false;
        QTest::newRow("KDE, none") << u"kdeglobals"_s << QByteArray("[KDE]\nAnimationDurationFactor=0\n")
                                   << true;
        QTest::newRow("KDE, slow") << u"kdeglobals"_s << QByteArray("[KDE]\nAnimationDurationFactor=2\n")
                                   << false;
        for (const char *version : {"3", "4"}) {
            const QString file = u"gtk-%1.0/settings.ini"_s.arg(QLatin1StringView(version));
            QTest::addRow("GTK %s, none", version)
                << file << QByteArray("[Settings]\ngtk-enable-animations=0\n") << true;
            QTest::addRow("GTK %s, all", version)
                << file << QByteArray("[Settings]\ngtk-enable-animations=true\n") << false;
        }
    }

    void reducedMotionIsWhatTheDesktopWroteDown() {
        QFETCH(QString, file);
        QFETCH(QByteArray, text);
        const QDir folder(freshFolder());
        folder.mkpath(QFileInfo(file).path());
        QFile settings(folder.filePath(file));
        QVERIFY(settings.open(QIODevice::WriteOnly));
        settings.write(text);
        settings.close();
        QTEST(ui::wantsReducedMotion(folder.path()), "reduced");
    }

    void percentagesAddUpToAHundred() {
        const auto percentages = [](int yes, int no) {
            return ui::percentages({{u"yes"_s, yes}, {u"no"_s, no}});
        };
        QCOMPARE(percentages(0, 0), (std::vector<int>{0, 0}));
        QCOMPARE(percentages(1, 2), (std::vector<int>{33, 67}));
        QCOMPARE(percentages(1, 199), (std::vector<int>{1, 99}));
        QCOMPARE(percentages(9, 3), (std::vector<int>{75, 25}));
    }

    void countsComeInTheOrderOfTheKindWhateverTheWireSays() {
        using Counts = std::vector<protocol::ChoiceCount>;
        const Counts expected{{u"yes"_s, 0}, {u"no"_s, 3}};
        QCOMPARE(ui::inOrder(protocol::QuestionKind::YesNo, Counts{{u"no"_s, 3}}), expected);
    }

    void aKindNewerThanThisProgramHasNoKnownChoices() {
        QVERIFY(ui::inOrder(protocol::QuestionKind::Other, {{u"maybe"_s, 3}}).empty());
        QVERIFY(ui::percentages({}).empty());
    }

    void everyButtonShowsItsKeyboardFocus_data() {
        QTest::addColumn<bool>("flat");
        QTest::newRow("flat") << true;
        QTest::newRow("with a panel") << false;
    }

    void everyButtonShowsItsKeyboardFocus() {
        QFETCH(bool, flat);
        QApplication::setPalette(QPalette(Qt::white));
        ui::applyTheme(*qApp);
        QPushButton button(u"Try now"_s);
        button.setFlat(flat);
        button.resize(button.sizeHint());
        QStyleOptionButton option;
        option.initFrom(&button);
        option.features = flat ? QStyleOptionButton::Flat : QStyleOptionButton::None;
        option.state = QStyle::State_Enabled | QStyle::State_HasFocus;
        QImage image(button.size(), QImage::Format_RGB32);
        image.fill(button.palette().color(QPalette::Window));
        QPainter painter(&image);
        button.style()->drawControl(QStyle::CE_PushButton, &option, &painter, &button);
        painter.end();
        QCOMPARE(image.pixelColor(image.width() / 2, 1), ui::accentColor(button.palette()));
    }

    void resultBarsSayAllInWords() {
        ui::ResultBars bars;
        bars.setTally({QuestionId{1}, {{u"yes"_s, 9}, {u"no"_s, 3}}, 12, 23}, u"no"_s);
        QCOMPARE(bars.accessibleName(), u"Yes: 9, 75 %. No (your answer): 3, 25 %"_s);
    }
};

LECTERN_TEST(TestTheme, QApplication)
#include "tst_theme.moc"
