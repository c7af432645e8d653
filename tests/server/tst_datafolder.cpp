// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/datafolder.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

using namespace lectern;
using namespace Qt::Literals::StringLiterals;

class TestDataFolder : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void makesFolderAndKeyForTheOwnerAlone();
    void findsTheSameKeyAgain();
    void aDamagedKeyIsAnErrorAndStays();
    void aFolderThatCannotBeMadeIsAnError();
};

void TestDataFolder::makesFolderAndKeyForTheOwnerAlone() {
    const QString folder = freshFolder() + u"/deep/data"_s;
    const auto key = openTeacherKey(folder);
    QVERIFY(std::get<StoredKey>(key).isNew);
    const auto forOthers = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFile::permissions(teacherKeyFile(folder)) & forOthers));
    QVERIFY(!(QFile::permissions(folder) & forOthers));
}

void TestDataFolder::findsTheSameKeyAgain() {
    const QString folder = freshFolder();
    const auto first = std::get<StoredKey>(openTeacherKey(folder));
    const auto second = std::get<StoredKey>(openTeacherKey(folder));
    QVERIFY(!second.isNew);
    QCOMPARE(second.key.toText(), first.key.toText());
}

void TestDataFolder::aDamagedKeyIsAnErrorAndStays() {
    const QString folder = freshFolder();
    QFile file(teacherKeyFile(folder));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("not a key");
    file.close();
    QVERIFY(std::get<QString>(openTeacherKey(folder)).contains(u"no teacher key"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), "not a key");
}

void TestDataFolder::aFolderThatCannotBeMadeIsAnError() {
    const QString inTheWay = freshFolder() + u"/file"_s;
    QFile file(inTheWay);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(std::get<QString>(openTeacherKey(inTheWay + u"/data"_s)).contains(u"cannot be made"_s));
}

LECTERN_TEST_MAIN(TestDataFolder, QCoreApplication)
#include "tst_datafolder.moc"
