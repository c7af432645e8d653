// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/store/plainfile.h"

#include "shared/protocol/limits.h"

#include <QSaveFile>

#include <filesystem>
#include <utility>

namespace lectern {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner;

// Where a full disk or a power cut has left half a line, the next one must not become a part of it.
bool endsInTheMiddle(QFile &file) {
    return file.size() > 0 && file.seek(file.size() - 1) && file.read(1) != "\n";
}

// Nothing else means that it is not there: where somebody may not even look, there may well be something.
bool isMissing(const QString &path) {
    std::error_code error;
    const auto status = std::filesystem::status(QFile::encodeName(path).toStdString(), error);
    return status.type() == std::filesystem::file_type::not_found;
}

} // namespace

bool PlainFile::exists() const {
    for (int number = 0; number <= limits::olderLogFiles; ++number) {
        if (!isMissing(path(number)))
            return true;
    }
    return false;
}

void PlainFile::append(const QString &line) {
    if (isReady() && m_file.write(line.toUtf8() + '\n') < 0)
        complain(m_file.errorString());
}

bool PlainFile::isReady() {
    if (m_file.isOpen())
        return true;
    if (m_file.size() >= limits::logFile)
        rotate();
    if (m_file.open(QIODevice::ReadWrite | QIODevice::Append, ownerOnly)) {
        if (endsInTheMiddle(m_file))
            m_file.write("\n");
        return true;
    }
    complain(m_file.errorString());
    return false;
}

void PlainFile::rotate() {
    QFile::remove(path(limits::olderLogFiles));
    for (int number = limits::olderLogFiles - 1; number >= 0; --number)
        QFile::rename(path(number), path(number + 1));
}

bool PlainFile::rewrite(const Change &change, qsizetype wanted) {
    m_file.close(); // what is appended next goes to the new file
    bool isFine = true;
    for (int number = 0; number <= limits::olderLogFiles && wanted > 0; ++number) {
        if (rewrite(path(number), change, wanted))
            continue;
        isFine = false;
        if (!std::exchange(m_isBehind, true))
            qWarning("%s cannot be written anew, so what was deleted still stands in it. Let the server read "
                     "and write it and its folder, and make room on the disk; it is tried again every few "
                     "seconds.",
                     qPrintable(path(number)));
    }
    m_isBehind = !isFine;
    return isFine;
}

// A file that is not there has nothing in it.
bool PlainFile::rewrite(const QString &path, const Change &change, qsizetype &wanted) {
    if (isMissing(path))
        return true;
    QFile before(path);
    if (!before.open(QIODevice::ReadOnly))
        return false;
    QByteArray changed;
    bool isToChange = false;
    while (!before.atEnd()) {
        QByteArray line = before.readLine();
        if (line.endsWith('\n'))
            line.chop(1);
        const std::optional<QByteArray> instead = change(line);
        wanted -= instead ? 1 : 0;
        isToChange = isToChange || (instead && *instead != line);
        changed += instead.value_or(line) + '\n';
    }
    if (!isToChange)
        return true;
    QSaveFile after(path);
    if (!after.open(QIODevice::WriteOnly))
        return false;
    after.setPermissions(ownerOnly);
    if (after.write(changed) != changed.size() || !after.flush())
        after.cancelWriting(); // commit() does not notice that the disk became full in the middle
    return after.commit();
}

QString PlainFile::path(int number) const {
    return number == 0 ? m_file.fileName() : m_file.fileName() + u'.' + QString::number(number);
}

void PlainFile::complain(const QString &why) {
    if (!m_hasComplained)
        qWarning("%s: %s. What would stand in it is lost.", qPrintable(m_file.fileName()), qPrintable(why));
    m_hasComplained = true;
}

} // namespace lectern
