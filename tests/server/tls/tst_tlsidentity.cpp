// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/tls/handshake.h"
#include "tests/server/tls/samplecertificate.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QDir>
#include <QSslCertificate>

#include <sys/stat.h>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::Literals::StringLiterals;

namespace {

// As `openssl ecparam -name prime256v1 -genkey` writes it: two blocks.
constexpr const char *keyWithParameters = "-----BEGIN EC PARAMETERS-----\n"
                                          "BggqhkjOPQMBBw==\n"
                                          "-----END EC PARAMETERS-----\n";

} // namespace

class TestTlsIdentity : public test::TestCase {
    Q_OBJECT

protected:
    void prepare() override {
        m_folder = freshFolder();
        m_files = {m_folder + u"/c.pem"_s, m_folder + u"/k.pem"_s};
        m_good = makeSampleCertificate();
        QVERIFY(write(m_files, m_good));
    }

private Q_SLOTS:
    void itsFingerprintIsThatOfTheCertificate();
    void certificateAndKeyMayShareAFile();
    void parametersInFrontOfTheKeyDoNotMatter();
    void whatCannotBeReadIsNamed_data();
    void whatCannotBeReadIsNamed();
    void whatIsNoPemIsNamed_data();
    void whatIsNoPemIsNamed();
    void aPassphraseIsRefusedWithoutAsking();
    void aForeignKeyIsRefused();
    void anExpiredCertificateIsRefusedWithItsDate();
    void aCertificateOfTheFutureIsRefusedWithItsDate();
    void aDamagedChainIsRefused();
    void aKeyThatIsTooWeakIsRefused();
    void aKeyThatNoClientKnowsIsRefused();
    void whatIsNoFileIsRefusedAtOnce();
    void theWholeChainIsShown();
    void olderThanTls12IsRefused();
    void nobodyIsGivenASessionToResume_data();
    void nobodyIsGivenASessionToResume();
    void renegotiationIsRefused();

private:
    // Empty: it was loaded.
    QString problem() const;
    std::optional<TlsIdentity> identity() const;

    QString m_folder;
    TlsFiles m_files;
    SampleCertificate m_good;
};

QString TestTlsIdentity::problem() const {
    const auto loaded = TlsIdentity::load(m_files);
    const auto *wrong = std::get_if<StartProblem>(&loaded);
    return wrong && wrong->exitStatus == serverexit::couldNotStart ? wrong->text : QString();
}

std::optional<TlsIdentity> TestTlsIdentity::identity() const {
    auto loaded = TlsIdentity::load(m_files);
    auto *good = std::get_if<TlsIdentity>(&loaded);
    return good ? std::optional(std::move(*good)) : std::nullopt;
}

void TestTlsIdentity::itsFingerprintIsThatOfTheCertificate() {
    const auto loaded = identity();
    QVERIFY(loaded);
    const QSslCertificate certificate(readFile(m_files.certificate));
    QCOMPARE(loaded->fingerprint().toHex(),
             QString::fromLatin1(certificate.digest(QCryptographicHash::Sha256).toHex()));
}

void TestTlsIdentity::certificateAndKeyMayShareAFile() {
    const QByteArray both = readFile(m_files.key) + readFile(m_files.certificate);
    m_files = {m_folder + u"/both"_s, m_folder + u"/both"_s};
    QVERIFY(writeFile(m_files.key, both));
    QCOMPARE(problem(), QString());
}

void TestTlsIdentity::parametersInFrontOfTheKeyDoNotMatter() {
    QVERIFY(writeFile(m_files.key, keyWithParameters + readFile(m_files.key)));
    QCOMPARE(problem(), QString());
}

// A folder in place of the file: nobody can read that, root neither.
void TestTlsIdentity::whatCannotBeReadIsNamed_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<bool>("isFolder");
    QTest::newRow("no certificate") << u"/c.pem"_s << false;
    QTest::newRow("no key") << u"/k.pem"_s << false;
    QTest::newRow("a certificate that cannot be read") << u"/c.pem"_s << true;
    QTest::newRow("a key that cannot be read") << u"/k.pem"_s << true;
}

void TestTlsIdentity::whatCannotBeReadIsNamed() {
    QFETCH(QString, file);
    QFETCH(bool, isFolder);
    QVERIFY(QFile::remove(m_folder + file));
    QVERIFY(!isFolder || QDir(m_folder).mkdir(file.sliced(1)));
    QVERIFY2(problem().contains(m_folder + file + u" cannot be read: "_s), qPrintable(problem()));
}

void TestTlsIdentity::whatIsNoPemIsNamed_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("said");
    const SampleCertificate sample = makeSampleCertificate();
    const QByteArray certificate = pemOf(sample.certificate.get());
    const QByteArray key = pemOf(sample.key.get());
    for (const auto &[name, junk] : {std::pair("empty", QByteArray()),
                                     {"text", "hello\n"},
                                     {"binary", QByteArray::fromHex("3082010a02820101")},
                                     {"begin without end", "-----BEGIN CERTIFICATE-----\nMIIB\n"}}) {
        QTest::addRow("certificate: %s", name) << u"/c.pem"_s << junk << u"no certificate"_s;
        QTest::addRow("key: %s", name) << u"/k.pem"_s << junk << u"no private key"_s;
    }
    QTest::newRow("certificate: a key") << u"/c.pem"_s << key << u"no certificate"_s;
    QTest::newRow("key: a certificate") << u"/k.pem"_s << certificate << u"no private key"_s;
    QTest::newRow("certificate: half")
        << u"/c.pem"_s << certificate.first(certificate.size() / 2) << u"no certificate"_s;
    QTest::newRow("key: half") << u"/k.pem"_s << key.first(key.size() / 2) << u"no private key"_s;
}

void TestTlsIdentity::whatIsNoPemIsNamed() {
    QFETCH(QString, file);
    QFETCH(QByteArray, content);
    QFETCH(QString, said);
    QVERIFY(writeFile(m_folder + file, content));
    QVERIFY2(problem().startsWith(m_folder + file + u" holds "_s + said), qPrintable(problem()));
}

void TestTlsIdentity::aPassphraseIsRefusedWithoutAsking() {
    QVERIFY(writeFile(m_files.key, pemOf(m_good.key.get(), "secret")));
    QVERIFY2(problem().contains(m_files.key + u" is protected by a passphrase"_s), qPrintable(problem()));
    QVERIFY(problem().contains(u"openssl pkey -in "_s + m_files.key));
}

void TestTlsIdentity::aForeignKeyIsRefused() {
    QVERIFY(writeFile(m_files.key, pemOf(makeSampleCertificate().key.get())));
    QVERIFY2(
        problem().contains(m_files.key + u" does not belong to the certificate "_s + m_files.certificate),
        qPrintable(problem()));
}

void TestTlsIdentity::anExpiredCertificateIsRefusedWithItsDate() {
    QVERIFY(write(m_files, makeSampleCertificate({.begins = -2 * day, .ends = -day})));
    const QString date = QDateTime::currentDateTimeUtc().addDays(-1).toString(u"yyyy-MM-dd"_s);
    QVERIFY2(problem().contains(m_files.certificate + u" expired on "_s + date), qPrintable(problem()));
}

void TestTlsIdentity::aCertificateOfTheFutureIsRefusedWithItsDate() {
    QVERIFY(write(m_files, makeSampleCertificate({.begins = day, .ends = 2 * day})));
    const QString date = QDateTime::currentDateTimeUtc().addDays(1).toString(u"yyyy-MM-dd"_s);
    QVERIFY2(problem().contains(m_files.certificate + u" is not valid before "_s + date),
             qPrintable(problem()));
}

void TestTlsIdentity::aDamagedChainIsRefused() {
    const QByteArray good = readFile(m_files.certificate);
    QVERIFY(writeFile(m_files.certificate, good + good.first(good.size() / 2)));
    QVERIFY2(problem().contains(m_files.certificate + u" is damaged after certificate 1"_s),
             qPrintable(problem()));
}

void TestTlsIdentity::aKeyThatNoClientKnowsIsRefused() {
    QVERIFY(write(m_files, makeSampleCertificate({.curve = "secp384r1"})));
    QVERIFY(std::holds_alternative<TlsIdentity>(TlsIdentity::load(m_files)));
    QVERIFY(write(m_files, makeSampleCertificate({.curve = "secp256k1"})));
    const auto loaded = TlsIdentity::load(m_files);
    const auto *problem = std::get_if<StartProblem>(&loaded);
    QVERIFY(problem);
    QVERIFY2(problem->text.contains(u"P-256"_s), qPrintable(problem->text));
}

void TestTlsIdentity::whatIsNoFileIsRefusedAtOnce() {
    QVERIFY(write(m_files, makeSampleCertificate()));
    QFile::remove(m_files.key);
    QCOMPARE(::mkfifo(QFile::encodeName(m_files.key).constData(), 0600), 0); // nobody ever writes into it
    const auto loaded = TlsIdentity::load(m_files);
    const auto *problem = std::get_if<StartProblem>(&loaded);
    QVERIFY(problem);
    QVERIFY2(problem->text.contains(m_files.key), qPrintable(problem->text));
}

void TestTlsIdentity::aKeyThatIsTooWeakIsRefused() {
    QVERIFY(write(m_files, makeSampleCertificate({.weak = true})));
    QVERIFY2(problem().contains(u"key too small"_s), qPrintable(problem()));
    QVERIFY(problem().contains(m_files.certificate));
}

void TestTlsIdentity::theWholeChainIsShown() {
    const SampleCertificate authority = makeSampleCertificate({.name = "authority.example"});
    const SampleCertificate own = makeSampleCertificate({.issuer = &authority});
    QVERIFY(writeFile(m_files.key, pemOf(own.key.get())));
    QVERIFY(
        writeFile(m_files.certificate, pemOf(own.certificate.get()) + pemOf(authority.certificate.get())));
    const auto loaded = identity();
    QVERIFY(loaded);
    Handshake handshake(*loaded);
    QVERIFY(handshake.shake());
    QCOMPARE(handshake.shown(), (QList{pemOf(own.certificate.get()), pemOf(authority.certificate.get())}));
}

void TestTlsIdentity::olderThanTls12IsRefused() {
    const auto loaded = identity();
    QVERIFY(loaded);
    QVERIFY(Handshake(*loaded, TLS1_2_VERSION).shake());
    QVERIFY(Handshake(*loaded, TLS1_3_VERSION).shake());
    QVERIFY(!Handshake(*loaded, TLS1_1_VERSION).shake());
    QCOMPARE(SSL_CTX_get_min_proto_version(loaded->context()), TLS1_2_VERSION); // whatever openssl.cnf says
}

void TestTlsIdentity::nobodyIsGivenASessionToResume_data() {
    QTest::addColumn<int>("version");
    QTest::newRow("TLS 1.2") << TLS1_2_VERSION;
    QTest::newRow("TLS 1.3") << TLS1_3_VERSION;
}

void TestTlsIdentity::nobodyIsGivenASessionToResume() {
    QFETCH(int, version);
    const auto loaded = identity();
    QVERIFY(loaded);
    Handshake handshake(*loaded, version);
    QVERIFY(handshake.shake());
    QVERIFY(!handshake.hasResumableSession());
}

void TestTlsIdentity::renegotiationIsRefused() {
    const auto loaded = identity();
    QVERIFY(loaded);
    Handshake handshake(*loaded, TLS1_2_VERSION);
    QVERIFY(handshake.shake());
    QVERIFY(!handshake.renegotiate());
}

LECTERN_TEST(TestTlsIdentity, QCoreApplication)
#include "tst_tlsidentity.moc"
