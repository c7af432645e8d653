// SPDX-License-Identifier: GPL-3.0-or-later
// A class of the real daemon, with the windows of both programs in it.
#pragma once

#include "tests/endtoend/talkwindow.h"
#include "tests/support/rawclient.h"
#include "tests/support/serverprocess.h"

#include <QHash>

#include <vector>

namespace lectern::test {

class TalkLesson {
public:
    TalkLesson();

    bool begin(); // the server and the teacher's window

    TalkWindow &teacher() { return *m_windows.front(); }
    // Through `port`, if the network is to fail.
    TalkWindow &addTeacher(const QString &name, quint16 port = 0);
    TalkWindow &addStudent(const QString &name,
                           quint16 port = 0); // the same name again: back on the same seat
    // A window of the program that the row of bothPrograms() is about, of somebody called so.
    TalkWindow &addSomebody(const QString &name, quint16 port = 0);
    void end(TalkWindow &window); // its program
    // Without a window: others in the class.
    RawClient &add(const QString &name);

    ServerProcess server;

private:
    TalkWindow &openTeacher(const QString &name, const QString &folder, quint16 port);

    QHash<QString, QString> m_seatFolders; // of students
    std::vector<std::unique_ptr<TalkWindow>> m_windows;
    std::vector<std::unique_ptr<RawClient>> m_others;
};

// Rows of a test's table, for what must be so in both.
inline void bothPrograms() {
    QTest::addColumn<bool>("isTeacher");
    QTest::newRow("teacher's window") << true;
    QTest::newRow("student's window") << false;
}

inline protocol::Say toClass(const QString &text) {
    return {{}, {}, protocol::MessageKind::Message, text, {}};
}
inline SeatId seatIn(const QJsonObject &welcome) {
    return {quint64(welcome.value(QLatin1StringView("seat")).toInteger())};
}

} // namespace lectern::test
