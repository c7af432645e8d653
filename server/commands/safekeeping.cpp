// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/commands/safekeeping.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>

#include <filesystem>

namespace lectern::commands {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto log = "-wal"_L1;
constexpr auto logIndex = "-shm"_L1;

std::filesystem::path nativePath(const QString &path) { return QFileInfo(path).filesystemAbsoluteFilePath(); }

StorageProblem broken(const QString &text) { return {StorageProblem::Kind::Broken, text}; }

QString freeName(const QString &file) {
    const QString stamp = QDateTime::currentDateTime().toString(u"yyyyMMdd-HHmmss"_s);
    const QString first = u"%1.replaced-%2"_s.arg(file, stamp);
    QString name = first;
    for (int number = 2; QFile::exists(name); ++number)
        name = u"%1-%2"_s.arg(first, QString::number(number));
    return name;
}

} // namespace

std::optional<StorageProblem> Safekeeping::replaceBy(const QString &replacement) {
    if (QFile::exists(m_file)) {
        if (auto problem = fold())
            return problem;
        if (auto problem = keep())
            return problem;
    }
    // A log that stays would be taken for the new file's.
    for (const auto &suffix : {log, logIndex}) {
        if (QFile::exists(m_file + suffix) && !QFile::remove(m_file + suffix))
            return broken(u"%1%2 cannot be removed."_s.arg(m_file, suffix));
    }
    std::error_code error;
    std::filesystem::rename(nativePath(replacement), nativePath(m_file), error);
    if (error)
        return broken(u"%1 cannot be replaced: %2."_s.arg(m_file, QString::fromStdString(error.message())));
    return std::nullopt;
}

// Brings what stands in the log into the file, as SQLite does when the last one closes it. Where the file is not in
// order, which may be why it is to be replaced, file and log are kept as they are.
Safekeeping::Problem Safekeeping::fold() const {
    const auto opened = Database::open(m_file, Database::Access::Read);
    const auto *problem = std::get_if<StorageProblem>(&opened);
    if (problem && problem->kind == StorageProblem::Kind::Locked)
        return *problem;
    return std::nullopt;
}

Safekeeping::Problem Safekeeping::keep() {
    m_kept = freeName(m_file);
    if (auto problem = keep(m_file, m_kept))
        return problem;
    return QFile::exists(m_file + log) ? keep(m_file + log, m_kept + log) : std::nullopt;
}

// By a second name for the same file, so that it stays in its place too; by a copy where the disk knows no such thing.
Safekeeping::Problem Safekeeping::keep(const QString &path, const QString &as) const {
    std::error_code error;
    std::filesystem::create_hard_link(nativePath(path), nativePath(as), error);
    if (error && !QFile::copy(path, as))
        return broken(u"%1 cannot be kept as %2."_s.arg(path, as));
    return std::nullopt;
}

} // namespace lectern::commands
