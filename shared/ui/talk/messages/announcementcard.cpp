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
constexpr double tint = 0.12;        // of the accent colour
constexpr int partOfName = 3;        // of a line: more of it ends in an ellipsis
constexpr int charactersOfLine = 32; // in a narrower one the text alone has room

QString headOf(const protocol::Message &message) {
    return AnnouncementCard::tr("Announcement by %1, %2")
        .arg(message.name, talk::timeText({{message.message, 0}, message}));
}

} // namespace

AnnouncementCard::AnnouncementCard(const protocol::Message &message, QWidget *parent)
    : QFrame(parent),
      m_message(message),
      m_head(new WrapLabel({}, this)),
      m_text(new WrapLabel(message.text, this)),
      m_showAll(new LinkButton({}, this)),
      m_dismiss(new QPushButton(this)) {
    setObjectName(u"announcement"_s);
    setAccessibleName(headOf(message) + u": "_s + message.text);
    m_head->setObjectName(u"announcementHead"_s);
    const QString date = talk::dateText({{message.message, 0}, message});
    m_head->setToolTip(plainToolTip(message.name + u'\n' + date)); // both can be missing in the line
    setScaledFont(m_head, 1.0, true);
    m_text->setObjectName(u"announcementText"_s);
    m_showAll->setObjectName(u"showAllButton"_s);
    m_showAll->setAutoDefault(false);
    connect(m_showAll, &QPushButton::clicked, this, [this] {
        showAll(!m_all);
        Q_EMIT allWanted(m_all);
    });
    m_dismiss->setObjectName(u"dismissButton"_s);
    m_dismiss->setAccessibleName(tr("Dismiss the announcement by %1").arg(message.name));
    m_dismiss->setToolTip(tr("Dismiss"));
    m_dismiss->setFlat(true);
    m_dismiss->setAutoDefault(false);
    connect(m_dismiss, &QPushButton::clicked, this, [this] { Q_EMIT dismissWanted(this->message()); });
    build();
    refresh();
}

void AnnouncementCard::build() {
    m_row = new QHBoxLayout(this);
    m_row->setSpacing(space);
    m_words = new QVBoxLayout;
    m_words->addWidget(m_head);
    m_words->addWidget(m_text, 1);
    m_words->addWidget(m_showAll, 0, Qt::AlignLeft | Qt::AlignVCenter);
    m_row->addLayout(m_words, 1);
    m_row->addWidget(m_dismiss);
}

void AnnouncementCard::showAll(bool all) {
    m_all = all;
    refresh();
}

void AnnouncementCard::setBrief(bool brief) {
    if (brief == m_brief)
        return;
    m_brief = brief;
    refresh();
}

void AnnouncementCard::setOthers(int others) {
    if (others == m_others)
        return;
    m_others = others;
    refresh();
}

bool AnnouncementCard::isLong() const {
    const TextShape shape(m_message.text, m_text->font(), m_text->width());
    return shape.size().height() > (mostLines + 0.5) * QFontMetricsF(m_text->font()).height();
}

// Beside the name, where nothing else stands in the line.
bool AnnouncementCard::fitsLine() const {
    const int name = m_head->sizeHint().width();
    const QString words = QString(m_message.text).replace(u'\n', u' ');
    const int text = QFontMetrics(m_text->font()).horizontalAdvance(words) + 2; // rounded up twice
    const int around = 5 * space + m_dismiss->sizeHint().width();
    return !m_head->isHidden() && name <= width() / partOfName && name + text + around <= width();
}

QString AnnouncementCard::whatLinkSays() const {
    if (m_all)
        return tr("Show less");
    if (m_others > 0)
        return tr("%L1 more").arg(m_others);
    return m_brief ? tr("More") : tr("Show all");
}

void AnnouncementCard::arrange(bool line) {
    m_words->setDirection(line ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_words->setSpacing(line ? space : space / 2);
    const int edge = line ? 0 : space;
    const bool mirrored = layoutDirection() == Qt::RightToLeft; // the bar stands on the other side
    m_row->setContentsMargins(mirrored ? space : 2 * space, edge, mirrored ? 2 * space : space, edge);
    m_row->setAlignment(m_dismiss, line ? Qt::AlignVCenter : Qt::AlignTop);
    m_head->setVisible(!line || width() >= charactersOfLine * fontMetrics().averageCharWidth());
    m_head->setMaximumWidth(line ? width() / partOfName : QWIDGETSIZE_MAX);
    m_head->setMostLines(line ? 1 : 0);
    m_text->setMostLines(line ? 1 : m_all ? 0 : mostLines);
}

void AnnouncementCard::refresh() {
    const bool line = m_brief && !m_all;
    m_head->setText(line ? m_message.name + u':' : headOf(m_message));
    arrange(line);
    m_showAll->setVisible(m_brief ? m_all || m_others > 0 || !fitsLine() : isLong());
    m_showAll->setText(whatLinkSays());
    m_showAll->setAccessibleName(m_all ? tr("Show less of the announcement")
                                 : m_others > 0
                                     ? tr("Show all of the announcement, and %L1 more").arg(m_others)
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
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange ||
        event->type() == QEvent::LayoutDirectionChange)
        refresh();
}

} // namespace lectern::ui
