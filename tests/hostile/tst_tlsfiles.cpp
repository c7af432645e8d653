// SPDX-License-Identifier: GPL-3.0-or-later
// Case 14: a certificate or key that is missing, unreadable, wrong or out of its time. The daemon refuses to start and
// says so; never does it fall back to plaintext. Every kind of damage: tests/server/tls/tst_tlsidentity.cpp.
#include "server/tls/owncertificate.h"
#include "tests/server/tls/samplecertificate.h"
#include "tests/support/serverprocess.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QDir>
#include <QTcpServer>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::Literals::StringLiterals;

class TestTlsFiles : public TestCase {
    Q_OBJECT

protected:
    void prepare() override;

private Q_SLOTS:
    void case14_withoutAGoodCertificateAndKeyItRefusesToStart_data();
    void case14_withoutAGoodCertificateAndKeyItRefusesToStart();
    void case14_withoutItsOwnKeyItRefusesToStart_data();
    void case14_withoutItsOwnKeyItRefusesToStart();
    void case14_oneFileAloneOrWithPlaintextIsBadUsage_data();
    void case14_oneFileAloneOrWithPlaintextIsBadUsage();

private:
    void refuses(const QStringList &options, int status, const QString &said);

    QString m_data;
    TlsFiles m_files;
};

void TestTlsFiles::prepare() {
    m_data = freshFolder();
    const QString folder = freshFolder();
    m_files = {folder + u"/class.pem"_s, folder + u"/class.key"_s};
    QVERIFY(write(m_files, makeSampleCertificate()));
}

void TestTlsFiles::refuses(const QStringList &options, int status, const QString &said) {
    QTcpServer free; // a port that nobody else has
    QVERIFY(free.listen(QHostAddress::LocalHost));
    const quint16 port = free.serverPort();
    free.close();
    const FinishedRun run = runServer(
        QStringList{u"--listen"_s, u"127.0.0.1"_s, u"--port"_s, QString::number(port), u"--data"_s, m_data} +
        options);
    QCOMPARE(run.exitCode, status);
    QVERIFY2(run.errors.contains(said), qPrintable(run.errors));
    QVERIFY2(!run.output.contains(u"Listening"_s) && !run.output.contains(u"Socket"_s),
             qPrintable(run.output));
    QVERIFY(!findRunningServer(m_data));
    QVERIFY(free.listen(QHostAddress::LocalHost, port));
}

void TestTlsFiles::case14_withoutAGoodCertificateAndKeyItRefusesToStart_data() {
    using Spoil = std::function<bool(const TlsFiles &)>;
    QTest::addColumn<Spoil>("spoil");
    QTest::addColumn<QString>("file");
    const auto row = [](const char *name, const char *file, const Spoil &spoil) {
        QTest::newRow(name) << spoil << QString::fromLatin1(file);
    };
    row("no certificate", "class.pem",
        [](const TlsFiles &files) { return QFile::remove(files.certificate); });
    row("no key", "class.key", [](const TlsFiles &files) { return QFile::remove(files.key); });
    // A folder in its place: root cannot read that either.
    row("a certificate that cannot be read", "class.pem", [](const TlsFiles &files) {
        return QFile::remove(files.certificate) && QDir().mkdir(files.certificate);
    });
    row("a key that cannot be read", "class.key",
        [](const TlsFiles &files) { return QFile::remove(files.key) && QDir().mkdir(files.key); });
    row("an empty certificate", "class.pem",
        [](const TlsFiles &files) { return writeFile(files.certificate, {}); });
    row("half a key", "class.key",
        [](const TlsFiles &files) { return writeFile(files.key, readFile(files.key).left(60)); });
    row("the key of another", "class.key",
        [](const TlsFiles &files) { return writeFile(files.key, pemOf(makeSampleCertificate().key.get())); });
    row("a key behind a passphrase", "class.key", [](const TlsFiles &files) {
        return writeFile(files.key, pemOf(makeSampleCertificate().key.get(), "secret"));
    });
    row("expired", "class.pem", [](const TlsFiles &files) {
        return write(files, makeSampleCertificate({.begins = -2 * day, .ends = -day}));
    });
    row("not valid yet", "class.pem", [](const TlsFiles &files) {
        return write(files, makeSampleCertificate({.begins = day, .ends = 2 * day}));
    });
}

void TestTlsFiles::case14_withoutAGoodCertificateAndKeyItRefusesToStart() {
    QFETCH(std::function<bool(const TlsFiles &)>, spoil);
    QFETCH(QString, file);
    QVERIFY(spoil(m_files));
    refuses({u"--certificate"_s, m_files.certificate, u"--key"_s, m_files.key}, serverexit::couldNotStart,
            file);
}

void TestTlsFiles::case14_withoutItsOwnKeyItRefusesToStart_data() {
    QTest::addColumn<bool>("isCertificate");
    QTest::addColumn<bool>("isGone");
    QTest::newRow("the certificate is gone") << true << true;
    QTest::newRow("the key is gone") << false << true;
    QTest::newRow("the certificate is damaged") << true << false;
    QTest::newRow("the key is damaged") << false << false;
}

void TestTlsFiles::case14_withoutItsOwnKeyItRefusesToStart() {
    QFETCH(bool, isCertificate);
    QFETCH(bool, isGone);
    const TlsFiles own = ownTlsFiles(m_data);
    QVERIFY(!makeOwnCertificate(own, {u"localhost"_s}));
    const QString file = isCertificate ? own.certificate : own.key;
    const QString other = isCertificate ? own.key : own.certificate;
    const QByteArray kept = readFile(other);
    QVERIFY(isGone ? QFile::remove(file) : writeFile(file, "-----BEGIN"));
    refuses({}, serverexit::couldNotStart, file);
    QCOMPARE(readFile(other), kept); // and makes no new ones in silence
    QCOMPARE(QFile::exists(file), !isGone);
}

void TestTlsFiles::case14_oneFileAloneOrWithPlaintextIsBadUsage_data() {
    QTest::addColumn<QStringList>("options");
    QTest::newRow("a certificate alone") << QStringList{u"--certificate"_s, u"class.pem"_s};
    QTest::newRow("a key alone") << QStringList{u"--key"_s, u"class.key"_s};
    QTest::newRow("both and plaintext")
        << QStringList{u"--certificate"_s, u"class.pem"_s, u"--key"_s, u"class.key"_s, u"--plaintext"_s};
}

void TestTlsFiles::case14_oneFileAloneOrWithPlaintextIsBadUsage() {
    QFETCH(QStringList, options);
    refuses(options, serverexit::badUsage, u"--certificate"_s);
}

LECTERN_TEST(TestTlsFiles, QCoreApplication)
#include "tst_tlsfiles.moc"
