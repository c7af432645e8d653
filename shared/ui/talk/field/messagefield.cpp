// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/talk/field/messagefield.h"

#include "shared/protocol/limits.h"
#include "shared/talk/typedwords.h"
#include "shared/ui/alert.h"
#include "shared/ui/talk/field/countdown.h"
#include "shared/ui/talk/field/fieldcompletion.h"
#include "shared/ui/theme.h"

#include <QGuiApplication>
#include <QHBoxLayout>
#include <QInputMethod>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

#include <cmath>
#include <utility>

namespace lectern::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

// UTF-8 takes four bytes for a character at most: whoever keeps to the characters keeps to the bytes.
static_assert(limits::messageBytes >= 4 * limits::messageCharacters);

constexpr qsizetype longestQuote = 60; // characters

qsizetype codePoints(const QString &text) { return text.toUcs4().size(); }

} // namespace

MessageField::MessageField(protocol::Role role, QWidget *parent, std::chrono::milliseconds second)
    : QWidget(parent),
      m_edit(new MessageEdit(this)),
      m_button(new QPushButton(tr("Send"), this)),
      m_error(plainLabel({}, this)),
      m_note(plainLabel({}, this)),
      m_completion(new FieldCompletion(*m_edit, role)),
      m_waiting(new Countdown(second, this)) {
    m_edit->installEventFilter(this);
    build();
    setPrompt(tr("Message"));
    connect(m_edit, &MessageEdit::enterPressed, this, &MessageField::send);
    connect(m_edit, &MessageEdit::textChanged, this, &MessageField::textChanged);
    connect(m_edit, &MessageEdit::pasteRefused, this, &MessageField::refusePaste);
    connect(m_button, &QPushButton::clicked, this, [this] {
        QGuiApplication::inputMethod()->commit(); // what is being composed is meant, too
        send();
        takeFocus();
    });
    connect(m_waiting, &Countdown::changed, this, &MessageField::refresh);
    refresh();
}

void MessageField::build() {
    setObjectName(u"messageField"_s);
    setFocusProxy(m_edit);
    m_button->setObjectName(u"sendButton"_s);
    m_button->setAccessibleName(tr("Send the message"));
    m_button->setAutoDefault(false); // Enter is the field's matter
    m_error->setObjectName(u"messageError"_s);
    m_error->hide();
    setTextColor(m_error, warningColor(palette()));
    m_note->setObjectName(u"messageNote"_s);

    auto *row = new QHBoxLayout;
    row->setSpacing(space);
    row->addWidget(m_edit, 1);
    row->addWidget(m_button, 0, Qt::AlignBottom);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(space / 2);
    column->addWidget(m_error);
    column->addWidget(m_note);
    column->addLayout(row);
}

void MessageField::setPane(RoomId pane) {
    if (pane == m_pane)
        return;
    m_completion->close();
    m_others.insert(m_pane, m_edit->state());
    m_pane = pane;
    m_edit->setState(m_others.take(pane));
    showError({});
    refresh();
}

void MessageField::forgetPane(RoomId pane) {
    m_others.remove(pane);
    if (pane == m_pane)
        m_edit->setState({});
}

void MessageField::startOver() {
    m_others.clear();
    m_sent.reset();
    m_unsent = false;
    m_edit->setState({});
    showError({});
    refresh();
}

void MessageField::movePane(RoomId from, RoomId to) {
    if (m_others.contains(from) && m_pane == to) // it has been gone to already
        m_edit->setState(m_others.take(from));
    else if (m_others.contains(from))
        m_others.insert(to, m_others.take(from));
    if (m_pane == from)
        m_pane = to;
    if (m_sent && m_sent->pane == from)
        m_sent->pane = to;
}

void MessageField::setPrompt(const QString &prompt) { m_edit->setPrompt(prompt); }

void MessageField::setPeople(std::function<QStringList()> people) {
    m_completion->setPeople(std::move(people));
}

void MessageField::setBlocked(const QString &why) {
    if (why == m_blocked)
        return;
    m_blocked = why;
    m_completion->close();
    m_edit->setGrey(!why.isEmpty());
    m_edit->setAccessibleDescription(why);
    refresh();
    if (!why.isEmpty())
        announce(m_note);
}

void MessageField::setWaiting(double seconds) {
    m_waiting->start(static_cast<int>(std::ceil(qBound(0.0, seconds, 24.0 * 3600))));
    if (m_waiting->seconds() > 0)
        announce(m_note);
}

void MessageField::setUnsent(bool unsent) {
    if (std::exchange(m_unsent, unsent) == unsent)
        return;
    refresh();
    if (unsent)
        announce(m_note);
}

void MessageField::send() {
    if (!canSend())
        return;
    m_completion->close();
    m_sent = Sent{m_pane, m_edit->text()};
    refresh();
    Q_EMIT sendWanted(Sent(*m_sent).text); // a copy: the answer may come from within
}

void MessageField::accepted() {
    if (!m_sent)
        return;
    const Sent sent = *std::exchange(m_sent, {});
    MessageEdit::State state = sent.pane == m_pane ? m_edit->state() : m_others.value(sent.pane);
    state.recall.add(sent.text);
    if (state.text.startsWith(sent.text)) {
        state.text.remove(0, sent.text.size());
        state.cursor -= static_cast<int>(sent.text.size());
    }
    if (sent.pane == m_pane)
        m_edit->setState(state);
    else
        m_others.insert(sent.pane, state);
    refresh();
}

void MessageField::refused(const QString &why) {
    if (!m_sent)
        return;
    const Sent sent = *std::exchange(m_sent, {});
    refresh();
    if (sent.pane == m_pane)
        return showError(why);
    if (m_others.contains(sent.pane))
        return;              // there it still stands
    m_edit->keep(sent.text); // its pane is gone: here the Up key brings it back
    if (!why.isEmpty())
        showError(tr("“%1” was not sent. %2").arg(sent.text.left(longestQuote), why));
}

// Enter with Ctrl sends, too, even where a shortcut of the window means something else: it must not ask the class a
// question instead.
bool MessageField::eventFilter(QObject *watched, QEvent *event) {
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter)
            event->accept();
    }
    return QWidget::eventFilter(watched, event);
}

void MessageField::textChanged() {
    if (m_edit->text() != m_wrong) // it is also told of what an input method composes
        showError({});
    if (m_unsent && m_sent && m_sent->pane == m_pane && m_edit->text().isEmpty()) {
        m_sent.reset();
        Q_EMIT withdrawn();
    }
    refresh();
}

void MessageField::refusePaste(qsizetype characters) {
    showError(tr("What you want to paste has %1 characters. A message has %2 at most: send it in parts.")
                  .arg(QLocale().toString(characters), QLocale().toString(limits::messageCharacters)));
}

void MessageField::showError(const QString &why) {
    m_wrong = m_edit->text();
    m_error->setText(why);
    m_error->setVisible(!why.isEmpty());
    if (!why.isEmpty())
        announce(m_error);
}

bool MessageField::isTooLong() const { return codePoints(m_edit->text()) > limits::messageCharacters; }

bool MessageField::canSend() const {
    const bool hasTime = m_waiting->seconds() == 0 && !m_sent;
    return (m_blocked.isEmpty() || isCommand()) && hasTime && !talk::isBlank(m_edit->text()) && !isTooLong();
}

bool MessageField::isCommand() const {
    const auto slash = talk::leadingSlash(m_edit->text());
    return slash && !slash->doubled;
}

QString MessageField::note() const {
    if (!m_blocked.isEmpty())
        return m_blocked;
    if (m_unsent)
        return tr(
            "Not connected. This is sent as soon as the connection is back. Empty the field to keep it to "
            "yourself.");
    if (isTooLong())
        return tr("%1 of %2 characters")
            .arg(QLocale().toString(codePoints(m_edit->text())),
                 QLocale().toString(limits::messageCharacters));
    return m_waiting->seconds() > 0 ? tr("Wait %1 s").arg(m_waiting->seconds()) : QString();
}

void MessageField::refresh() {
    const bool wasTooLong = std::exchange(m_tooLong, isTooLong());
    m_note->setText(note());
    m_note->setVisible(!m_note->text().isEmpty());
    QFont font = m_note->font();
    font.setBold(!m_blocked.isEmpty());
    m_note->setFont(font);
    m_button->setEnabled(canSend());
    m_button->setToolTip(plainToolTip(m_note->text().isEmpty() ? tr("Send (Enter)") : m_note->text()));
    if (m_tooLong && !wasTooLong && m_blocked.isEmpty())
        announce(m_note); // once, not at each character
}

void MessageField::takeFocus() { m_edit->setFocus(Qt::ShortcutFocusReason); }

} // namespace lectern::ui
