// SPDX-License-Identifier: GPL-3.0-or-later
#include "student-gui/views/voteline.h"

#include "shared/ui/alert.h"
#include "shared/ui/errortext.h"
#include "shared/ui/theme.h"
#include "student-gui/models/votemodel.h"

#include <QDateTime>
#include <QEvent>
#include <QHBoxLayout>

namespace lectern::student {

using namespace Qt::Literals::StringLiterals;
using ui::space;

namespace {

constexpr double textSize = 1.15; // of the application's font

QString clockTime(qint64 milliseconds) {
    return QDateTime::fromMSecsSinceEpoch(milliseconds).toLocalTime().toString(u"HH:mm"_s);
}

} // namespace

VoteLine::VoteLine(VoteModel &model, QWidget *parent)
    : QWidget(parent), m_model(model), m_sign(new QLabel(this)), m_text(ui::plainLabel({}, this)) {
    setObjectName(u"voteLine"_s);
    m_sign->setObjectName(u"voteLineSign"_s);
    m_text->setObjectName(u"voteLineText"_s);
    ui::setScaledFont(m_text, textSize);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space);
    row->addStretch(1);
    row->addWidget(m_sign, 0, Qt::AlignTop);
    row->addWidget(m_text);
    row->addStretch(1);
    connect(&model, &VoteModel::changed, this, &VoteLine::refresh);
    refresh();
}

void VoteLine::refresh() {
    const QString sentence = text();
    const Look now = look();
    const int side = QFontMetrics(ui::scaledFont(textSize)).height();
    m_sign->setPixmap(ui::icon(now.icon, now.color).pixmap(QSize(side, side), devicePixelRatioF()));
    ui::setTextColor(m_text, now.color);
    if (m_text->text() == sentence)
        return;
    m_text->setText(sentence);
    setAccessibleName(sentence);
    ui::announce(this);
}

// The sign is painted once in the colour and size of its time.
void VoteLine::changeEvent(QEvent *event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        refresh();
}

QString VoteLine::text() const { return (earlierSentence() + u' ' + stateSentence()).trimmed(); }

QString VoteLine::earlierSentence() const {
    switch (m_model.earlierVote()) {
    case EarlierVote::Settled:
        break;
    case EarlierVote::TooLate:
        return tr("Too late for the question before: it was not counted.");
    case EarlierVote::Unknown:
        return tr("Your answer to the question before may not have been counted.");
    }
    return {};
}

QString VoteLine::stateSentence() const {
    const QString chosen = ui::choiceText(m_model.chosen());
    switch (m_model.state()) {
    case VoteState::NoQuestion:
        return tr("No question yet.");
    case VoteState::Open:
        return tr("Not answered yet.");
    case VoteState::Sending:
        return tr("Sending: %1…").arg(chosen);
    case VoteState::Waiting:
        return tr("Waiting for the network. %1 will be sent.").arg(chosen);
    case VoteState::NotStored:
        return notStoredSentence();
    case VoteState::Counted:
        return tr("Counted: %1. You can change it.").arg(ui::choiceText(m_model.counted()));
    case VoteState::TooLate:
        return tooLateSentence();
    case VoteState::NotCounted:
        return notCountedSentence();
    case VoteState::Closed:
    case VoteState::ClosedCounted:
        return closedSentence();
    case VoteState::NeedsNewer:
        return tr("This question needs a newer version of this program.");
    }
    return {};
}

QString VoteLine::notCountedSentence() const {
    const QString refused = tr("%1 is not counted.").arg(ui::choiceText(m_model.chosen()));
    return QStringList{refused, ui::errorText(*m_model.problem()), countedSentence()}.join(u' ').trimmed();
}

QString VoteLine::notStoredSentence() const {
    const QString kept =
        tr("%1 is not counted yet: the server cannot store votes at the moment. It is sent again "
           "by itself.")
            .arg(ui::choiceText(m_model.chosen()));
    const QString counted = m_model.counted();
    return counted.isEmpty() ? kept : kept + u' ' + tr("Until then %1 counts.").arg(ui::choiceText(counted));
}

QString VoteLine::countedSentence() const {
    return m_model.counted().isEmpty() ? QString()
                                       : tr("Counted: %1.").arg(ui::choiceText(m_model.counted()));
}

QString VoteLine::tooLateSentence() const {
    const auto at = m_model.question().closedAt;
    const QString late = at ? tr("Too late: the question was closed at %1.").arg(clockTime(*at))
                            : tr("Too late: the question is closed.");
    return (late + u' ' + countedSentence()).trimmed();
}

QString VoteLine::closedSentence() const {
    const auto at = m_model.question().closedAt;
    const QString closed = at ? tr("Closed at %1.").arg(clockTime(*at)) : tr("Closed.");
    const bool answered = m_model.state() == VoteState::ClosedCounted;
    return closed + u' ' + (answered ? countedSentence() : tr("You did not answer."));
}

VoteLine::Look VoteLine::look() const {
    if (m_model.earlierVote() != EarlierVote::Settled)
        return {u"clock"_s, ui::warningColor(palette())};
    switch (m_model.state()) {
    case VoteState::Sending:
        return {u"loader"_s, ui::accentColor(palette())};
    case VoteState::Waiting:
        return {u"wifi-off"_s, ui::choiceColor(u"no"_s, palette())};
    case VoteState::Counted:
    case VoteState::ClosedCounted:
        return {u"circle-check"_s, ui::choiceColor(u"yes"_s, palette())};
    case VoteState::TooLate:
        return {u"clock"_s, ui::warningColor(palette())};
    case VoteState::NotStored:
    case VoteState::NotCounted:
    case VoteState::NeedsNewer:
        return {u"circle-alert"_s, ui::warningColor(palette())};
    case VoteState::Closed:
        return {u"circle-stop"_s, ui::mutedTextColor(palette())};
    case VoteState::NoQuestion:
    case VoteState::Open:
        break;
    }
    return {u"circle"_s, ui::mutedTextColor(palette())};
}

} // namespace lectern::student
