// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/crash/diskswitch.h"

#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QFile>

namespace lectern::crash {

using namespace Qt::Literals::StringLiterals;

namespace {

QString library() { return QCoreApplication::applicationDirPath() + u"/plugins/libfulldisk.so"_s; }

} // namespace

DiskSwitch::DiskSwitch() : m_sign(test::TestCase::freshFolder() + u"/full"_s) {}

bool DiskSwitch::isPossible() { return QFile::exists(library()); }

void DiskSwitch::install(QProcess &server) const {
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LD_PRELOAD"_s, library());
    environment.insert(u"LECTERN_FULL_DISK"_s, m_sign);
    // A sanitizer insists on being the first library.
    const QString options = environment.value(u"ASAN_OPTIONS"_s);
    environment.insert(u"ASAN_OPTIONS"_s,
                       options + (options.isEmpty() ? u""_s : u":"_s) + u"verify_asan_link_order=0"_s);
    server.setProcessEnvironment(environment);
}

void DiskSwitch::fill(bool showsOnlyInSync) const {
    const QString draft = m_sign + u".new"_s;
    QFile sign(draft);
    if (!sign.open(QIODevice::WriteOnly) || sign.write(showsOnlyInSync ? "s" : "w") != 1)
        qWarning("%s cannot be written.", qUtf8Printable(draft));
    sign.close();
    QFile::rename(draft, m_sign);
}

void DiskSwitch::free() const { QFile::remove(m_sign); }

bool DiskSwitch::isFull() const { return QFile::exists(m_sign); }

} // namespace lectern::crash
