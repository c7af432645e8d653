// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/commands/classfile.h"
#include "server/commands/commandline.h"
#include "server/commands/commands.h"
#include "server/commands/exporter.h"
#include "server/commands/job.h"
#include "server/store/rows.h"

#include <QFileInfo>
#include <QSaveFile>

#include <cstdio>

namespace lectern::commands {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Order {
    QString dataFolder;
    report::Format format = report::Format::Csv;
    LessonId lesson; // none: all
    QString output;  // a path, or "-" for stdout
};

std::optional<report::Format> formatNamed(const QString &word) {
    if (word == u"csv"_s)
        return report::Format::Csv;
    return word == u"json"_s ? std::optional(report::Format::Json) : std::nullopt;
}

std::variant<Order, Finish> parse(const QStringList &arguments) {
    const QCommandLineOption format(u"format"_s, u"csv, for spreadsheets, or json."_s, u"csv|json"_s);
    const QCommandLineOption lesson(u"lesson"_s, u"Only the lesson with this number."_s, u"number"_s);
    const QCommandLineOption output(
        u"output"_s, u"File to write, replacing one of that name; - is the output."_s, u"file"_s);
    CommandLine line(u"export"_s,
                     u"Writes what was asked and answered into a file, also while the class runs."_s);
    line.add({format, lesson, output});
    if (const auto finish = line.parse(arguments, {u"format"_s, u"output"_s}))
        return *finish;
    const auto chosen = formatNamed(line.value(format));
    if (!chosen)
        return badUsage(u"--format takes csv or json, not \"%1\"."_s.arg(line.value(format)));
    bool isNumber = true;
    const LessonId id{line.isSet(lesson) ? line.value(lesson).toULongLong(&isNumber) : 0};
    if (!isNumber || id.value >= largestId || (line.isSet(lesson) && !id))
        return badUsage(u"--lesson takes the number of a lesson, not \"%1\"."_s.arg(line.value(lesson)));
    if (isOfTheClass(line.value(output), line.dataFolder()))
        return badUsage(u"--output names the file of the class itself."_s);
    return Order{line.dataFolder(), *chosen, id, line.value(output)};
}

std::variant<protocol::PastLesson, Finish> find(const Database &database, LessonId id) {
    const auto read = History(database).page(protocol::ListLessons{{id.value + 1}});
    if (const auto *problem = std::get_if<StorageProblem>(&read))
        return failed(*problem);
    const auto &lessons = std::get<protocol::Lessons>(read).lessons;
    if (lessons.empty() || lessons.front().lesson != id)
        return failed(u"There is no lesson %1 in %2."_s.arg(id.value).arg(database.file()));
    return lessons.front();
}

qint64 questionsIn(const Database &database) {
    Rows rows(database, u"SELECT count(*) FROM question"_s, {});
    return rows.next() ? rows.number(0) : 0;
}

// Nothing: it is written, or the progress is cancelled.
std::optional<Finish> exportTo(QFileDevice &output, const Order &order, Progress &progress) {
    const auto opened = Database::open(databaseFile(order.dataFolder), Database::Access::Read);
    if (const auto *problem = std::get_if<StorageProblem>(&opened))
        return failed(*problem);
    Database &database = *std::get<0>(opened);
    std::optional<protocol::PastLesson> only;
    if (order.lesson) {
        const auto found = find(database, order.lesson);
        if (const auto *finish = std::get_if<Finish>(&found))
            return *finish;
        only = std::get<protocol::PastLesson>(found);
    }
    progress.begin(only ? only->questions : questionsIn(database));
    if (!output.isOpen() && !output.open(QIODevice::WriteOnly))
        return failed(u"%1 cannot be written: %2."_s.arg(order.output, output.errorString()));
    if (const auto problem = Exporter(database, order.format, output, progress).write(only))
        return failed(*problem);
    return std::nullopt;
}

Finish exportToFile(const Order &order, Progress &progress) {
    const QFileInfo there(order.output);
    if (there.exists() && !there.isFile()) // a folder, or a device that a file would take the place of
        return failed(u"%1 cannot be written: it is no file."_s.arg(order.output));
    QSaveFile output(order.output);
    if (const auto finish = exportTo(output, order, progress))
        return *finish;
    if (progress.isCancelled())
        return cancelled();
    if (!output.flush() ||
        !output.commit()) // commit() alone does not see a disk that is full at the last moment
        return failed(u"%1 cannot be written: %2."_s.arg(order.output, output.errorString()));
    return {0, u"Written: %1"_s.arg(order.output)};
}

Finish exportToStdout(const Order &order, Progress &progress) {
    QFile output;
    if (!output.open(stdout, QIODevice::WriteOnly))
        return failed(u"The output cannot be written: %1."_s.arg(output.errorString()));
    if (const auto finish = exportTo(output, order, progress))
        return *finish;
    if (progress.isCancelled())
        return {cancelledStatus, u"Cancelled. What was written is not all."_s};
    if (!output.flush() || output.error() != QFileDevice::NoError)
        return failed(u"The output cannot be written: %1."_s.arg(output.errorString()));
    return {};
}

} // namespace

Finish exportPast(const QStringList &arguments, const StopSignal &stopSignal) {
    const auto parsed = parse(arguments);
    if (const auto *finish = std::get_if<Finish>(&parsed))
        return *finish;
    const auto &order = std::get<Order>(parsed);
    Progress progress;
    const auto work = order.output == u"-"_s ? exportToStdout : exportToFile;
    return run(Job{u"Export"_s, [&] { return work(order, progress); }}, progress, stopSignal);
}

} // namespace lectern::commands
