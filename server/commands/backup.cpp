// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/commands/classfile.h"
#include "server/commands/commandline.h"
#include "server/commands/commands.h"
#include "server/commands/draftfile.h"
#include "server/commands/job.h"
#include "server/store/filesync.h"
#include "server/store/rows.h"

#include <QFileInfo>

#include <filesystem>

namespace lectern::commands {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Order {
    QString dataFolder;
    QString output;
    bool overwrite = false;
};

std::variant<Order, Finish> parse(const QStringList &arguments) {
    const QCommandLineOption output(u"output"_s, u"File to write."_s, u"file"_s);
    const QCommandLineOption overwrite(u"overwrite"_s, u"Replaces a file of that name."_s);
    CommandLine line(u"backup"_s,
                     u"Copies the data of the class into one file, also while the class runs. To bring it "
                     "back: lectern-server restore. The teacher key is not in it."_s);
    line.add({output, overwrite});
    if (const auto finish = line.parse(arguments, {u"output"_s}))
        return *finish;
    if (isOfTheClass(line.value(output), line.dataFolder()))
        return badUsage(u"--output names the file of the class itself."_s);
    return Order{line.dataFolder(), line.value(output), line.isSet(overwrite)};
}

// Empty: it may be written.
QString objectionTo(const Order &order) {
    const QFileInfo there(order.output);
    if (there.exists() && !there.isFile())
        return u"%1 cannot be written: it is no file."_s.arg(order.output);
    if (there.exists() && !order.overwrite)
        return u"%1 is there already. Choose another name, or add --overwrite."_s.arg(order.output);
    return {};
}

// As it is at one moment, whoever writes meanwhile.
std::optional<StorageProblem> copy(Database &database, const QString &to) {
    if (auto problem =
            database.execute(u"PRAGMA query_only = OFF"_s)) // or SQLite would not write the copy either
        return problem;
    Rows vacuum(database, u"VACUUM INTO ?"_s, {to});
    auto problem = vacuum.problem();
    const bool mayBeTheCopys = problem && (problem->kind == StorageProblem::Kind::Full ||
                                           problem->kind == StorageProblem::Kind::Broken);
    if (mayBeTheCopys) // SQLite does not say which of the two files it was
        problem->text = u"The backup cannot be written. Is there enough room for it?"_s;
    return problem;
}

Finish putInPlace(const Order &order, DraftFile &copy) {
    if (const QString objection = objectionTo(order); !objection.isEmpty()) // meanwhile
        return failed(objection);
    std::error_code error;
    if (toDisk(copy.path()))
        std::filesystem::rename(QFileInfo(copy.path()).filesystemAbsoluteFilePath(),
                                QFileInfo(order.output).filesystemAbsoluteFilePath(), error);
    else
        error = std::make_error_code(std::errc::io_error);
    if (error)
        return failed(
            u"%1 cannot be written: %2."_s.arg(order.output, QString::fromStdString(error.message())));
    copy.keep();
    return {};
}

Finish makeBackup(const Order &order, DraftFile &draft, const Progress &progress) {
    const auto opened = Database::open(databaseFile(order.dataFolder), Database::Access::Read);
    if (const auto *problem = std::get_if<StorageProblem>(&opened))
        return failed(*problem);
    if (const auto problem = copy(*std::get<0>(opened), draft.path()))
        return failed(*problem);
    const auto content = examine(draft.path(), Database::Access::Read);
    if (const auto *problem = std::get_if<StorageProblem>(&content))
        return failed(*problem);
    if (progress.isCancelled())
        return cancelled();
    Finish finish = putInPlace(order, draft);
    if (finish.status == 0)
        finish.text = u"Backup written to %1: %2."_s.arg(order.output, std::get<QString>(content));
    return finish;
}

} // namespace

Finish backup(const QStringList &arguments, const StopSignal &stopSignal) {
    const auto parsed = parse(arguments);
    if (const auto *finish = std::get_if<Finish>(&parsed))
        return *finish;
    const auto &order = std::get<Order>(parsed);
    const QFileInfo source(databaseFile(order.dataFolder));
    if (!source.exists())
        return failed(u"There is no class in %1."_s.arg(order.dataFolder));
    if (const QString objection = objectionTo(order); !objection.isEmpty())
        return failed(objection);
    DraftFile draft(order.output);
    if (!draft.isMade())
        return failed(u"%1 cannot be written: %2."_s.arg(order.output, draft.file().errorString()));
    draft.file().close();
    Progress progress;
    progress.follow(draft.path(), source.size());
    return run(Job{u"Backup"_s, [&] { return makeBackup(order, draft, progress); }, [&] { draft.discard(); }},
               progress, stopSignal);
}

} // namespace lectern::commands
