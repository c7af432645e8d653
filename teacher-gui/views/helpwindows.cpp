// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/views/helpwindows.h"

#include "shared/ui/aboutdialog.h"
#include "teacher-gui/views/helpdialog.h"

namespace lectern::teacher {

void openHelp(QWidget *parent) { (new HelpDialog(parent))->open(); }

void openAbout(QWidget *parent) { (new ui::AboutDialog(protocol::Role::Teacher, parent))->open(); }

} // namespace lectern::teacher
