// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/endtoend/talklesson.h"

#include "shared/ui/theme.h"
#include "student-gui/mainwindow.h"
#include "teacher-gui/mainwindow.h"

#include <QApplication>
#include <QLabel>
#include <QSettings>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;

TalkLesson::TalkLesson() {
    QCoreApplication::setOrganizationName(u"Lectern"_s);
    QCoreApplication::setApplicationName(u"lectern-talk-test"_s);
    QSettings().clear(); // both programs write theirs here
    ui::applyTheme(*qApp);
}

bool TalkLesson::begin() {
    if (!server.start())
        return false;
    openTeacher({}, server.dataFolder(), server.port());
    return teacher().find<QWidget>(u"askField"_s)->isVisible();
}

TalkWindow &TalkLesson::openTeacher(const QString &name, const QString &folder, quint16 port) {
    teacher::Options options;
    options.server = client::ServerAddress{u"127.0.0.1"_s, port};
    options.dataFolder = folder;
    options.key = server.teacherKey();
    options.name = name;
    auto window = std::make_unique<teacher::MainWindow>(options);
    window->start();
    m_windows.push_back(std::make_unique<TalkWindow>(std::move(window)));
    TalkWindow &opened = *m_windows.back();
    const auto *clear = opened.find<QAbstractButton>(u"clearButton"_s);
    if (!QTest::qWaitFor([&] { return clear->isVisible() && clear->isEnabled(); }, patience))
        qWarning("The teacher is not in the class.");
    return opened;
}

TalkWindow &TalkLesson::addTeacher(const QString &name, quint16 port) {
    return openTeacher(name, TestCase::freshFolder(), port == 0 ? server.port() : port);
}

TalkWindow &TalkLesson::addSomebody(const QString &name, quint16 port) {
    QFETCH(bool, isTeacher);
    return isTeacher ? addTeacher(name, port) : addStudent(name, port);
}

TalkWindow &TalkLesson::addStudent(const QString &name, quint16 port) {
    QString &folder = m_seatFolders[name];
    if (folder.isEmpty())
        folder = TestCase::freshFolder();
    auto window = std::make_unique<student::MainWindow>(folder);
    window->start({client::ServerAddress{u"127.0.0.1"_s, port == 0 ? server.port() : port}, name});
    m_windows.push_back(std::make_unique<TalkWindow>(std::move(window)));
    TalkWindow &opened = *m_windows.back();
    if (!QTest::qWaitFor([&] { return opened.text(u"badgeText"_s) == u"Connected"_s; }, patience))
        qWarning("%s is not in the class.", qUtf8Printable(name));
    return opened;
}

void TalkLesson::end(TalkWindow &window) {
    window.window().close();
    std::erase_if(m_windows, [&window](const auto &one) { return one.get() == &window; });
}

RawClient &TalkLesson::add(const QString &name) {
    m_others.push_back(std::make_unique<RawClient>(server.port()));
    m_others.back()->joinStudent(name);
    return *m_others.back();
}

} // namespace lectern::test
