// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/commands/classfile.h"
#include "server/commands/commandline.h"
#include "server/commands/commands.h"
#include "server/commands/draftfile.h"
#include "server/commands/job.h"
#include "server/commands/safekeeping.h"
#include "server/store/filesync.h"
#include "server/store/schema.h"

#include <QDir>
#include <QFileInfo>
#include <QLockFile>

namespace lectern::commands {

using namespace Qt::Literals::StringLiterals;

namespace {

using Kind = StorageProblem::Kind;

constexpr qint64 pieceBytes = 1024 * 1024;

struct Order {
    QString dataFolder;
    QString input;
};

std::variant<Order, Finish> parse(const QStringList &arguments) {
    const QCommandLineOption input(u"input"_s, u"The backup."_s, u"file"_s);
    CommandLine line(u"restore"_s,
                     u"Puts a backup in the place of the class's data. What was there is kept beside it. The "
                     "server must not run meanwhile."_s);
    line.add({input});
    if (const auto finish = line.parse(arguments, {u"input"_s}))
        return *finish;
    if (isOfTheClass(line.value(input), line.dataFolder()))
        return badUsage(u"--input names the file of the class itself."_s);
    return Order{line.dataFolder(), line.value(input)};
}

// Before anything is made.
std::optional<Finish> refuse(const QString &input) {
    const QFileInfo there(input);
    if (!there.isFile() || !there.isReadable())
        return failed(u"%1 cannot be read."_s.arg(input));
    if (QFileInfo(input + u"-wal"_s).size() > 0)
        return failed(u"%1 is no backup but a file in use: it has a log beside it. Make a backup of it with: "
                      "lectern-server backup"_s.arg(input));
    const auto problem = whyNotOurs(input);
    if (problem && (problem->kind == Kind::Newer || problem->kind == Kind::Broken))
        return failed(*problem);
    if (problem || !hasOurMark(input))
        return failed(u"%1 is no backup of Lectern's."_s.arg(input));
    return std::nullopt;
}

std::optional<Finish> copy(const QString &from, QFile &to, Progress &progress) {
    QFile source(from);
    if (!source.open(QIODevice::ReadOnly))
        return failed(u"%1 cannot be read: %2."_s.arg(from, source.errorString()));
    progress.begin(source.size());
    bool isWritten = true; // short of room, a part may be, and Qt calls that no error
    while (isWritten && !source.atEnd()) {
        if (progress.isCancelled())
            return cancelled();
        const QByteArray piece = source.read(pieceBytes);
        if (piece.isEmpty())
            return failed(u"%1 cannot be read: %2."_s.arg(from, source.errorString()));
        isWritten = to.write(piece) == piece.size();
        progress.advance(piece.size());
    }
    if (!isWritten || !to.flush())
        return failed(u"%1 cannot be written: is there enough room?"_s.arg(to.fileName()));
    to.close();
    return std::nullopt;
}

Finish putBack(const Order &order, DraftFile &draft, Progress &progress) {
    if (const auto finish = copy(order.input, draft.file(), progress))
        return *finish;
    const auto content =
        examine(draft.path(), Database::Access::ReadAndWrite); // an older one is brought up to date
    if (const auto *problem = std::get_if<StorageProblem>(&content))
        return failed(QString(problem->text).replace(draft.path(), order.input));
    if (progress.isCancelled())
        return cancelled();
    if (!toDisk(draft.path()))
        return failed(u"%1 cannot be written."_s.arg(draft.path()));
    Safekeeping place(order.dataFolder);
    if (const auto problem = place.replaceBy(draft.path()))
        return failed(*problem);
    draft.keep();
    const QString kept =
        place.kept().isEmpty() ? u""_s : u"\nWhat was there is kept as %1"_s.arg(place.kept());
    return {0, u"Restored into %1: %2.%3"_s.arg(order.dataFolder, std::get<QString>(content), kept)};
}

bool makeFolder(const QString &path) {
    if (QDir(path).exists())
        return true;
    return QDir().mkpath(path) &&
           QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

} // namespace

Finish restore(const QStringList &arguments, const StopSignal &stopSignal) {
    const auto parsed = parse(arguments);
    if (const auto *finish = std::get_if<Finish>(&parsed))
        return *finish;
    const auto &order = std::get<Order>(parsed);
    if (const auto finish = refuse(order.input))
        return *finish;
    if (!makeFolder(order.dataFolder))
        return failed(u"The data folder %1 cannot be made."_s.arg(order.dataFolder));
    const auto locked = lockDataFolder(order.dataFolder);
    if (const auto *problem = std::get_if<StartProblem>(&locked))
        return {problem->exitStatus, problem->text};
    DraftFile draft(databaseFile(order.dataFolder) + u".restoring"_s);
    if (!draft.isMade()) {
        return failed(
            u"The data folder %1 cannot be written: %2."_s.arg(order.dataFolder, draft.file().errorString()));
    }
    Progress progress;
    return run(Job{u"Restore"_s, [&] { return putBack(order, draft, progress); }, [&] { draft.discard(); }},
               progress, stopSignal);
}

} // namespace lectern::commands
