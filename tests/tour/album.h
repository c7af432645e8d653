// SPDX-License-Identifier: GPL-3.0-or-later
// The pictures: every window of everybody at each step, "03-question-teacher.png".
#pragma once

#include <QStringList>

#include <vector>

namespace lectern::tour {

class Program;

class Album {
public:
    explicit Album(const QString &folder); // takes what an earlier tour left there away

    void add(Program &program) { m_programs.push_back(&program); }
    void photograph(const QString &step);
    void photographFailure(); // of whoever still holds still
    int pictures() const { return m_pictures; }

private:
    QString nextPrefix(const QString &step);

    QString m_folder;
    std::vector<Program *> m_programs;
    int m_steps = 0;
    int m_pictures = 0;
};

} // namespace lectern::tour
