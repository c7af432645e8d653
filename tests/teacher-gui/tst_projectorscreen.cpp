// SPDX-License-Identifier: GPL-3.0-or-later
#include "teacher-gui/models/questionmodel.h"
#include "teacher-gui/views/projectorwindow.h"
#include "tests/support/testcase.h"

#include <QApplication>
#include <QFile>
#include <QScreen>
#include <QTest>

namespace lectern::test {

using namespace Qt::Literals::StringLiterals;

class TestProjectorScreen : public TestCase {
    Q_OBJECT

private Q_SLOTS:
    void fillsTheScreenThatTheTeacherIsNotOn();
    void questionKeepsFivePerCentOfTheHeight();
};

void TestProjectorScreen::fillsTheScreenThatTheTeacherIsNotOn() {
    QCOMPARE(QGuiApplication::screens().size(), 2);
    QWidget beside;
    beside.resize(400, 300);
    beside.show();
    const QScreen *second =
        QGuiApplication::screens().at(beside.screen() == QGuiApplication::screens().at(0) ? 1 : 0);
    teacher::QuestionModel question;
    teacher::ProjectorWindow projector(question);
    projector.present(beside);
    WAIT_FOR(projector.isFullScreen());
    WAIT_COMPARE(projector.screen(), second);
    WAIT_COMPARE(projector.geometry(), second->geometry());
}

void TestProjectorScreen::questionKeepsFivePerCentOfTheHeight() {
    teacher::QuestionModel question;
    teacher::ProjectorWindow projector(question);
    projector.resize(1600, 900);
    projector.show();
    for (int i = 0; i < 20; ++i)
        QTest::keyClick(&projector, Qt::Key_Minus);
    const auto *label = projector.findChild<QWidget *>(u"projectorQuestion"_s);
    QVERIFY(label->minimumSizeHint().height() >= 900 / 20);
}

} // namespace lectern::test

// Not the usual main: the platform has to know its two screens before the application starts.
int main(int argc, char *argv[]) {
    using namespace Qt::Literals::StringLiterals;
    lectern::test::TestCase::isolate();
    const QString path = lectern::test::TestCase::freshFolder() + u"/screens.json"_s;
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return 1;
    file.write(R"({"screens":[
        {"name":"desk","x":0,"y":0,"width":1280,"height":800,"logicalDpi":96,"logicalBaseDpi":96,"dpr":1},
        {"name":"wall","x":1280,"y":0,"width":1920,"height":1080,"logicalDpi":96,"logicalBaseDpi":96,"dpr":1}]})");
    file.close();
    qputenv("QT_QPA_PLATFORM", "offscreen:configfile=" + path.toUtf8());
    QApplication application(argc, argv);
    lectern::test::TestProjectorScreen test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_projectorscreen.moc"
