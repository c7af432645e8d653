// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/views/wording.h"

#include "shared/ui/theme.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace lectern::teacher {

using namespace Qt::Literals::StringLiterals;
using protocol::QuestionState;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Wording)
};

} // namespace

QString questionText(const protocol::Question &question) {
    if (question.state == QuestionState::None)
        return Words::tr("No question yet. Type one and press Enter.");
    return question.text.isEmpty() ? Words::tr("The question was asked aloud") : question.text;
}

QString stateText(const protocol::Question &question) {
    switch (question.state) {
    case QuestionState::None:
        return {};
    case QuestionState::Open:
        return Words::tr("\u25cf Open");
    case QuestionState::Closed:
        break;
    }
    if (!question.closedAt)
        return Words::tr("\u25a0 Closed");
    const QTime at = QDateTime::fromMSecsSinceEpoch(*question.closedAt).time();
    return Words::tr("\u25a0 Closed at %1").arg(at.toString(u"HH:mm"_s));
}

QString answeredText(const protocol::Tally &tally) {
    return Words::tr("%1 of %2 answered")
        .arg(QLocale().toString(tally.answered), QLocale().toString(tally.seats));
}

QString unverifiedText(const protocol::Tally &tally, bool areCounted) {
    if (tally.unverified <= 0)
        return {};
    const QString number = QLocale().toString(tally.unverified);
    if (areCounted)
        return Words::tr("%1 unverified").arg(number);
    return tally.unverified == 1 ? Words::tr("1 unverified vote left out")
                                 : Words::tr("%1 unverified votes left out").arg(number);
}

QString questionForClass(const protocol::Question &question) {
    const bool toAnswer = question.text.isEmpty() && question.state == QuestionState::Open;
    return toAnswer ? Words::tr("Answer the question that was asked aloud") : questionText(question);
}

QString closedForClass() { return Words::tr("\u25a0 Closed"); }

QString signedChoice(const QString &choice) {
    const QString word = ui::choiceText(choice);
    if (choice == "yes"_L1)
        return u"\u2713 "_s + word;
    return choice == "no"_L1 ? u"\u2717 "_s + word : word;
}

QString percentText(int percent) { return Words::tr("%1 %").arg(percent); }

} // namespace lectern::teacher
