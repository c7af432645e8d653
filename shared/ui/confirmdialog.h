// SPDX-License-Identifier: GPL-3.0-or-later
// Asks before something is given up: accepted() is the wish to do it. Staying is what Return and Esc do.
// objectNames: confirmButton, stayButton, confirmText.
#pragma once

#include <QDialog>

namespace lectern::ui {

class ConfirmDialog : public QDialog {
    Q_OBJECT

public:
    // `name` is the objectName. `text` may hold foreign text; `deed` and `stay`, the words on the
    // buttons, may not.
    ConfirmDialog(const QString &name, const QString &title, const QString &text, const QString &deed,
                  QWidget *parent, const QString &stay = tr("S&tay"));
};

} // namespace lectern::ui
