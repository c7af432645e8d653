// SPDX-License-Identifier: GPL-3.0-or-later
// Asks before a link is opened, and shows all of where it leads: what somebody wrote may look like another place.
#pragma once

#include <QDialog>

namespace lectern::ui {

class LinkQuestion : public QDialog { // accepted: open it
    Q_OBJECT

public:
    explicit LinkQuestion(const QString &address, QWidget *parent = nullptr);
};

} // namespace lectern::ui
