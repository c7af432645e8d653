// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/views/storagebanner.h"

#include "shared/ui/alert.h"
#include "shared/ui/theme.h"
#include "teacher-gui/models/storagemodel.h"

#include <QAbstractTextDocumentLayout>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QTextEdit>

#include <cmath>

namespace lectern::teacher {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int mostLines = 6; // the rest scrolls: the class stays in sight

} // namespace

// A label can either be selected or break a long path: the text is an editor that nobody can edit.
StorageBanner::StorageBanner(const StorageModel &model, QWidget *parent)
    : QWidget(parent), m_model(model), m_sign(new QLabel(this)), m_text(new QTextEdit(this)) {
    setObjectName(u"storageBanner"_s);
    m_sign->setObjectName(u"storageBannerSign"_s);
    m_text->setObjectName(u"storageBannerText"_s);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_text->setFocusPolicy(Qt::ClickFocus); // for copying what is selected
    m_text->setAcceptDrops(false);
    m_text->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_text->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_text->viewport()->setAutoFillBackground(false);
    m_text->document()->setDocumentMargin(0);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(ui::space, ui::space, ui::space, ui::space);
    row->setSpacing(ui::space);
    row->addWidget(m_sign, 0, Qt::AlignTop);
    row->addWidget(m_text, 1);
    connect(m_text->document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
            &StorageBanner::fit);
    connect(&model, &StorageModel::changed, this, &StorageBanner::refresh);
    dress();
    refresh();
}

void StorageBanner::refresh() {
    const bool wasShown = !isHidden();
    setVisible(!m_model.isWritable());
    if (!m_model.isWritable()) {
        const QString text = tr("Votes are not being stored. %1").arg(m_model.text()).trimmed();
        m_text->setPlainText(text);
        m_text->setAccessibleName(text);
        announceAs(text);
    } else if (wasShown && parentWidget()->isVisible()) {
        announceAs(tr("Votes are stored again."));
    }
}

void StorageBanner::announceAs(const QString &name) {
    setAccessibleName(name);
    ui::announce(this);
}

void StorageBanner::dress() {
    const QColor ground = ui::warningColor(palette());
    const QColor ink = ui::onColor(ground);
    const int side = fontMetrics().height();
    m_sign->setPixmap(ui::icon(u"circle-alert"_s, ink).pixmap(QSize(side, side), devicePixelRatioF()));
    QPalette colors; // what is selected is the other way round
    colors.setColor(QPalette::Text, ink);
    colors.setColor(QPalette::Highlight, ink);
    colors.setColor(QPalette::HighlightedText, ground);
    m_text->setPalette(colors);
    update();
}

void StorageBanner::fit() {
    const double text = m_text->document()->size().height();
    const double most = mostLines * QFontMetricsF(m_text->font()).lineSpacing();
    m_text->setFixedHeight(static_cast<int>(std::ceil(qMin(text, most))));
}

void StorageBanner::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ui::warningColor(palette()));
    painter.drawRoundedRect(rect(), ui::space / 2, ui::space / 2);
}

void StorageBanner::changeEvent(QEvent *event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        dress();
}

} // namespace lectern::teacher
