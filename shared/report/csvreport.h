// SPDX-License-Identifier: GPL-3.0-or-later
// A row for every answer that was cast or changed; a question without answers and a lesson without questions have one
// row each. UTF-8 with a byte order mark, RFC 4180. The columns: docs/storage.md, "Export".
#pragma once

#include "shared/report/writer.h"

#include <QByteArrayList>

namespace lectern::report {

class CsvReport : public Writer {
public:
    explicit CsvReport(QIODevice &output) : m_output(output) {}

    void begin() override;
    void lesson(const protocol::PastLesson &lesson) override;
    void question(const protocol::PastQuestion &question,
                  const std::vector<protocol::PastAnswer> &answers) override;
    void end() override;

private:
    void endLesson();
    void write(const QByteArrayList &cells);

    QIODevice &m_output;
    QByteArrayList m_lesson; // its cells, once there is one
    bool m_hasRow = false;   // the lesson
};

} // namespace lectern::report
