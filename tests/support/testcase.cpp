// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testcase.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;

namespace {

QTemporaryDir &home() {
    static QTemporaryDir folder;
    return folder;
}

} // namespace

void TestCase::isolate() {
    const QByteArray path = home().path().toUtf8();
    qputenv("HOME", path);
    qputenv("XDG_CONFIG_HOME", path + "/config");
    qputenv("XDG_DATA_HOME", path + "/data");
    qputenv("XDG_CACHE_HOME", path + "/cache");
    qputenv("XDG_RUNTIME_DIR", path);
    qputenv("LANG", "C.UTF-8");
    QDir().mkpath(home().path() + u"/config"_s);
}

QString TestCase::freshFolder() {
    static int count = 0;
    const QString path = home().path() + u"/fresh-%1"_s.arg(++count);
    QDir().mkpath(path);
    return path;
}

void TestCase::init() {
    // But for what Qt's offscreen platform says about every dialog, menu and window that comes to the front.
    QTest::failOnWarning(QRegularExpression(
        u"^(?!This plugin does not support (propagateSizeHints|raise|grabbing the keyboard))"_s));
    // The system gives ports out again: the next server there is not the one that the last test came to know.
    QFile::remove(home().path() + u"/config/lectern/trusted-servers.ini"_s);
    prepare();
}

} // namespace lectern::test
