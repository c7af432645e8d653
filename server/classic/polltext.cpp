// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/classic/polltext.h"

#include "server/classic/plaintext.h"
#include "shared/protocol/limits.h"

#include <algorithm>

namespace lectern::classic::polltext {

using namespace Qt::Literals::StringLiterals;

QByteArray menu() {
    return "To ask a new question, type 'Clear'\n"
           "To show the results, type 'Show'\n"
           "To end the class, type 'Quit'\n";
}

QByteArray administratorsWelcome() {
    return "Welcome, administrator!\n"
           "All connected parties will be able to vote on your in class question:\n" +
           menu();
}

QByteArray studentsWelcome() {
    return "You are now connected to your classroom server. Just type yes or no whenever you are asked a "
           "question.\n";
}

QByteArray question(const QString &text) {
    return toLine(u"Question: "_s + (text.isEmpty() ? u"(asked aloud)"_s : text));
}

QByteArray result(const protocol::Tally &tally) {
    if (tally.answered == 0)
        return "No votes yet.\n";
    qsizetype longestWord = 0;
    qsizetype longestNumber = 0;
    int most = 0;
    for (const protocol::ChoiceCount &entry : tally.counts) {
        longestWord = std::max(longestWord, entry.choice.size());
        longestNumber = std::max(longestNumber, QString::number(entry.count).size());
        most = std::max(most, entry.count);
    }
    QByteArray lines;
    for (const protocol::ChoiceCount &entry : tally.counts) {
        const QString word = entry.choice.left(1).toUpper() + entry.choice.mid(1);
        // One sign for a vote while they fit into the line, and for each choice that has one at least one.
        const int fitting = static_cast<int>(std::min<qint64>(most, limits::classicBar));
        const qint64 length = (qint64(entry.count) * fitting + most - 1) / most;
        const QString line = word.leftJustified(longestWord) + u"  "_s +
                             QString::number(entry.count).rightJustified(longestNumber) + u"  "_s +
                             QString(length, u'#');
        lines += toLine(length > 0 ? line : line.trimmed());
    }
    return lines;
}

} // namespace lectern::classic::polltext
