// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/views/joincard.h"

#include "shared/ui/alert.h"
#include "shared/ui/theme.h"
#include "teacher-gui/views/qrcode.h"
#include "teacher-gui/views/scrollgap.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace lectern::teacher {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using ui::space;

namespace {

constexpr int lineCharacters = 44; // of average width: what four long words need in their size

} // namespace

JoinCard::JoinCard(QWidget *parent)
    : QDialog(parent),
      m_code(new QrCode(this)),
      m_address(ui::plainLabel({}, this)),
      m_heading(ui::plainLabel(tr("The server's words"), this)),
      m_words(ui::plainLabel({}, this)),
      m_hex(ui::plainLabel({}, this)),
      m_hint(ui::plainLabel({}, this)),
      m_copy(new QPushButton(this)),
      m_row(new QHBoxLayout) {
    setObjectName(u"joinCard"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("How to join"));
    m_code->setObjectName(u"joinCardCode"_s);
    m_code->setAccessibleName(tr("QR code with the link to join"));
    m_address->setObjectName(u"joinCardAddress"_s);
    m_words->setObjectName(u"joinCardWords"_s);
    m_hex->setObjectName(u"joinCardHex"_s);
    m_hint->setObjectName(u"joinCardHint"_s);
    m_row->setSpacing(3 * space);
    m_row->addWidget(m_code);
    m_row->addWidget(makeText());
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(2 * space, 2 * space, 2 * space, 2 * space);
    page->setSpacing(2 * space);
    page->addLayout(m_row, 1);
    page->addWidget(makeButtons());
}

QWidget *JoinCard::makeText() {
    auto *content = new QWidget(this);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins({});
    column->setSpacing(space);
    column->addStretch(1);
    column->addWidget(ui::plainLabel(tr("Students join at"), content));
    column->addWidget(m_address);
    column->addSpacing(space);
    column->addWidget(m_heading);
    column->addWidget(m_words);
    column->addWidget(m_hex);
    column->addSpacing(space);
    column->addWidget(m_hint);
    column->addStretch(1);
    ui::setScaledFont(m_address, 1.8, true);
    ui::setScaledFont(m_words, 1.25, true);
    ui::setScaledFont(m_hex, 0.9);

    // At a large font it is taller than a small window; the code stays in sight.
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(u"joinCardArea"_s);
    scroll->setAccessibleName(tr("How to join"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    keepClearOfScrollBar(*scroll);
    return scroll;
}

QWidget *JoinCard::makeButtons() {
    auto *buttons = new QDialogButtonBox(this);
    m_copy->setObjectName(u"copyLinkButton"_s);
    tellCopied(false);
    buttons->addButton(m_copy, QDialogButtonBox::ActionRole);
    // Not the standard button: that one brings the style's icon along.
    QPushButton *close = buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    close->setObjectName(u"closeCardButton"_s);
    close->setAccessibleName(tr("Close how to join"));
    close->setFocus();
    connect(m_copy, &QPushButton::clicked, this, &JoinCard::copyLink);
    connect(buttons, &QDialogButtonBox::rejected, this, &JoinCard::reject);
    m_copied.setSingleShot(true);
    m_copied.setInterval(2s);
    connect(&m_copied, &QTimer::timeout, this, [this] { tellCopied(false); });
    return buttons;
}

QString JoinCard::hintFor(const Invitation &invitation) {
    if (invitation.fingerprint)
        return tr(
            "Students who want to be sure compare these words with those that their program shows: they "
            "point at its connection sign, or press Ctrl+I.");
    if (invitation.isForThisComputer)
        return tr("This class is not encrypted. Only programs on this computer can join it.");
    return tr(
        "This class is not encrypted: others on the network can read along, and nothing proves that this "
        "is the right server.");
}

void JoinCard::setInvitation(const Invitation &invitation) {
    m_invitation = invitation;
    const bool encrypted = invitation.fingerprint.has_value();
    m_code->setContent(invitation.link());
    m_address->setText(invitation.address);
    m_words->setText(invitation.wordRows().join(u'\n'));
    m_hex->setText(encrypted ? invitation.fingerprint->toGroups() : QString());
    for (QLabel *label : {m_heading, m_words, m_hex})
        label->setVisible(encrypted);
    m_hint->setText(hintFor(invitation));
    setAccessibleDescription(QStringList{m_address->text(), m_words->text(), m_hint->text()}.join(u'\n'));
}

void JoinCard::present() {
    if (isVisible()) {
        raise();
        activateWindow();
        return;
    }
    fit();
    show();
}

void JoinCard::fit() {
    const auto *scroll = findChild<QScrollArea *>(u"joinCardArea"_s);
    const QSize room = parentWidget()->size();
    const QMargins edges = layout()->contentsMargins();
    const int bar = scroll->verticalScrollBar()->sizeHint().width() + space;
    const int text = lineCharacters * fontMetrics().averageCharWidth() + bar;
    const int code = m_code->sizeHint().width();
    m_row->setStretch(0, code);
    m_row->setStretch(1, text);
    resize(qMin(edges.left() + code + m_row->spacing() + text + edges.right(), room.width()), room.height());
    layout()->activate(); // where that is less, the text is higher
    const int row = qMax(m_code->width(), scroll->widget()->heightForWidth(scroll->width() - bar));
    const int buttons = layout()->spacing() + m_copy->sizeHint().height();
    resize(width(), qMin(edges.top() + row + buttons + edges.bottom(), room.height()));
}

void JoinCard::copyLink() {
    QGuiApplication::clipboard()->setText(m_invitation.link());
    tellCopied(true);
    ui::announce(m_copy);
    m_copied.start();
}

void JoinCard::tellCopied(bool copied) {
    m_copy->setMinimumWidth(copied ? m_copy->width() : 0); // nothing beside it moves
    m_copy->setText(copied ? tr("Copied") : tr("Copy link"));
    m_copy->setAccessibleName(copied ? tr("Copied the link to join") : tr("Copy the link to join"));
}

} // namespace lectern::teacher
