// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/teacher-gui/teacherlesson.h"

#include <QFile>
#include <QLockFile>

#include <netinet/in.h>
#include <sys/socket.h>

#include <csignal>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;

TeacherLesson::TeacherLesson() {
    QCoreApplication::setOrganizationName(u"Lectern"_s);
    QCoreApplication::setApplicationName(u"lectern-teacher-test"_s);
    options.dataFolder = TestCase::freshFolder();
    options.ownServer.program = qEnvironmentVariable("LECTERN_BIN") + u"/lectern-server"_s;
    options.ownServer.port = 0;
    options.ownServer.listen = {u"127.0.0.1"_s};
}

bool TeacherLesson::begin() {
    if (!server.start())
        return false;
    options.server = client::ServerAddress{u"127.0.0.1"_s, server.port()};
    options.dataFolder = server.dataFolder();
    openWindow();
    return QTest::qWaitFor([this] { return isReady(); }, patience);
}

bool TeacherLesson::beginHere() {
    openWindow();
    click(u"startClassButton"_s);
    return QTest::qWaitFor([this] { return isReady(); }, patience);
}

void TeacherLesson::openWindow() {
    window = std::make_unique<teacher::MainWindow>(options);
    window->show();
    window->start();
}

bool TeacherLesson::isReady() { return isOnPage(u"askField"_s) && button(u"clearButton"_s)->isEnabled(); }

teacher::ProjectorWindow *TeacherLesson::projector() {
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (auto *projector = qobject_cast<teacher::ProjectorWindow *>(widget))
            return projector;
    }
    return nullptr;
}

void TeacherLesson::ask(const QString &text) {
    auto *field = find<QLineEdit>(u"askField"_s);
    field->clear();
    QTest::keyClicks(field, text);
    QTest::keyClick(field, Qt::Key_Return);
    (void)QTest::qWaitFor([&] { return field->text().isEmpty() && this->text(u"questionText"_s) == text; },
                          patience);
}

RawClient &TeacherLesson::join(const QString &name) {
    m_students.push_back(std::make_unique<RawClient>(options.server ? server.port() : running()->port));
    m_students.back()->joinStudent(name);
    return *m_students.back();
}

bool TeacherLesson::isFolderFree() {
    return !running() &&
           std::holds_alternative<std::unique_ptr<QLockFile>>(lockDataFolder(options.dataFolder));
}

QByteArray TeacherLesson::log() {
    QFile file(options.dataFolder + u"/server.log"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TeacherLesson::killServer() { ::kill(static_cast<pid_t>(running()->processId), SIGKILL); }

void TeacherLesson::freezeServer() { ::kill(static_cast<pid_t>(running()->processId), SIGSTOP); }

// From outside: the sockets of this process that lead to the running server.
void TeacherLesson::cutConnection() {
    constexpr int mostDescriptors = 1024;
    for (int descriptor = 3; descriptor < mostDescriptors; ++descriptor) {
        sockaddr_in peer{};
        socklen_t size = sizeof peer;
        if (::getpeername(descriptor, reinterpret_cast<sockaddr *>(&peer), &size) == 0 &&
            peer.sin_family == AF_INET && ntohs(peer.sin_port) == running()->port)
            ::shutdown(descriptor, SHUT_RDWR);
    }
}

void TeacherLesson::confirmQuit() {
    auto *dialog = find<QWidget>(u"quitDialog"_s);
    QTest::mouseClick(dialog->findChild<QPushButton *>(u"confirmQuitButton"_s), Qt::LeftButton);
}

void TeacherLesson::vote(RawClient &student, quint64 question, const QString &choice) {
    student.request(protocol::Vote{QuestionId{question}, choice});
}

} // namespace lectern::test
