// SPDX-License-Identifier: GPL-3.0-or-later
// How long a pane of talk keeps its program from answering: a history of 20,000 messages, some of them written to do
// harm, scrolled through while more come. The goal is 50 ms; it is measured, never passed or failed.
#include "shared/ui/talk/messages/chatview.h"
#include "shared/ui/theme.h"
#include "tests/bench/table.h"
#include "tests/shared/talk/fakehistory.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QScrollBar>

#include <algorithm>
#include <cstdio>

using namespace Qt::Literals::StringLiterals;
using namespace lectern;

namespace {

constexpr int messages = 20'000;
constexpr int pageOfServer = 12; // of messages as long as these 48 KiB are soon full

QString stacked() {
    QString text;
    for (int i = 0; i < 4000; ++i)
        text += i % 40 == 0 ? QChar(u'a' + i / 40 % 26) : QChar(0x300 + i % 0x60);
    return text;
}

void fill(test::FakeHistory &history) {
    const QStringList texts{
        u"Anyone here?"_s,
        u"Yes \U0001F600"_s,
        u"The task is at https://school.example/tasks/7, read it first. "_s.repeated(6),
        u"\u0645\u0631\u062d\u0628\u0627 \u4f60\u597d \u0928\u092e\u0938\u094d\u0924\u0947"_s,
        QString(4000, u'W'),
        stacked(),
        u"\U0001F600"_s.repeated(4000),
        u"line\n"_s.repeated(800)};
    for (int i = 0; i < messages; ++i)
        history.add(texts[i % 10 < 6 ? i % 4 : 4 + i / 10 % 4], i % 7 == 0 ? 1 : 2);
}

// Runs something, step by step, and keeps the longest time that the event loop was away.
class Stall {
public:
    explicit Stall(bench::Table &table) : m_table(table) {}

    template <class Step>
    void measure(const QString &phase, int steps, Step step) {
        qint64 longest = 0;
        qint64 sum = 0;
        for (int i = 0; i < steps; ++i) {
            for (const bool acts : {true, false}) { // and what follows from it: layout, painting, pages
                QElapsedTimer time;
                time.start();
                if (acts)
                    step(i);
                else
                    QCoreApplication::processEvents();
                longest = std::max(longest, time.nsecsElapsed());
                sum += time.nsecsElapsed();
            }
        }
        const auto ms = [](qint64 ns) { return QString::number(double(ns) / 1e6, 'f', 1); };
        m_table.add({phase, QString::number(steps), ms(sum / std::max(1, steps)), ms(longest)});
    }

private:
    bench::Table &m_table;
};

void run(bench::Table &table) {
    talk::PaneModel model(RoomId{1}, SeatId{1});
    test::FakeHistory history(model);
    history.setPage(pageOfServer);
    fill(history);
    ui::ChatView view(model);
    view.resize(700, 700);
    Stall stall(table);
    QScrollBar *bar = view.verticalScrollBar();
    const auto page = [&](int way) {
        bar->setValue(bar->value() + way * bar->pageStep());
        history.answer();
    };
    stall.measure(u"the first page"_s, 1, [&](int) {
        view.show();
        history.answer();
    });
    stall.measure(u"scrolling up"_s, 2000, [&](int) { page(-1); });
    stall.measure(u"scrolling down"_s, 2000, [&](int) { page(1); });
    model.goToNewest();
    history.answerAll();
    stall.measure(u"filling the window"_s, 40, [&](int) {
        model.wantOlder();
        history.answer();
    });
    stall.measure(u"400 messages said, at the bottom"_s, 400,
                  [&](int i) { history.say(i % 20 == 0 ? stacked() : u"Anyone here?"_s); });
    bar->setValue(bar->maximum() / 2);
    stall.measure(u"400 messages said, in the middle"_s, 400, [&](int) { history.say(u"Anyone here?"_s); });
    stall.measure(u"resizing"_s, 40, [&](int i) { view.resize(700 - 8 * i, 700); });
    stall.measure(u"jumps in time"_s, 40, [&](int i) {
        model.goTo(test::FakeHistory::begin + i * 400 * test::FakeHistory::minute);
        history.answer();
    });
}

} // namespace

int main(int argc, char *argv[]) {
    QApplication application(argc, argv);
    ui::applyTheme(application);
    bench::Table table({u"phase"_s, u"steps"_s, u"a step, ms"_s, u"longest stall, ms"_s});
    run(table);
    std::fputs(qPrintable(table.text()), stdout);
    return 0;
}
