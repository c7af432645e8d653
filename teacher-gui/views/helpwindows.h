// SPDX-License-Identifier: GPL-3.0-or-later
// Help and About: two small windows of plain text.
#pragma once

class QWidget;

namespace lectern::teacher {

void openHelp(QWidget *parent);
void openAbout(QWidget *parent);

} // namespace lectern::teacher
