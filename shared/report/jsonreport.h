// SPDX-License-Identifier: GPL-3.0-or-later
// One object with everything in it, a line for each lesson, question and answer; texts as they are. It goes out line by
// line and is never whole in memory. The fields: docs/storage.md, "Export".
#pragma once

#include "shared/protocol/jsonwriter.h"
#include "shared/report/writer.h"

namespace lectern::report {

class JsonReport : public Writer {
public:
    explicit JsonReport(QIODevice &output) : m_output(output) {}

    void begin() override;
    void lesson(const protocol::PastLesson &lesson) override;
    void question(const protocol::PastQuestion &question,
                  const std::vector<protocol::PastAnswer> &answers) override;
    void end() override;

private:
    void answer(const protocol::PastAnswer &answer, bool counts);
    void endLesson();
    void field(QLatin1StringView name, const auto &value);
    void time(QLatin1StringView name, const std::optional<qint64> &time);
    void endLine();

    QIODevice &m_output;
    protocol::JsonWriter m_json;
    bool m_inLesson = false;
};

} // namespace lectern::report
