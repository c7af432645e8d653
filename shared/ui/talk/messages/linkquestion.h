// SPDX-License-Identifier: GPL-3.0-or-later
// Asks before a link is opened, and shows all of where it leads, the host first: what somebody wrote may look like
// another place. objectNames: linkQuestion, linkHost, linkAddress, openLinkButton, cancelLinkButton.
#pragma once

#include "shared/talk/links.h"

#include <QDialog>

namespace lectern::ui {

class LinkQuestion : public QDialog { // accepted: open it
    Q_OBJECT

public:
    explicit LinkQuestion(const talk::Link &link, QWidget *parent = nullptr);

private:
    QWidget *makeAddress(const QString &address);
    QWidget *makeButtons();
};

} // namespace lectern::ui
