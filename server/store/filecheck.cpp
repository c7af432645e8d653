// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/store/filecheck.h"

#include "server/store/database.h"

#include <QSqlError>
#include <QThread>
#include <QVariant>

namespace lectern {

using namespace Qt::Literals::StringLiterals;

FileCheck::FileCheck(const QString &file) : m_thread(QThread::create([this, file] { run(file); })) {
    connect(m_thread.get(), &QThread::finished, this, &FileCheck::finished);
    m_thread->start(QThread::LowPriority);
}

FileCheck::~FileCheck() { m_thread->wait(); }

// That the file cannot be read at the moment is no damage.
void FileCheck::tell(const StorageProblem &problem) {
    if (problem.kind == StorageProblem::Kind::Damaged)
        Q_EMIT damaged(problem.text);
}

void FileCheck::run(const QString &file) {
    const auto opened = Database::openAgain(file, Database::Access::Read);
    if (const auto *problem = std::get_if<StorageProblem>(&opened)) {
        tell(*problem);
        return;
    }
    const auto &database = std::get<0>(opened);
    QSqlQuery query(database->sql());
    if (!query.exec(u"PRAGMA quick_check(1)"_s) || !query.next()) {
        tell(database->problem(query.lastError()));
        return;
    }
    const QString result = query.value(0).toString();
    if (result != u"ok"_s)
        Q_EMIT damaged(
            u"%1 is damaged (%2). Make a backup of it now, then restore an older one, or move it away to "
            "begin with an empty one."_s.arg(file, result.simplified()));
}

} // namespace lectern
