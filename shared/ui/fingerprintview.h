// SPDX-License-Identifier: GPL-3.0-or-later
// Who a server is, to be compared by people: eight words, large, and all of the fingerprint below them. Both can be
// selected and copied.
#pragma once

#include "shared/protocol/fingerprint.h"

#include <QWidget>

class QLabel;

namespace lectern::ui {

class FingerprintView : public QWidget {
    Q_OBJECT

public:
    enum class Words { InALine, InTwoRows };
    // `caption` may hold foreign text. `name`: the objectNames are nameCaption, nameWords and nameHex.
    // Without a fingerprint it says that nothing is encrypted.
    FingerprintView(const QString &name, const QString &caption,
                    const std::optional<Fingerprint> &fingerprint, QWidget *parent,
                    Words words = Words::InALine);

protected:
    void changeEvent(QEvent *event) override;

private:
    void dress();

    QLabel *m_hex = nullptr; // none: not encrypted
};

} // namespace lectern::ui
