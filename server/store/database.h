// SPDX-License-Identifier: GPL-3.0-or-later
// The open file of a class: SQLite with the settings that make an acknowledged vote durable. Belongs to the thread
// that opened it. The schema: docs/storage.md.
#pragma once

#include "server/store/storageproblem.h"

#include <QSqlDatabase>
#include <QSqlQuery>

#include <chrono>
#include <memory>
#include <optional>
#include <variant>

namespace lectern {

QString databaseFile(const QString &dataFolder);

// Makes an empty file that only its owner reads, where there is none. What SQLite makes beside it gets the same rights.
// Where this fails, opening says why.
void makePrivate(const QString &path);

class Database {
public:
    enum class Access {
        ReadAndWrite, // makes the file and brings its schema up to date where needed
        Read          // also while a server has it; the file must be there and of this version
    };
    using Opened = std::variant<std::unique_ptr<Database>, StorageProblem>;

    static Opened open(const QString &file, Access access);
    // In a process that has, or had, the file open: without the look at its header that open() takes, because whoever
    // closes a file drops all locks of the process on it, SQLite's too (https://www.sqlite.org/howtocorrupt.html, 2.2).
    static Opened openAgain(const QString &file, Access access);
    ~Database();
    Q_DISABLE_COPY_MOVE(Database)

    const QString &file() const { return m_file; }
    QSqlDatabase sql() const;

    // One statement without a result.
    std::optional<StorageProblem> execute(const QString &statement);
    void setPatience(std::chrono::milliseconds patience); // with others who hold the file
    std::optional<StorageProblem> begin();                // takes the right to write at once
    std::optional<StorageProblem> commit();
    void rollback(); // nothing happens where nothing was begun
    StorageProblem problem(const QSqlError &error) const { return problemOf(error, m_file); }

private:
    explicit Database(const QString &file);
    std::optional<StorageProblem> connect(Access access);
    std::optional<StorageProblem> configure(Access access);

    QString m_file;
    QString m_name; // of the connection
};

} // namespace lectern
