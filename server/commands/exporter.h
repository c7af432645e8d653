// SPDX-License-Identifier: GPL-3.0-or-later
// Carries the past from the file of a class into a report.
#pragma once

#include "server/commands/progress.h"
#include "server/store/history.h"
#include "shared/report/writer.h"

class QFileDevice;

namespace lectern::commands {

class Exporter {
public:
    Exporter(Database &database, report::Format format, QFileDevice &output, Progress &progress);

    // All of it as it is at one moment, whoever writes meanwhile. Newest lesson first; with `only` that one alone. Ends early, and without a problem, where the progress is
    // cancelled or the output has an error.
    std::optional<StorageProblem> write(const std::optional<protocol::PastLesson> &only);

private:
    using Problem = std::optional<StorageProblem>;

    Problem writeReport(const std::optional<protocol::PastLesson> &only);
    Problem writeAll();
    Problem writeLesson(const protocol::PastLesson &lesson);
    Problem writeQuestion(const protocol::PastQuestion &question);
    bool goesOn() const;

    Database &m_database;
    History m_history;
    QFileDevice &m_output;
    std::unique_ptr<report::Writer> m_writer;
    Progress &m_progress;
};

} // namespace lectern::commands
