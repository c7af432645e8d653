// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/crash/comparisons.h"

namespace lectern::crash {

using namespace Qt::Literals::StringLiterals;

namespace {

Windows countsOf(const protocol::Tally &tally) {
    Windows counts;
    for (const protocol::ChoiceCount &count : tally.counts) {
        if (count.count != 0)
            counts[count.choice] = count.count;
    }
    return counts;
}

int sumOf(const Windows &counts) {
    int sum = 0;
    for (const auto &[choice, count] : counts)
        sum += count;
    return sum;
}

QString textOf(const Windows &counts) {
    QStringList parts;
    for (const auto &[choice, count] : counts)
        parts.append(u"%1 %2"_s.arg(count).arg(choice));
    return parts.isEmpty() ? u"nothing"_s : parts.join(u", "_s);
}

QString choiceIn(const Book &book, QuestionId question, SeatId seat) {
    const auto page = book.find(question);
    if (page == book.end())
        return {};
    const auto line = page->second.find(seat);
    return line == page->second.end() ? QString() : line->second;
}

} // namespace

Findings compareTally(const Windows &windows, const protocol::Tally &tally, int students) {
    const Windows counts = countsOf(tally);
    Findings findings;
    if (counts != windows) {
        const bool tooMany = sumOf(counts) > sumOf(windows);
        findings.push_back(
            {tooMany ? Finding::Kind::Doubled : Finding::Kind::Lost,
             u"question %1: the students' windows say %2, the teacher's says %3"_s.arg(tally.question.value)
                 .arg(textOf(windows), textOf(counts))});
    }
    if (tally.answered > students || tally.answered != sumOf(counts)) {
        findings.push_back({Finding::Kind::Doubled,
                            u"question %1: %2 answers of %3 students, %4 bars"_s.arg(tally.question.value)
                                .arg(tally.answered)
                                .arg(students)
                                .arg(sumOf(counts))});
    }
    return findings;
}

Findings compareSeats(const Seats &told, const Seats &found, const QString &where) {
    Findings findings;
    for (const auto &[seat, name] : told) {
        const auto there = found.find(seat);
        if (there == found.end() || there->second != name)
            findings.push_back(
                {Finding::Kind::Lost, u"%1 has no seat %2 of \"%3\""_s.arg(where).arg(seat.value).arg(name)});
    }
    for (const auto &[seat, name] : found) {
        if (!told.contains(seat))
            findings.push_back(
                {Finding::Kind::Doubled,
                 u"%1 has a seat %2 of \"%3\", whom nobody is"_s.arg(where).arg(seat.value).arg(name)});
    }
    return findings;
}

Findings compareBook(const Ledgers &ledgers, SeatId seat, const QString &name, const Book &book) {
    Ledgers all = ledgers;
    for (const auto &[question, page] : book)
        all[question]; // nothing was ever pressed there
    Findings findings;
    for (const auto &[question, ledger] : all) {
        if (auto finding = ledger.compare(choiceIn(book, question, seat))) {
            finding->text = u"file, question %1, %2: %3"_s.arg(question.value).arg(name, finding->text);
            findings.push_back(*finding);
        }
    }
    return findings;
}

} // namespace lectern::crash
