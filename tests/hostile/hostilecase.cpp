// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/hostile/hostilecase.h"

#include <QJsonArray>

#include <algorithm>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;

QuestionId questionIn(const QJsonObject &line) { return {quint64(line["question"_L1].toInteger())}; }

void HostileCase::initTestCase_data() {
    QTest::addColumn<Wire>("wire");
    QTest::newRow("encrypted, two I/O threads") << Wire::Tls;
    QTest::newRow("plaintext, one event loop") << Wire::Plain;
}

Wire HostileCase::wire() {
    QFETCH_GLOBAL(Wire, wire);
    return wire;
}

void HostileCase::cleanup() {
    m_clients.clear();
    m_teacher.reset();
    m_server.reset();
}

bool HostileCase::begin(const QStringList &options) {
    const QStringList threads{u"--io-threads"_s, isEncrypted() ? u"2"_s : u"0"_s};
    m_server = std::make_unique<ServerProcess>(threads + options, wire());
    if (!m_server->start())
        return false;
    m_teacher = std::make_unique<RawClient>(m_server->port(), wire());
    return !m_teacher->joinTeacher(m_server->teacherKey()).isEmpty();
}

RawClient &HostileCase::dial() {
    m_clients.push_back(std::make_unique<RawClient>(m_server->port(), wire()));
    if (!m_clients.back()->waitForConnected())
        qWarning("The server does not take a connection.");
    return *m_clients.back();
}

RawClient &HostileCase::join(const QString &name) {
    RawClient &client = dial();
    if (client.joinStudent(name).isEmpty())
        qWarning() << name << "could not join";
    return client;
}

QuestionId HostileCase::ask(const QString &text) {
    m_teacher->request(protocol::Ask{text});
    return questionIn(m_teacher->waitFor(u"question"_s, [&](const QJsonObject &line) {
        return line["state"_L1] == "open"_L1 && line["text"_L1] == text;
    }));
}

QJsonObject HostileCase::tallyOf(int yes, int no) {
    return m_teacher->waitFor(u"tally"_s, [=](const QJsonObject &line) {
        const QJsonObject counts = line["counts"_L1].toObject();
        return counts["yes"_L1] == yes && counts["no"_L1] == no;
    });
}

QJsonObject HostileCase::personIs(const QString &name, const QString &state) {
    return m_teacher->waitFor(u"people"_s, [&](const QJsonObject &line) {
        return std::ranges::any_of(line["people"_L1].toArray(), [&](const QJsonValue &person) {
            return person["name"_L1] == name && person["state"_L1] == state;
        });
    });
}

bool HostileCase::isServing() {
    RawClient newcomer(m_server->port(), wire());
    return !newcomer.joinStudent(u"Newcomer"_s).isEmpty() &&
           newcomer.request(protocol::Leave{})["type"_L1] == "ok"_L1;
}

} // namespace lectern::test
