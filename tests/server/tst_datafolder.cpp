// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/datafolder.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

using namespace lectern;
using namespace Qt::Literals::StringLiterals;

namespace {

// Empty text: it was opened.
QString problemOf(const QString &folder) {
    const auto opened = openDataFolder(folder);
    const auto *problem = std::get_if<StartProblem>(&opened);
    return problem ? problem->text : QString();
}

} // namespace

class TestDataFolder : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void makesFolderAndKeyForTheOwnerAlone();
    void findsTheSameKeyAgain();
    void aKeyThatOthersCouldReadIsTightenedAndTold();
    void aClassThatOthersCouldReadIsTightenedAndTold();
    void aFolderInUseIsNotTouched();
    void aDamagedKeyIsAnErrorAndStays();
    void aFolderThatCannotBeMadeIsAnError();
};

void TestDataFolder::makesFolderAndKeyForTheOwnerAlone() {
    const QString folder = freshFolder() + u"/deep/data"_s;
    const auto opened = openDataFolder(folder);
    QVERIFY(std::get<DataFolder>(opened).isNew);
    const auto forOthers = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFile::permissions(teacherKeyFile(folder)) & forOthers));
    QVERIFY(!(QFile::permissions(folder) & forOthers));
}

void TestDataFolder::findsTheSameKeyAgain() {
    const QString folder = freshFolder();
    const QString first = std::get<DataFolder>(openDataFolder(folder)).key.toText();
    const auto second = openDataFolder(folder);
    QVERIFY(!std::get<DataFolder>(second).isNew);
    QCOMPARE(std::get<DataFolder>(second).key.toText(), first);
}

void TestDataFolder::aKeyThatOthersCouldReadIsTightenedAndTold() {
    const QString folder = freshFolder();
    const QString file = teacherKeyFile(folder);
    const QString key = std::get<DataFolder>(openDataFolder(folder)).key.toText();
    QVERIFY(QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
    QTest::ignoreMessage(QtWarningMsg,
                         QRegularExpression(u"could read .*teacher\\.key\\. .*0600.* join as the teacher"_s));
    QCOMPARE(std::get<DataFolder>(openDataFolder(folder)).key.toText(), key);
    QVERIFY(!(QFile::permissions(file) & (QFile::ReadGroup | QFile::ReadOther)));
    QCOMPARE(std::get<DataFolder>(openDataFolder(folder)).key.toText(), key); // told once
}

void TestDataFolder::aClassThatOthersCouldReadIsTightenedAndTold() {
    const QString folder = freshFolder();
    for (const auto name : {"/lectern.db"_L1, "/lectern.db-wal"_L1}) {
        QFile file(folder + name);
        QVERIFY(file.open(QFile::WriteOnly));
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
        QTest::ignoreMessage(QtWarningMsg,
                             QRegularExpression(u"could read .*lectern\\.db.*names of the class"_s));
    }
    QVERIFY(std::holds_alternative<DataFolder>(openDataFolder(folder)));
    for (const auto name : {"/lectern.db"_L1, "/lectern.db-wal"_L1})
        QVERIFY(!(QFile::permissions(folder + name) & (QFile::ReadGroup | QFile::ReadOther)));
}

void TestDataFolder::aFolderInUseIsNotTouched() {
    const QString folder = freshFolder();
    const auto other = lockDataFolder(folder);
    const auto opened = openDataFolder(folder);
    const auto *problem = std::get_if<StartProblem>(&opened);
    QVERIFY(problem);
    QCOMPARE(problem->exitStatus, serverexit::folderInUse);
    QVERIFY(!QFile::exists(teacherKeyFile(folder)));
}

void TestDataFolder::aDamagedKeyIsAnErrorAndStays() {
    const QString folder = freshFolder();
    QFile file(teacherKeyFile(folder));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("not a key");
    file.close();
    QVERIFY(problemOf(folder).contains(u"no teacher key"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), "not a key");
}

void TestDataFolder::aFolderThatCannotBeMadeIsAnError() {
    const QString inTheWay = freshFolder() + u"/file"_s;
    QFile file(inTheWay);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(problemOf(inTheWay + u"/data"_s).contains(u"cannot be made"_s));
}

LECTERN_TEST(TestDataFolder, QCoreApplication)
#include "tst_datafolder.moc"
