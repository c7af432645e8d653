// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/commands/classfile.h"

#include "server/store/rows.h"
#include "server/store/schema.h"

#include <QFile>
#include <QFileInfo>
#include <QtEndian>

namespace lectern::commands {

namespace {

// https://www.sqlite.org/fileformat2.html#the_database_header
constexpr qsizetype applicationIdAt = 68;

// Where the path leads, also when the file is not there yet.
QString real(const QString &path) {
    const QFileInfo info(path);
    if (info.exists())
        return info.canonicalFilePath();
    return QFileInfo(info.absolutePath()).canonicalFilePath() + u'/' + info.fileName();
}

QString counted(qint64 number, const QString &what) {
    return u"%1 %2%3"_s.arg(number).arg(what, number == 1 ? u""_s : u"s"_s);
}

std::optional<StorageProblem> check(const Database &database) {
    Rows rows(database, u"PRAGMA quick_check(1)"_s, {});
    if (rows.next() && rows.text(0) != u"ok"_s)
        rows.blame(QLatin1StringView(rows.text(0).simplified().toLatin1()));
    return rows.problem();
}

std::variant<QString, StorageProblem> summary(const Database &database) {
    Rows rows(database,
              u"SELECT (SELECT count(*) FROM lesson WHERE started_at IS NOT NULL),"
              " (SELECT count(*) FROM question), (SELECT count(*) FROM ballot)"_s,
              {});
    const bool isRead = rows.next();
    if (const auto problem = rows.problem(); problem || !isRead)
        return problem.value_or(StorageProblem{});
    return u"%1, %2 and %3"_s.arg(counted(rows.number(0), u"lesson"_s),
                                  counted(rows.number(1), u"question"_s),
                                  counted(rows.number(2), u"answer"_s));
}

} // namespace

bool isOfTheClass(const QString &path, const QString &dataFolder) {
    const QFileInfo target(real(path));
    if (target.absolutePath() != QFileInfo(real(databaseFile(dataFolder))).absolutePath())
        return false;
    const QStringList ours{u"lectern.db"_s,
                           u"lectern.db-wal"_s,
                           u"lectern.db-shm"_s,
                           u"lectern.db.rescued"_s,
                           u"lectern.db.rescued.part"_s,
                           u"server.json"_s,
                           u"server.lock"_s,
                           u"teacher.key"_s};
    return ours.contains(target.fileName());
}

bool hasOurMark(const QString &path) {
    QFile file(path);
    const QByteArray header = file.open(QIODevice::ReadOnly) ? file.read(100) : QByteArray();
    return header.size() == 100 &&
           qFromBigEndian<qint32>(header.constData() + applicationIdAt) == applicationId;
}

std::variant<QString, StorageProblem> examine(const QString &file, Database::Access access) {
    const auto opened = Database::open(file, access);
    if (const auto *problem = std::get_if<StorageProblem>(&opened))
        return *problem;
    const Database &database = *std::get<0>(opened);
    if (const auto problem = check(database))
        return *problem;
    return summary(database);
}

} // namespace lectern::commands
