// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/views/walljoin.h"

#include "shared/ui/theme.h"
#include "teacher-gui/invitation.h"

#include <QVBoxLayout>

namespace lectern::teacher {

using namespace Qt::Literals::StringLiterals;

WallJoin::WallJoin(QWidget *parent)
    : QWidget(parent),
      m_join(ui::plainLabel({}, this)),
      m_answered(ui::plainLabel({}, this)),
      m_words(ui::plainLabel({}, this)),
      m_column(new QVBoxLayout(this)) {
    m_join->setObjectName(u"projectorJoin"_s);
    m_answered->setObjectName(u"projectorAnswered"_s);
    m_words->setObjectName(u"projectorWords"_s);
    m_answered->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto *row = new QHBoxLayout;
    row->setSpacing(3 * ui::space);
    row->addWidget(m_join, 1);
    row->addWidget(m_answered, 1);
    m_column->setContentsMargins({});
    m_column->setSpacing(ui::space);
    m_column->addStretch(1);
    m_column->addLayout(row);
    m_column->addWidget(m_words);
    m_column->addStretch(1);
}

void WallJoin::setInvitation(const Invitation &invitation) {
    m_join->setText(invitation.address.isEmpty() ? QString() : tr("Join: %1").arg(invitation.address));
    m_rows = invitation.wordRows();
    tellWords();
}

void WallJoin::setAnswered(const QString &state) {
    m_answered->setText(state);
    m_answered->setVisible(!state.isEmpty());
}

void WallJoin::setCentred(bool centred) {
    for (QLabel *label : {m_join, m_words})
        label->setAlignment((centred ? Qt::AlignHCenter : Qt::AlignLeft) | Qt::AlignVCenter);
}

void WallJoin::setAsked(bool asked) {
    m_asked = asked;
    m_column->setStretch(m_column->count() - 1, asked ? 0 : 1); // the bars come and go above it
    tellWords();
}

// A line where the bars need the room; before that the rows that the students' programs show.
void WallJoin::tellWords() {
    m_words->setText(m_asked ? tr("The server's words: %1").arg(m_rows.join(u' '))
                             : tr("Your connection sign shows the same words:") + u'\n' + m_rows.join(u'\n'));
}

void WallJoin::setTextHeights(int join, int words) {
    QFont large = font();
    large.setPixelSize(join);
    m_join->setFont(large);
    m_answered->setFont(large);
    QFont small = font();
    small.setPixelSize(words);
    m_words->setFont(small);
}

void WallJoin::setWordsShown(bool shown) { m_words->setVisible(shown); }

int WallJoin::neededHeight(int width, bool withWords) const {
    const int half = m_answered->isHidden() ? width : (width - 3 * ui::space) / 2;
    const int answered = m_answered->isHidden() ? 0 : m_answered->heightForWidth(half);
    const int words = withWords ? m_column->spacing() + m_words->heightForWidth(width) : 0;
    return qMax(m_join->heightForWidth(half), answered) + words;
}

} // namespace lectern::teacher
