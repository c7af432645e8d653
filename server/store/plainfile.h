// SPDX-License-Identifier: GPL-3.0-or-later
// A plain text file that grows by lines and is rotated by size: FILE is the newest, FILE.1 the one before it, and so on.
// Readable by its account alone. What cannot be written is lost, and said once: no class stops for its log.
#pragma once

#include <QFile>

#include <functional>
#include <optional>

namespace lectern {

class PlainFile {
public:
    explicit PlainFile(const QString &path) : m_file(path) {}

    bool exists() const; // it, or one before it; or nobody may tell
    // One line without its line feed.
    void append(const QString &line);
    // The lines go to the system. It is open only while lines are appended: thousands of rooms are no descriptors.
    void close() { m_file.close(); }
    // What stands in place of a line from now on; nothing: it is none of those that are looked for.
    using Change = std::function<std::optional<QByteArray>(const QByteArray &line)>;
    // The lines of this file and of those before it go through `change`, until `wanted` have been found; a file in which
    // one is to change is written anew. False: not all could be, and that is said once until it can be again.
    bool rewrite(const Change &change, qsizetype wanted);

private:
    bool isReady();
    void rotate();
    QString path(int number) const; // 0: the newest
    static bool rewrite(const QString &path, const Change &change, qsizetype &wanted);
    void complain(const QString &why);

    QFile m_file;
    bool m_hasComplained = false;
    bool m_isBehind = false; // something stands in it that should not
};

} // namespace lectern
