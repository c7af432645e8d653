// SPDX-License-Identifier: GPL-3.0-or-later
// What a file is called unless somebody wants another name: "Physics 101 2026-11-20 question 3.csv".
#pragma once

#include "teacher-gui/exportscope.h"

#include <QDate>
#include <QString>

namespace lectern::teacher {

struct ExportSubject {
    QString className;
    QDate date;
    int question = 0; // 0: all of the lesson
    bool everything = false;
};

QString exportSuffix(ExportKind kind);
// A name that every file system takes, without a folder.
QString exportFileName(const ExportSubject &subject, ExportKind kind);

} // namespace lectern::teacher
