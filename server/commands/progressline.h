// SPDX-License-Identifier: GPL-3.0-or-later
// "Export: 45 %" on a line of its own of the terminal, and gone at the end. Nothing where stderr is no terminal.
#pragma once

#include <QString>

#include <optional>

namespace lectern::commands {

class ProgressLine {
public:
    explicit ProgressLine(const QString &title);
    ~ProgressLine();
    Q_DISABLE_COPY_MOVE(ProgressLine)

    void show(std::optional<int> percent);

private:
    void write(const QString &text) const;

    QString m_title;
    bool m_isTerminal;
};

} // namespace lectern::commands
