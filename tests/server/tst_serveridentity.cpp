// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/serveridentity.h"
#include "server/tls/owncertificate.h"
#include "tests/server/tls/samplecertificate.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QDir>
#include <QSslCertificate>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::Literals::StringLiterals;

class TestServerIdentity : public test::TestCase {
    Q_OBJECT

protected:
    void prepare() override {
        m_options = Options{};
        m_options.dataFolder = freshFolder();
        m_own = ownTlsFiles(m_options.dataFolder);
    }

private Q_SLOTS:
    void withoutAWishItMakesItsOwnOnceAndForAll();
    void itsOwnNamesThisComputer();
    void plaintextNeedsNoCertificate();
    void theAdministratorsIsTakenAndNoOtherMade();
    void theAdministratorsIsTakenOrNothing();
    void aDamagedOneOfItsOwnIsNotReplaced();

private:
    std::optional<TlsIdentity> identity() const;
    QString problem() const; // empty: there is none

    Options m_options;
    TlsFiles m_own;
};

std::optional<TlsIdentity> TestServerIdentity::identity() const {
    auto found = identityFor(m_options);
    auto *good = std::get_if<0>(&found);
    return good ? std::move(*good) : std::nullopt;
}

QString TestServerIdentity::problem() const {
    const auto found = identityFor(m_options);
    const auto *wrong = std::get_if<StartProblem>(&found);
    return wrong ? wrong->text : QString();
}

void TestServerIdentity::withoutAWishItMakesItsOwnOnceAndForAll() {
    const auto first = identity();
    const auto second = identity();
    QVERIFY(first && second);
    QCOMPARE(first->fingerprint(), second->fingerprint());
    const QSslCertificate certificate(readFile(m_own.certificate));
    QCOMPARE(first->fingerprint().toHex(),
             QString::fromLatin1(certificate.digest(QCryptographicHash::Sha256).toHex()));
}

void TestServerIdentity::itsOwnNamesThisComputer() {
    QVERIFY(identity());
    const auto names = QSslCertificate(readFile(m_own.certificate)).subjectAlternativeNames();
    QVERIFY(names.contains(QSsl::DnsEntry, u"localhost"_s));
    QVERIFY(names.contains(QSsl::IpAddressEntry, u"127.0.0.1"_s));
    QVERIFY(names.contains(QSsl::IpAddressEntry, u"::1"_s));
}

void TestServerIdentity::plaintextNeedsNoCertificate() {
    m_options.plaintext = true;
    QVERIFY(!identity());
    QCOMPARE(problem(), QString());
    QVERIFY(QDir(m_options.dataFolder).isEmpty());
}

void TestServerIdentity::theAdministratorsIsTakenAndNoOtherMade() {
    const TlsFiles brought = ownTlsFiles(freshFolder());
    QVERIFY(write(brought, makeSampleCertificate()));
    m_options.certificate = brought.certificate;
    m_options.key = brought.key;
    const auto loaded = identity();
    QVERIFY(loaded);
    const QSslCertificate certificate(readFile(brought.certificate));
    QCOMPARE(loaded->fingerprint().toHex(),
             QString::fromLatin1(certificate.digest(QCryptographicHash::Sha256).toHex()));
    QVERIFY(QDir(m_options.dataFolder).isEmpty());
}

void TestServerIdentity::theAdministratorsIsTakenOrNothing() {
    QVERIFY(identity()); // its own could serve
    m_options.certificate = m_options.dataFolder + u"/missing.pem"_s;
    m_options.key = m_own.key;
    QVERIFY2(problem().contains(m_options.certificate), qPrintable(problem()));
    QVERIFY(!problem().contains(u"delete"_s));
}

void TestServerIdentity::aDamagedOneOfItsOwnIsNotReplaced() {
    QVERIFY(identity());
    QVERIFY(writeFile(m_own.certificate, "nothing"));
    QVERIFY2(problem().contains(u"delete "_s + m_own.certificate + u" and "_s + m_own.key),
             qPrintable(problem()));
    QCOMPARE(readFile(m_own.certificate), "nothing");
}

LECTERN_TEST(TestServerIdentity, QCoreApplication)
#include "tst_serveridentity.moc"
