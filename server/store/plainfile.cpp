// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/store/plainfile.h"

#include "shared/protocol/limits.h"

#include <QSaveFile>

namespace lectern {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner;

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
    if (m_file.open(QIODevice::WriteOnly | QIODevice::Append, ownerOnly))
        return true;
    complain(m_file.errorString());
    return false;
}

void PlainFile::rotate() {
    QFile::remove(older(limits::olderLogFiles));
    for (int number = limits::olderLogFiles - 1; number >= 1; --number)
        QFile::rename(older(number), older(number + 1));
    QFile::rename(m_file.fileName(), older(1));
}

bool PlainFile::rewrite(const Change &change, qsizetype wanted) {
    m_file.close(); // what is appended next goes to the new file
    bool isFine = rewrite(m_file.fileName(), change, wanted);
    for (int number = 1; number <= limits::olderLogFiles && wanted > 0; ++number)
        isFine = rewrite(older(number), change, wanted) && isFine;
    if (!isFine)
        complain(u"it cannot be written anew"_s);
    return isFine;
}

// A file that is not there has nothing in it.
bool PlainFile::rewrite(const QString &path, const Change &change, qsizetype &wanted) {
    QFile before(path);
    if (!before.exists())
        return true;
    if (!before.open(QIODevice::ReadOnly))
        return false;
    QByteArray changed;
    qsizetype found = 0;
    while (!before.atEnd()) {
        QByteArray line = before.readLine();
        if (line.endsWith('\n'))
            line.chop(1);
        const QByteArray instead = change(line);
        found += instead != line ? 1 : 0;
        changed += instead + '\n';
    }
    if (found == 0)
        return true;
    wanted -= found;
    QSaveFile after(path);
    if (!after.open(QIODevice::WriteOnly))
        return false;
    after.setPermissions(ownerOnly);
    after.write(changed);
    return after.commit();
}

void PlainFile::complain(const QString &why) {
    if (!m_hasComplained)
        qWarning("%s: %s. What would stand in it is lost.", qPrintable(m_file.fileName()), qPrintable(why));
    m_hasComplained = true;
}

} // namespace lectern
