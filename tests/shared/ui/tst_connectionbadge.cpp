// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/connectionbadge.h"
#include "shared/ui/theme.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/testcase.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;
using namespace lectern;

class TestConnectionBadge : public test::TestCase {
    Q_OBJECT

private Q_SLOTS:
    void offersToTryNowOnlyWhileItWaits() {
        test::ScriptedServer server;
        client::Connection connection;
        ui::ConnectionBadge badge(connection);
        const auto *text = badge.findChild<QLabel *>(u"badgeText"_s);
        const auto *tryNow = badge.findChild<QPushButton *>(u"retryLink"_s);
        client::Credentials credentials;
        credentials.name = u"Ana"_s;
        connection.open({u"127.0.0.1"_s, server.port()}, credentials);
        WAIT_COMPARE(text->text(), u"Connected"_s);
        QVERIFY(tryNow->isHidden());

        server.answersHello = false; // the attempt hangs
        server.hangUp();
        WAIT_FOR(text->text().startsWith("Reconnecting in"_L1));
        QVERIFY(!tryNow->isHidden());
        WAIT_COMPARE(server.connections(), 2);
        WAIT_COMPARE(text->text(), u"Reconnecting: trying now"_s);
        QVERIFY(tryNow->isHidden());
    }

    // On this computer alone the connection is; the votes come from others.
    void plaintextOfAServerThatServesOthersIsSaidHereToo() {
        test::ScriptedServer server;
        server.manner = test::ScriptedServer::Manner::Plaintext;
        client::Connection connection;
        ui::ConnectionBadge badge(connection);
        const auto *text = badge.findChild<QLabel *>(u"badgeText"_s);
        client::Credentials credentials;
        credentials.name = u"Ana"_s;
        connection.open({u"127.0.0.1"_s, server.port()}, credentials);
        WAIT_COMPARE(text->text(), u"Connected"_s);
        badge.setServesOthers(true);
        QCOMPARE(text->text(), u"Connected, not encrypted"_s);
        QVERIFY(badge.accessibleDescription().contains(u"others on the network can read"_s));
    }

    void aServerThatCouldNotBeRememberedIsToldUntilTheNextOne() {
        test::ScriptedServer server;
        client::Connection connection;
        ui::ConnectionBadge badge(connection);
        client::Credentials credentials;
        credentials.name = u"Ana"_s;
        connection.open({u"127.0.0.1"_s, server.port()}, credentials);
        badge.setNotRemembered(u"/somewhere/trusted-servers.ini"_s);
        WAIT_COMPARE(connection.state(), client::LinkState::Ready);
        QVERIFY(badge.accessibleDescription().contains(u"/somewhere/trusted-servers.ini"_s));
        connection.close();
        connection.open({u"127.0.0.1"_s, server.port()}, credentials);
        WAIT_COMPARE(connection.state(), client::LinkState::Ready);
        QVERIFY(!badge.accessibleDescription().contains(u"trusted-servers"_s));
    }

    void signAndWordFollowTheSystemToDark() {
        ui::applyTheme(*qApp);
        client::Connection connection; // not connected
        ui::ConnectionBadge badge(connection);
        badge.show();
        for (const bool dark : {false, true}) {
            ui::setScheme(dark);
            const QColor color = ui::choiceColor(u"no"_s, QApplication::palette());
            WAIT_COMPARE(badge.findChild<QLabel *>(u"badgeText"_s)->palette().color(QPalette::WindowText),
                         color);
            const auto *sign = badge.findChild<QLabel *>(u"badgeSign"_s);
            const QSize size = sign->pixmap().size();
            WAIT_COMPARE(sign->pixmap().toImage(), ui::icon(u"wifi-off"_s, color).pixmap(size).toImage());
        }
    }
};

LECTERN_TEST(TestConnectionBadge, QApplication)
#include "tst_connectionbadge.moc"
