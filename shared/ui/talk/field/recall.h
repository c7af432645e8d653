// SPDX-License-Identifier: GPL-3.0-or-later
// What was sent from a pane, to be fetched back with the Up key; and what was being typed, for the way back with Down.
#pragma once

#include <QStringList>

#include <optional>

namespace lectern::ui {

class Recall {
public:
    void add(const QString &sent); // is what Up brings first; shows nothing any more

    // Nothing: there is none, what is shown stays. `typed` is what stands in the field before the first one.
    std::optional<QString> older(const QString &typed);
    std::optional<QString> newer(); // in the end what was typed
    void forgetShown() { m_shown = -1; }

    // Nothing: what stands in the field was typed.
    std::optional<QString> shown() const;

private:
    QStringList m_sent; // newest first
    QString m_typed;
    qsizetype m_shown = -1; // -1: what was typed
};

} // namespace lectern::ui
