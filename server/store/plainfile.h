// SPDX-License-Identifier: GPL-3.0-or-later
// A plain text file that grows by lines and is rotated by size: FILE is the newest, FILE.1 the one before it, and so on.
// Readable by its account alone. What cannot be written is lost, and said once: no class stops for its log.
#pragma once

#include <QFile>

#include <functional>

namespace lectern {

class PlainFile {
public:
    explicit PlainFile(const QString &path) : m_file(path) {}

    // One line without its line feed.
    void append(const QString &line);
    // The lines go to the system. It is open only while lines are appended: thousands of rooms are no descriptors.
    void close() { m_file.close(); }
    // The lines of this file and of those before it go through `change`, until `wanted` have changed; a file in which
    // one has is written anew. False: not all could be.
    using Change = std::function<QByteArray(const QByteArray &line)>;
    bool rewrite(const Change &change, qsizetype wanted);

private:
    bool isReady();
    void rotate();
    QString older(int number) const { return m_file.fileName() + u'.' + QString::number(number); }
    static bool rewrite(const QString &path, const Change &change, qsizetype &wanted);
    void complain(const QString &why);

    QFile m_file;
    bool m_hasComplained = false;
};

} // namespace lectern
