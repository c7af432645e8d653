// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/identitydialog.h"

#include "shared/ui/alert.h"
#include "shared/ui/fingerprintview.h"
#include "shared/ui/flowlayout.h"
#include "shared/ui/identitywords.h"
#include "shared/ui/theme.h"
#include "shared/ui/tickbox.h"

#include <QApplication>
#include <QPushButton>
#include <QScrollArea>
#include <QStyle>
#include <QVBoxLayout>

namespace lectern::ui {

using namespace Qt::Literals::StringLiterals;
using Kind = client::JoinProblem::Kind;

namespace {

constexpr int usualWidth = 72 * space;

QLabel *addText(QVBoxLayout *column, const QString &name, const QString &text) {
    QLabel *label = plainLabel(text, column->parentWidget());
    label->setObjectName(name);
    column->addWidget(label);
    return label;
}

} // namespace

bool IdentityDialog::concerns(const client::JoinProblem &problem) {
    return problem.kind == Kind::Identity || problem.kind == Kind::NotEncrypted;
}

IdentityDialog::IdentityDialog(const client::JoinProblem &problem, const client::ServerAddress &server,
                               const std::optional<client::TrustedServer> &known, protocol::Role role,
                               QWidget *parent)
    : QDialog(parent) {
    setObjectName(u"identityDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    const IdentityWords words = identityWords(problem, server, known, role);
    setWindowTitle(words.title);
    setAccessibleName(words.title + u". "_s + words.happened);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    QWidget *page = addPage(problem, words);
    QWidget *buttons = addButtons(words);
    const int width = qMin(usualWidth, parent->width());
    const int bar =
        style()->pixelMetric(QStyle::PM_ScrollBarExtent); // one that is there stays while it is needed
    const int height = page->layout()->heightForWidth(width - bar) + buttons->layout()->heightForWidth(width);
    resize(width, qMin(height, parent->height()));
}

QWidget *IdentityDialog::addPage(const client::JoinProblem &problem, const IdentityWords &words) {
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(2 * space, 2 * space, 2 * space, space);
    column->setSpacing(2 * space);
    auto *title = addText(column, u"identityTitle"_s, words.title);
    setScaledFont(title, 1.35, true);
    setTextColor(title, warningColor(palette()));
    addText(column, u"identityHappened"_s, words.happened);
    if (problem.expected) {
        if (words.isBeforeLost)
            addText(column, u"identityBeforeCaption"_s, words.before);
        else
            column->addWidget(new FingerprintView(u"identityBefore"_s, words.before, problem.expected, page));
        column->addWidget(new FingerprintView(u"identityNow"_s, words.now, problem.seen, page));
        const QString bullet = u"\n\u2022 "_s;
        addText(column, u"identityMeanings"_s, tr("This can mean:") + bullet + words.meanings.join(bullet));
    }
    addText(column, u"identityAdvice"_s, words.advice);
    if (!words.comparison.isEmpty()) {
        m_tick = new TickBox(words.comparison, page);
        m_tick->setObjectName(u"identityTick"_s);
        column->addWidget(m_tick);
    }
    column->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(u"identityArea"_s);
    scroll->setAccessibleName(words.title);
    scroll->setFocusPolicy(Qt::NoFocus); // it would show no sign of it; what is in it can be reached
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(page);
    layout()->addWidget(scroll);
    // From the buttons the focus comes in without the area's help.
    connect(qApp, &QApplication::focusChanged, scroll, [scroll, page](QWidget *, QWidget *now) {
        if (now && page->isAncestorOf(now))
            scroll->ensureWidgetVisible(now);
    });
    return page;
}

QWidget *IdentityDialog::addButtons(const IdentityWords &words) {
    auto *bar = new QWidget(this);
    auto *line = new FlowLayout(bar);
    line->setContentsMargins(2 * space, space, 2 * space, 2 * space);
    line->setSpacing(space);
    auto *refuse = new QPushButton(tr("&Do not connect"), bar);
    refuse->setObjectName(u"identityRefuseButton"_s);
    refuse->setAccessibleName(tr("Do not connect"));
    setPrimary(refuse);
    auto *trust = new QPushButton(words.deed, bar);
    trust->setObjectName(u"identityTrustButton"_s);
    trust->setAccessibleName(QString(words.deed).remove(u'&'));
    line->addWidget(refuse);
    line->addWidget(trust);
    if (m_tick) {
        trust->setEnabled(false);
        connect(m_tick, &QAbstractButton::toggled, trust, &QWidget::setEnabled);
    }
    connect(refuse, &QPushButton::clicked, this, &QDialog::reject);
    connect(trust, &QPushButton::clicked, this, &QDialog::accept);
    layout()->addWidget(bar);
    refuse->setFocus();
    return bar;
}

void IdentityDialog::showEvent(QShowEvent *event) {
    QDialog::showEvent(event);
    announce(this);
}

} // namespace lectern::ui
