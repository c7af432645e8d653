// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/talk/inquiries/inquirydialog.h"

#include "shared/protocol/limits.h"
#include "shared/talk/typedwords.h"
#include "shared/ui/alert.h"
#include "shared/ui/scrolledcolumn.h"
#include "shared/ui/talk/dialogsize.h"
#include "shared/ui/talk/field/countdown.h"
#include "shared/ui/talk/field/messageedit.h"
#include "shared/ui/theme.h"

#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QInputMethod>
#include <QLocale>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

#include <cmath>
#include <utility>

namespace lectern::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int usualWidth = 58 * space;
constexpr int leastLines = 3;               // of the field
constexpr double longestWait = 24.0 * 3600; // seconds

} // namespace

InquiryDialog::InquiryDialog(const Words &words, QWidget *parent, std::chrono::milliseconds second)
    : QDialog(parent),
      m_words(words),
      m_page(new QWidget(this)),
      m_edit(new MessageEdit(m_page)),
      m_count(plainLabel({}, m_page)),
      m_note(plainLabel({}, this)),
      m_error(plainLabel({}, this)),
      m_send(new QPushButton(words.deed, this)),
      m_cancel(new QPushButton(tr("Cancel"), this)),
      m_waiting(new Countdown(second, this)),
      m_lastToFill(m_edit) {
    setWindowTitle(words.title);
    build();
    connectParts();
}

void InquiryDialog::build() {
    m_edit->setPrompt(m_words.field);
    m_edit->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    m_count->setObjectName(u"inquiryCount"_s);
    m_note->setObjectName(u"inquiryNote"_s);
    m_error->setObjectName(u"inquiryError"_s);
    m_error->hide();
    setTextColor(m_error, warningColor(palette()));
    m_send->setObjectName(u"inquirySendButton"_s);
    m_send->setAccessibleName(m_words.deed);
    m_send->setToolTip(tr("Ctrl+Enter"));
    m_cancel->setObjectName(u"inquiryCancelButton"_s);
    m_cancel->setAutoDefault(false);
    setPrimary(m_send);
    m_column = new QVBoxLayout(scrolledColumn(m_page));
    m_column->setContentsMargins({});
    m_column->setSpacing(space);
    m_column->addWidget(m_edit, 1);
    m_column->addWidget(m_count);
    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(m_send, QDialogButtonBox::AcceptRole);
    buttons->addButton(m_cancel, QDialogButtonBox::RejectRole);
    auto *below = new QVBoxLayout; // always in sight
    below->setContentsMargins(2 * space, 0, 2 * space, 2 * space);
    below->setSpacing(space);
    below->addWidget(m_error);
    below->addWidget(m_note);
    below->addWidget(buttons);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins({});
    whole->setSpacing(0);
    whole->addWidget(m_page, 1);
    whole->addLayout(below);
}

void InquiryDialog::connectParts() {
    connect(m_edit, &QPlainTextEdit::textChanged, this, [this] {
        showError({});
        refresh();
    });
    connect(m_edit, &MessageEdit::enterPressed, this, [this] { m_edit->textCursor().insertBlock(); });
    connect(m_edit, &MessageEdit::pasteRefused, this, [this](qsizetype characters) {
        showError(tr("What you want to paste has %1 characters.").arg(QLocale().toString(characters)) + u' ' +
                  m_words.limit.arg(QLocale().toString(limits::inquiryCharacters)));
    });
    connect(m_waiting, &Countdown::changed, this, &InquiryDialog::refresh);
    connect(m_send, &QPushButton::clicked, this, &InquiryDialog::send);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    for (const auto &keys : {u"Ctrl+Return"_s, u"Ctrl+Enter"_s}) {
        auto *shortcut = new QShortcut(QKeySequence(keys), this);
        shortcut->setAutoRepeat(false);
        connect(shortcut, &QShortcut::activated, this, &InquiryDialog::send);
    }
}

void InquiryDialog::putAbove(QWidget *widget) { m_column->insertWidget(m_column->indexOf(m_edit), widget); }

void InquiryDialog::putBelow(QWidget *widget) {
    m_column->addWidget(widget);
    if (widget->focusPolicy() != Qt::NoFocus)
        m_lastToFill = widget;
}

void InquiryDialog::finish() {
    setTabOrder(m_lastToFill, m_send);
    setTabOrder(m_send, m_cancel);
    refresh();
}

void InquiryDialog::showEvent(QShowEvent *event) {
    if (!event->spontaneous()) {
        const QWidget *around = parentWidget()->window();
        m_edit->setMinimumHeight(leastLines * m_edit->fontMetrics().lineSpacing() + 2 * space);
        resize(qMin(usualWidth, around->width()), 0);
        fit();
        m_edit->setFocus();
    }
    QDialog::showEvent(event);
}

void InquiryDialog::fit() {
    const int below = columnHeight(*layout()->itemAt(1)->layout(), width());
    const int text = columnHeight(*m_column, width() - 6 * space) + 4 * space;
    resize(width(), qMax(height(), qMin(text + below, parentWidget()->window()->height())));
}

QString InquiryDialog::text() const { return m_edit->text().trimmed(); }

qsizetype InquiryDialog::characters() const { return text().toUcs4().size(); }

bool InquiryDialog::isTooLong() const { return characters() > limits::inquiryCharacters; }

void InquiryDialog::setText(const QString &text) {
    m_edit->setPlainText(text);
    m_edit->selectAll();
}

void InquiryDialog::taken() {
    setUnderWay(false);
    m_edit->setPlainText({});
    accept();
}

void InquiryDialog::refused(const QString &why, double wait) {
    setUnderWay(false);
    showError(why);
    m_waiting->start(static_cast<int>(std::ceil(qBound(0.0, wait, longestWait))));
}

void InquiryDialog::setUnderWay(bool underWay, const QString &note) {
    const bool isNews = m_note->text() != note && !note.isEmpty();
    m_isUnderWay = underWay;
    m_note->setText(note);
    m_edit->setReadOnly(underWay);
    refresh();
    if (isNews && isVisible())
        announce(m_note);
}

void InquiryDialog::send() {
    QGuiApplication::inputMethod()->commit(); // what is being composed is meant, too
    if (!canSend())
        return;
    showError({});
    setUnderWay(true);
    Q_EMIT sendWanted(text());
}

bool InquiryDialog::canSend() const {
    return !m_isUnderWay && m_waiting->seconds() == 0 && !talk::isBlank(text()) && !isTooLong();
}

void InquiryDialog::showError(const QString &why) {
    m_error->setText(why);
    m_error->setVisible(!why.isEmpty());
    if (why.isEmpty())
        return;
    announce(m_error);
    if (isVisible())
        fit();
}

void InquiryDialog::refresh() {
    const bool wasTooLong = std::exchange(m_tooLong, isTooLong());
    m_count->setText(
        tr("%1 of %2 characters")
            .arg(QLocale().toString(characters()), QLocale().toString(limits::inquiryCharacters)));
    setTextColor(m_count, m_tooLong ? warningColor(palette()) : mutedTextColor(palette()));
    if (m_tooLong && !wasTooLong)
        announce(m_count); // once, not at each character
    const int seconds = m_waiting->seconds();
    m_send->setEnabled(canSend());
    m_send->setText(seconds > 0 ? tr("Wait %1 s").arg(seconds) : m_words.deed);
    m_cancel->setText(m_isUnderWay ? tr("Close") : tr("Cancel"));
    m_cancel->setAccessibleName(m_cancel->text());
    m_note->setVisible(!m_note->text().isEmpty());
    if (isVisible())
        fit();
}

} // namespace lectern::ui
