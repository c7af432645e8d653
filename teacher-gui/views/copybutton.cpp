// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/views/copybutton.h"

#include "shared/ui/alert.h"
#include "shared/ui/theme.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>

namespace lectern::teacher {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

CopyButton::CopyButton(const QString &deed, QWidget *parent) : QPushButton(parent), m_deed(deed) {
    setAutoDefault(false);
    m_copied.setSingleShot(true);
    m_copied.setInterval(2s);
    connect(&m_copied, &QTimer::timeout, this, [this] { tell(false); });
    connect(this, &QPushButton::clicked, this, &CopyButton::copy);
    tell(false);
    dress();
    setContent({});
}

void CopyButton::setContent(const QString &content) {
    m_content = content;
    setEnabled(!content.isEmpty());
    setToolTip(ui::plainToolTip(m_deed));
}

void CopyButton::copy() {
    QGuiApplication::clipboard()->setText(m_content);
    tell(true);
    ui::announce(this);
    m_copied.start();
}

void CopyButton::tell(bool copied) {
    setText(copied ? tr("Copied") : tr("Copy"));
    setAccessibleName(copied ? tr("Copied: %1").arg(m_content) : m_deed);
}

void CopyButton::dress() {
    const int side = fontMetrics().ascent();
    setIconSize({side * 3 / 2, side}); // Fusion sets the word too close to it
    setIcon(ui::icon(u"copy"_s, palette().color(QPalette::ButtonText)));
    // Nothing beside it moves when it says "Copied".
    const QString said = text();
    setMinimumWidth(0);
    int widest = 0;
    for (const QString &word : {tr("Copy"), tr("Copied")}) {
        setText(word);
        widest = qMax(widest, sizeHint().width());
    }
    setText(said);
    setMinimumWidth(widest);
}

void CopyButton::changeEvent(QEvent *event) {
    QPushButton::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        dress();
}

} // namespace lectern::teacher
