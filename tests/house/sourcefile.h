// SPDX-License-Identifier: GPL-3.0-or-later
// The project's own source as the house rules see it.
#pragma once

#include <QString>

#include <vector>

namespace lectern::test::house {

struct SourceFile {
    QString path; // from the project's root, with slashes
    QString text;
};

// Every .h and .cpp below the folders that hold C++.
std::vector<SourceFile> allSources(const QString &root);

struct Include {
    QString name;
    bool quoted = false; // ours; else it stands in angle brackets
};

std::vector<Include> includesOf(const SourceFile &file);

// Without comments and without what stands in quotes: only what the compiler acts upon.
QString bareCode(const SourceFile &file);

} // namespace lectern::test::house
