// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/talk/messages/announcementcard.h"

#include "shared/talk/panewords.h"
#include "shared/ui/linkbutton.h"
#include "shared/ui/talk/messages/textshape.h"
#include "shared/ui/theme.h"
#include "shared/ui/themepaint.h"
#include "shared/ui/wraplabel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

namespace lectern::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int mostLines = 4;
constexpr double tint = 0.12; // of the accent colour

QString headOf(const talk::PaneRow &row) {
    return AnnouncementCard::tr("Announcement by %1, %2").arg(row.message.name, talk::timeText(row));
}

} // namespace

AnnouncementCard::AnnouncementCard(const protocol::Message &message, QWidget *parent)
    : QFrame(parent),
      m_message(message),
      m_head(plainLabel({}, this)),
      m_text(new WrapLabel(message.text, this)),
      m_showAll(new LinkButton(tr("Show all"), this)),
      m_dismiss(new QPushButton(this)) {
    setObjectName(u"announcement"_s);
    const talk::PaneRow row{{message.message, 0}, message};
    m_head->setObjectName(u"announcementHead"_s);
    m_head->setText(headOf(row));
    m_head->setToolTip(plainToolTip(talk::dateText(row)));
    setScaledFont(m_head, 1.0, true);
    m_text->setObjectName(u"announcementText"_s);
    setAccessibleName(headOf(row) + u": "_s + message.text);
    m_showAll->setObjectName(u"showAllButton"_s);
    m_showAll->setAutoDefault(false);
    connect(m_showAll, &QPushButton::clicked, this, [this] { showAll(!m_all); });
    m_dismiss->setObjectName(u"dismissButton"_s);
    m_dismiss->setAccessibleName(tr("Dismiss the announcement by %1").arg(message.name));
    m_dismiss->setToolTip(tr("Dismiss"));
    m_dismiss->setFlat(true);
    m_dismiss->setAutoDefault(false);
    connect(m_dismiss, &QPushButton::clicked, this, [this] { Q_EMIT dismissWanted(this->message()); });

    auto *words = new QVBoxLayout;
    words->setSpacing(space / 2);
    words->addWidget(m_head);
    words->addWidget(m_text);
    words->addWidget(m_showAll, 0, Qt::AlignLeft);
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(2 * space, space, space, space);
    line->setSpacing(space);
    line->addLayout(words, 1);
    line->addWidget(m_dismiss, 0, Qt::AlignTop);
    refresh();
}

void AnnouncementCard::showAll(bool all) {
    m_all = all;
    refresh();
}

bool AnnouncementCard::isLong() const {
    const TextShape shape(m_message.text, m_text->font(), m_text->width());
    return shape.size().height() > (mostLines + 0.5) * QFontMetricsF(m_text->font()).height();
}

void AnnouncementCard::refresh() {
    m_text->setMostLines(m_all ? 0 : mostLines);
    m_showAll->setVisible(isLong());
    m_showAll->setText(m_all ? tr("Show less") : tr("Show all"));
    m_showAll->setAccessibleName(m_all ? tr("Show less of the announcement")
                                       : tr("Show all of the announcement"));
    m_dismiss->setIcon(icon(u"x"_s, palette().color(QPalette::ButtonText)));
    m_dismiss->setIconSize(QSize(1, 1) * fontMetrics().height());
}

// The border at the leading edge says that it stands out also to those who do not see the tint.
void AnnouncementCard::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    const QColor accent = accentColor(palette());
    painter.setRenderHint(QPainter::Antialiasing);
    drawBox(&painter, rect(), mixed(palette().color(QPalette::Window), accent, tint), accent, 1);
    QRect edge(0, 0, space / 2, height());
    painter.fillRect(QStyle::visualRect(layoutDirection(), rect(), edge), accent);
}

void AnnouncementCard::resizeEvent(QResizeEvent *event) {
    QFrame::resizeEvent(event);
    layout()->activate(); // the text has its width now
    refresh();
}

void AnnouncementCard::changeEvent(QEvent *event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange)
        refresh();
}

} // namespace lectern::ui
