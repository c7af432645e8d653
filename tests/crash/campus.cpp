// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/crash/campus.h"

#include "tests/support/testcase.h"

#include <QDir>

namespace lectern::crash {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

Campus::Campus(const Options &options, const Patience &patience, Verdict &verdict)
    : m_options(options),
      m_patience(patience),
      m_verdict(verdict),
      m_server({u"--io-threads"_s, QString::number(options.ioThreads)}),
      m_teacher(m_question, verdict),
      m_crowd(options.students, options.seed, &m_question, verdict) {
    if (options.diskFull)
        m_disk.install(m_server.process());
}

bool Campus::open() {
    if (!start())
        return false;
    const client::ServerAddress address{u"127.0.0.1"_s, m_server.port()};
    m_teacher.join(address, m_server.teacherKey());
    m_crowd.join(address);
    return waitForAll();
}

void Campus::kill() {
    m_server.kill();
    m_killedAt = m_verdict.now();
    m_crowd.expectReturn();
    m_teacher.expectReturn();
}

bool Campus::start() {
    m_upAt = 0;
    // Its first word comes with its last: that it listens.
    const auto noted = QObject::connect(&m_server.process(), &QProcess::readyRead, &m_crowd, [this] {
        if (m_upAt == 0)
            m_upAt = m_verdict.now();
    });
    const bool started = m_server.start(m_port);
    QObject::disconnect(noted);
    if (started)
        m_port = m_server.port();
    return started;
}

bool Campus::stop() {
    m_server.terminate();
    return m_server.waitForExit(test::patience) && m_server.exitCode() == 0;
}

bool Campus::waitForAll() {
    if (m_patience.until([this] { return isComplete() || !isRunning(); }, 60s) && isRunning())
        return true;
    m_verdict.add(isRunning() ? u"%1 of %2 students are back, the teacher is %3"_s.arg(m_crowd.back())
                                    .arg(m_crowd.size())
                                    .arg(m_teacher.isBack() ? u"back"_s : u"not"_s)
                              : u"the server has ended by itself (%1)"_s.arg(m_server.exitCode()));
    return false;
}

void Campus::keep(const QString &folder) {
    QDir().mkpath(folder);
    const QDir data(dataFolder());
    for (const QString &name : data.entryList(QDir::Files)) {
        QFile::remove(folder + u'/' + name);
        QFile::copy(data.filePath(name), folder + u'/' + name);
    }
    QFile log(folder + u"/server.log"_s);
    if (log.open(QIODevice::WriteOnly))
        log.write(m_server.output().toUtf8());
    m_verdict.say(u"The class's data and the server's log are in "_s + folder);
}

} // namespace lectern::crash
