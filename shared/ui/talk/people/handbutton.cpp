// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/talk/people/handbutton.h"

#include "shared/talk/ownhand.h"
#include "shared/ui/alert.h"
#include "shared/ui/theme.h"

#include <QApplication>
#include <QEvent>
#include <QLocale>
#include <QStyleOptionButton>

#include <utility>

namespace lectern::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int gap = space / 2; // between sign and word, as styles have it

QString unmarked(QString words) { return words.remove(u'&'); }

} // namespace

HandButton::HandButton(talk::OwnHand &hand, QWidget *parent) : QPushButton(parent), m_hand(hand) {
    setObjectName(u"handButton"_s);
    setCheckable(true);
    setAutoDefault(false);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(this, &QPushButton::clicked, this, &HandButton::press);
    connect(&hand, &talk::OwnHand::changed, this, &HandButton::refresh);
    m_told = unmarked(words());
    refresh();
}

void HandButton::press() {
    if (m_hand.isCalled())
        m_hand.acknowledgeCall();
    else
        m_hand.setRaised(!m_hand.wanted().value_or(m_hand.isRaised()));
    refresh(); // checked is what the server says, not what was pressed
}

QString HandButton::words() const {
    if (m_hand.wanted())
        return *m_hand.wanted() ? tr("&Raising your hand\u2026") : tr("Lowe&ring your hand\u2026");
    if (m_hand.isCalled())
        return tr("It is you&r turn to speak");
    if (!m_hand.isRaised())
        return tr("&Raise hand");
    if (m_hand.place() == 0)
        return tr("Lowe&r hand");
    return tr("Lowe&r hand \u2013 you are %1 of %2")
        .arg(ordinal(m_hand.place()), QLocale().toString(m_hand.of()));
}

QString HandButton::ordinal(int number) {
    const int tens = number / 10 % 10;
    const QString digits = QLocale().toString(number);
    switch (tens == 1 ? 0 : number % 10) {
    case 1:
        return tr("%1st").arg(digits);
    case 2:
        return tr("%1nd").arg(digits);
    case 3:
        return tr("%1rd").arg(digits);
    default:
        return tr("%1th").arg(digits);
    }
}

void HandButton::refresh() {
    m_words = words();
    setChecked(m_hand.isRaised());
    dress();
    wrap();
    setAccessibleName(unmarked(m_words));
    setToolTip(plainToolTip(m_hand.isCalled()   ? tr("Speak now. Press this when you have spoken (Alt+R)")
                            : m_hand.isRaised() ? tr("Take your hand down (Alt+R)")
                                                : tr("Tell the teacher that you want to speak (Alt+R)")));
    const bool isUnsettled = m_hand.wanted() || (m_hand.isRaised() && m_hand.place() == 0);
    if (!isUnsettled && std::exchange(m_told, accessibleName()) != accessibleName())
        announce(this);
}

// Filled while it is one's turn.
void HandButton::dress() {
    QPalette own; // all other roles follow the application
    if (m_hand.isCalled()) {
        const QColor accent = accentColor(QApplication::palette());
        for (const auto group : {QPalette::Active, QPalette::Inactive}) {
            own.setColor(group, QPalette::Button, accent);
            own.setColor(group, QPalette::ButtonText, onColor(accent));
        }
    }
    setPalette(own);
    const int side = fontMetrics().height();
    setIconSize({side * 3 / 2, side}); // Fusion sets the words too close to it
    setIcon(ui::icon(m_hand.isCalled() ? u"megaphone"_s : u"hand"_s, palette().color(QPalette::ButtonText)));
}

// ---- as wide as there is room ----

int HandButton::textWidth(const QString &text) const {
    return fontMetrics().size(Qt::TextShowMnemonic, text).width();
}

QSize HandButton::sizeOf(const QString &text) const {
    QStyleOptionButton option;
    initStyleOption(&option);
    const QSize words = fontMetrics().size(Qt::TextShowMnemonic, text);
    const QSize content(iconSize().width() + gap + words.width(), qMax(iconSize().height(), words.height()));
    return style()->sizeFromContents(QStyle::CT_PushButton, &option, content, this);
}

// Greedily, at its blanks.
QString HandButton::wrapped(int width) const {
    if (width == 0)
        return m_words;
    const int room = width - (sizeOf(m_words).width() - textWidth(m_words)); // what stands around the words
    QString text, line;
    for (const QString &word : m_words.split(u' ')) {
        const QString longer = line.isEmpty() ? word : line + u' ' + word;
        if (line.isEmpty() || textWidth(longer) <= room) {
            line = longer;
            continue;
        }
        text += line + u'\n';
        line = word;
    }
    return text + line;
}

void HandButton::wrap() {
    const QString text = wrapped(m_room);
    if (text != this->text())
        setText(text);
}

QSize HandButton::sizeHint() const { return {sizeOf(m_words).width(), sizeOf(text()).height()}; }

QSize HandButton::minimumSizeHint() const {
    int widest = 0;
    for (const QString &word : m_words.split(u' '))
        widest = qMax(widest, sizeOf(word).width());
    return {widest, sizeOf(text()).height()};
}

int HandButton::heightForWidth(int width) const { return sizeOf(wrapped(width)).height(); }

void HandButton::resizeEvent(QResizeEvent *event) {
    QPushButton::resizeEvent(event);
    m_room = width();
    wrap();
}

void HandButton::changeEvent(QEvent *event) {
    QPushButton::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange)
        refresh();
}

} // namespace lectern::ui
