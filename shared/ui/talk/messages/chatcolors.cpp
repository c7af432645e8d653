// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/talk/messages/chatcolors.h"

#include "shared/ui/theme.h"
#include "shared/ui/themepaint.h"

#include <QPalette>

namespace lectern::ui {

namespace {

// Of the accent colour; more would cost the muted text its contrast.
constexpr double ownShare = 0.13;
constexpr double ownShareInTheDark = 0.20;
constexpr double selectedShare = 0.06;

} // namespace

ChatColors::ChatColors(const QPalette &palette, bool own, bool selected)
    : text(palette.color(QPalette::Active, QPalette::Text)),
      muted(mutedTextColor(palette)),
      accent(accentColor(palette)) {
    const QColor plain = palette.color(QPalette::Active, own ? QPalette::Base : QPalette::Window);
    const double side = isDark(palette) ? ownShareInTheDark : ownShare;
    const double share = (own ? side : 0.0) + (selected ? selectedShare : 0.0);
    background = mixed(plain, accent, share);
    border = selected ? accent : mixed(background, muted, 0.25);
}

} // namespace lectern::ui
