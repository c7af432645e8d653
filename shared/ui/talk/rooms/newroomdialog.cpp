// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/talk/rooms/newroomdialog.h"

#include "shared/protocol/limits.h"
#include "shared/ui/theme.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace lectern::ui {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr qsizetype fewCharacters = 12;
}

NewRoomDialog::NewRoomDialog(const talk::PeopleModel &people, SeatId own, QWidget *parent)
    : PickDialog(tr("New room"), tr("Name of the room"), tr("&Build room"), people, parent),
      m_name(new QLineEdit(this)),
      m_note(plainLabel({}, this)) {
    setObjectName(u"newRoomDialog"_s);
    m_name->setObjectName(u"roomName"_s);
    m_name->setAccessibleName(tr("Name of the room"));
    m_name->setPlaceholderText(tr("Lab group"));
    m_note->setObjectName(u"roomNameNote"_s);
    m_note->hide();
    auto *who =
        plainLabel(tr("Who is to be in it, beside you. Teachers can read what is written there."), this);
    constexpr int belowTheQuestion = 1;
    column().insertWidget(belowTheQuestion, m_name);
    column().insertWidget(belowTheQuestion + 1, m_note);
    column().insertSpacing(belowTheQuestion + 2, space);
    column().insertWidget(belowTheQuestion + 3, who);
    setTabOrder(m_name, &picker());
    picker().leaveOut({own});
    picker().leaveOutGuests();
    connect(m_name, &QLineEdit::textChanged, this, &NewRoomDialog::explain);
    connect(this, &PickDialog::busyChanged, m_name, &QWidget::setDisabled);
    connect(this, &PickDialog::wanted, this,
            [this](const std::vector<SeatId> &seats) { Q_EMIT buildWanted(name(), seats); });
    m_name->setFocus();
}

QString NewRoomDialog::name() const { return m_name->text().simplified(); }

qsizetype NewRoomDialog::charactersLeft() const {
    return limits::roomNameCharacters - name().toUcs4().size(); // code points, as the server counts
}

bool NewRoomDialog::isComplete() const {
    return PickDialog::isComplete() && !name().isEmpty() && charactersLeft() >= 0;
}

void NewRoomDialog::explain() {
    const qsizetype left = charactersLeft();
    m_note->setVisible(left <= fewCharacters);
    m_note->setText(left < 0 ? tr("Too long. Characters too many: %L1").arg(-left)
                             : tr("Characters left: %L1").arg(left));
    setTextColor(m_note, left < 0 ? warningColor(palette()) : mutedTextColor(palette()));
    refresh();
}

} // namespace lectern::ui
