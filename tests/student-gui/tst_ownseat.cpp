// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/client/connection.h"
#include "student-gui/models/session.h"
#include "tests/student-gui/fakeclass.h"
#include "tests/support/testcase.h"

using namespace Qt::Literals::StringLiterals;
using namespace lectern;
using student::Session;

namespace {

// A student's program without its windows.
struct Program {
    client::Connection connection;
    client::SeatStore store;
    Session session{connection, store};

    explicit Program(const QString &folder) : store(u"student"_s, folder) {}

    void joinAs(const QString &name, const test::FakeClass &lesson) {
        session.start({lesson.address(), name});
        WAIT_COMPARE(session.page(), student::Page::Class);
    }
};

} // namespace

class TestOwnSeat : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        QCoreApplication::setOrganizationName(u"Lectern"_s);
        QCoreApplication::setApplicationName(u"tst_ownseat"_s);
    }

    void aProgramStartedWithANameGetsThatNamesSeatBackInAnyOrder() {
        const QString folder = freshFolder();
        test::FakeClass ana;
        test::FakeClass ben;
        {
            Program first(folder);
            first.joinAs(u"Ana"_s, ana);
            Program second(folder);
            second.joinAs(u"Ben"_s, ben);
            QVERIFY(ben.logins.value(0).token.isEmpty());
        }
        Program first(folder);
        first.joinAs(u"Ben"_s, ben);
        QVERIFY(!ben.logins.value(1).token.isEmpty());
        Program second(folder);
        second.joinAs(u"Ana"_s, ana);
        QVERIFY(!ana.logins.value(1).token.isEmpty());
    }

    void aNameAloneComesBackToItsClass() {
        const QString folder = freshFolder();
        test::FakeClass ana;
        test::FakeClass ben;
        {
            Program first(folder);
            first.joinAs(u"Ana"_s, ana);
            Program second(folder);
            second.joinAs(u"Ben"_s, ben);
        }
        Program program(folder);
        program.session.start({{}, u"Ben"_s});
        WAIT_COMPARE(program.session.page(), student::Page::Class);
        QVERIFY(!ben.logins.value(1).token.isEmpty());
    }
};

LECTERN_TEST(TestOwnSeat, QCoreApplication)
#include "tst_ownseat.moc"
