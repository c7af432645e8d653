// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/fingerprintview.h"

#include "shared/ui/theme.h"

#include <QEvent>
#include <QFontDatabase>
#include <QLabel>
#include <QVBoxLayout>

namespace lectern::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

// Of the words beside it; comparing is what the page is for.
constexpr double wordsFactor = 1.35;
constexpr double hexFactor = 0.9; // half of it is a line in the smallest window

// Not plainLabel(), which cannot be selected. These words are our own and short.
QLabel *selectableLabel(const QString &text, QWidget *parent) {
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setFocusPolicy(Qt::StrongFocus);
    return label;
}

QString wordsOf(const Fingerprint &fingerprint, bool inTwoRows) {
    QStringList words = fingerprint.words();
    if (!inTwoRows)
        return words.join(u' ');
    const qsizetype half = words.size() / 2;
    return words.mid(0, half).join(u' ') + u'\n' + words.mid(half).join(u' ');
}

QString inTwoLines(QString groups) {
    const qsizetype middle = groups.size() / 2;
    return groups.replace(middle, 1, u'\n');
}

} // namespace

FingerprintView::FingerprintView(const QString &name, const QString &caption,
                                 const std::optional<Fingerprint> &fingerprint, QWidget *parent, Words layout)
    : QWidget(parent) {
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space / 2);
    auto *above = plainLabel(caption, this);
    above->setObjectName(name + u"Caption"_s);
    setTextColor(above, mutedTextColor(palette()));
    const QString text =
        fingerprint ? wordsOf(*fingerprint, layout == Words::InTwoRows) : tr("Not encrypted");
    auto *words = selectableLabel(text, this);
    words->setObjectName(name + u"Words"_s);
    words->setAccessibleName(caption + u": "_s + text.simplified());
    setScaledFont(words, wordsFactor, true);
    column->addWidget(above);
    column->addWidget(words);
    if (!fingerprint)
        return;
    m_hex = selectableLabel(inTwoLines(fingerprint->toGroups()), this);
    m_hex->setObjectName(name + u"Hex"_s);
    m_hex->setAccessibleName(tr("The whole fingerprint: %1").arg(fingerprint->toGroups()));
    setTextColor(m_hex, mutedTextColor(palette()));
    column->addWidget(m_hex);
    dress();
}

// Digits below each other are compared more easily.
void FingerprintView::dress() {
    QFont font = scaledFont(hexFactor);
    font.setFamilies(QFontDatabase::systemFont(QFontDatabase::FixedFont).families());
    m_hex->setFont(font);
}

void FingerprintView::changeEvent(QEvent *event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_hex)
        dress();
}

} // namespace lectern::ui
