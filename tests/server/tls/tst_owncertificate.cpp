// SPDX-License-Identifier: GPL-3.0-or-later
// Read back with Qt's own eyes, not with ours.
#include "server/tls/owncertificate.h"
#include "tests/server/tls/samplecertificate.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QDir>
#include <QHostAddress>
#include <QSslCertificate>
#include <QSslCertificateExtension>
#include <QSslKey>

#include <csignal>
#include <sys/resource.h>

using namespace lectern;
using namespace lectern::test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup |
                                      QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;

QString extension(const QSslCertificate &certificate, const QString &oid) {
    for (const QSslCertificateExtension &one : certificate.extensions()) {
        if (one.oid() == oid)
            return one.isCritical() ? u"critical"_s : u"there"_s;
    }
    return {};
}

// Files of this process do not grow beyond it, as on a disk that is full.
class FileLimit {
public:
    explicit FileLimit(rlim_t bytes) {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileLimit() { setrlimit(RLIMIT_FSIZE, &m_before); }
    Q_DISABLE_COPY_MOVE(FileLimit)

private:
    rlimit m_before{};
};

} // namespace

class TestOwnCertificate : public test::TestCase {
    Q_OBJECT

protected:
    void prepare() override {
        m_folder = freshFolder();
        m_files = ownTlsFiles(m_folder);
    }

private Q_SLOTS:
    void aCertificateIsMadeWithAKeyThatFits();
    void itSaysWhatItIsForAndNothingMore();
    void noClockFindsItExpired();
    void everyServerHasItsOwn();
    void theKeyIsForTheOwnerAlone();
    void whatIsThereStaysAsItIs();
    void aFullDiskLeavesNothingThatIsCutShort();
    void oneWithoutTheOtherIsAnErrorAndMakesNothing_data();
    void oneWithoutTheOtherIsAnErrorAndMakesNothing();
    void anErrorOnTheWayLeavesNothingBehind_data();
    void anErrorOnTheWayLeavesNothingBehind();
    void namesAndAddressesAreAlternativeNames();
    void whatIsNoNameIsLeftOut_data();
    void whatIsNoNameIsLeftOut();
    void withoutAnyNameItIsMadeAllTheSame();
    void aKeyThatOthersCouldReadIsTightenedAndTold();

private:
    QSslCertificate made(const QStringList &names = {u"localhost"_s});

    QString m_folder;
    TlsFiles m_files;
};

QSslCertificate TestOwnCertificate::made(const QStringList &names) {
    const auto problem = makeOwnCertificate(m_files, names);
    return problem ? QSslCertificate() : QSslCertificate(readFile(m_files.certificate));
}

void TestOwnCertificate::aCertificateIsMadeWithAKeyThatFits() {
    const QSslCertificate certificate = made();
    QVERIFY(!certificate.isNull());
    const QSslKey key(readFile(m_files.key), QSsl::Ec);
    QCOMPARE(key.length(), 256);
    QCOMPARE(certificate.publicKey().algorithm(), QSsl::Ec);
    const auto loaded = TlsIdentity::load(m_files);
    QVERIFY(std::holds_alternative<TlsIdentity>(loaded));
    QCOMPARE(std::get<TlsIdentity>(loaded).fingerprint().toHex(),
             QString::fromLatin1(certificate.digest(QCryptographicHash::Sha256).toHex()));
}

void TestOwnCertificate::itSaysWhatItIsForAndNothingMore() {
    const QSslCertificate certificate = made();
    QCOMPARE(certificate.version(), "3");
    QCOMPARE(certificate.issuerInfo(QSslCertificate::CommonName), QStringList{u"Lectern server"_s});
    QCOMPARE(certificate.subjectInfo(QSslCertificate::CommonName), QStringList{u"Lectern server"_s});
    QCOMPARE(extension(certificate, u"2.5.29.19"_s), u"critical"_s); // basicConstraints
    QCOMPARE(extension(certificate, u"2.5.29.15"_s), u"critical"_s); // keyUsage
    QCOMPARE(extension(certificate, u"2.5.29.37"_s), u"there"_s);    // extendedKeyUsage
    QCOMPARE(certificate.extensions().size(), 4);                    // and the names
    const QString text = certificate.toText();
    for (const auto &said : {"CA:FALSE"_L1, "Digital Signature"_L1, "TLS Web Server Authentication"_L1,
                             "ecdsa-with-SHA256"_L1, "NIST CURVE: P-256"_L1})
        QVERIFY2(text.contains(said), qPrintable(text));
}

void TestOwnCertificate::noClockFindsItExpired() {
    const QSslCertificate certificate = made();
    QCOMPARE(certificate.effectiveDate(), QDateTime::fromSecsSinceEpoch(0, Qt::UTC));
    QCOMPARE(certificate.expiryDate(), QDateTime(QDate(9999, 12, 31), QTime(23, 59, 59), Qt::UTC));
}

void TestOwnCertificate::everyServerHasItsOwn() {
    const QSslCertificate first = made();
    m_files = ownTlsFiles(freshFolder());
    const QSslCertificate second = made();
    QVERIFY(!first.isNull() && !second.isNull());
    QVERIFY(first.publicKey() != second.publicKey());
    QVERIFY(first.serialNumber() != second.serialNumber());
    QVERIFY(QByteArray::fromHex(first.serialNumber()).size() >= 16);
}

void TestOwnCertificate::theKeyIsForTheOwnerAlone() {
    QVERIFY(!made().isNull());
    QCOMPARE(QFile::permissions(m_files.key) & others, QFile::Permissions());
    QCOMPARE(QDir(m_folder).entryList(QDir::Files | QDir::Hidden),
             (QStringList{u"certificate.key"_s, u"certificate.pem"_s}));
}

void TestOwnCertificate::aFullDiskLeavesNothingThatIsCutShort() {
    for (const rlim_t room : {0, 100, 300}) { // nothing, half a key, the key and half a certificate
        std::optional<StartProblem> problem;
        {
            const FileLimit limit(room);
            problem = makeOwnCertificate(m_files, {u"localhost"_s});
        }
        QVERIFY(problem);
        QVERIFY2(problem->text.contains(u"cannot be written"_s), qPrintable(problem->text));
        QCOMPARE(QDir(m_folder).entryList(QDir::Files), QStringList());
    }
    QVERIFY(!makeOwnCertificate(m_files, {u"localhost"_s}));
}

void TestOwnCertificate::whatIsThereStaysAsItIs() {
    QVERIFY(!made().isNull());
    const QByteArray certificate = readFile(m_files.certificate);
    const QByteArray key = readFile(m_files.key);
    QVERIFY(!makeOwnCertificate(m_files, {u"other.example"_s}));
    QCOMPARE(readFile(m_files.certificate), certificate);
    QCOMPARE(readFile(m_files.key), key);
}

void TestOwnCertificate::oneWithoutTheOtherIsAnErrorAndMakesNothing_data() {
    QTest::addColumn<QString>("lost");
    QTest::addColumn<QString>("kept");
    const TlsFiles files = ownTlsFiles({});
    QTest::newRow("the certificate is lost") << files.certificate << files.key;
    QTest::newRow("the key is lost") << files.key << files.certificate;
}

void TestOwnCertificate::oneWithoutTheOtherIsAnErrorAndMakesNothing() {
    QFETCH(QString, lost);
    QFETCH(QString, kept);
    QVERIFY(!made().isNull());
    const QByteArray content = readFile(m_folder + kept);
    QVERIFY(QFile::remove(m_folder + lost));
    const auto problem = makeOwnCertificate(m_files, {});
    QVERIFY(problem);
    QCOMPARE(problem->exitStatus, serverexit::couldNotStart);
    QVERIFY2(problem->text.startsWith(m_folder + lost + u" is missing"_s), qPrintable(problem->text));
    QVERIFY(problem->text.contains(u"delete "_s + m_folder + kept));
    QVERIFY(!QFile::exists(m_folder + lost));
    QCOMPARE(readFile(m_folder + kept), content);
}

void TestOwnCertificate::anErrorOnTheWayLeavesNothingBehind_data() {
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("named");
    QTest::newRow("the certificate") << u"/missing/c"_s << u"/k"_s << u"/missing/c"_s;
    QTest::newRow("the key") << u"/c"_s << u"/missing/k"_s << u"/missing/k"_s;
}

void TestOwnCertificate::anErrorOnTheWayLeavesNothingBehind() {
    QFETCH(QString, certificate);
    QFETCH(QString, key);
    QFETCH(QString, named);
    const auto problem = makeOwnCertificate({m_folder + certificate, m_folder + key}, {});
    QVERIFY(problem);
    QVERIFY2(problem->text.contains(m_folder + named + u" cannot be written"_s), qPrintable(problem->text));
    QVERIFY(QDir(m_folder).isEmpty());
}

void TestOwnCertificate::namesAndAddressesAreAlternativeNames() {
    const auto names = made({u"Lab-PC.example"_s, u"localhost"_s, u"127.0.0.1"_s, u"::1"_s, u"fe80::2%eth0"_s,
                             u"mü.example"_s})
                           .subjectAlternativeNames();
    QCOMPARE(names.values(QSsl::DnsEntry).size(), 3);
    for (const auto &name : {u"lab-pc.example"_s, u"localhost"_s, u"xn--m-eha.example"_s})
        QVERIFY2(names.contains(QSsl::DnsEntry, name), qPrintable(name));
    QCOMPARE(names.values(QSsl::IpAddressEntry).size(), 3);
    for (const auto &address : {u"127.0.0.1"_s, u"::1"_s, u"fe80::2"_s})
        QVERIFY2(names.contains(QSsl::IpAddressEntry, QHostAddress(address).toString()), qPrintable(address));
}

void TestOwnCertificate::whatIsNoNameIsLeftOut_data() {
    QTest::addColumn<QString>("name");
    QTest::newRow("empty") << QString();
    QTest::newRow("a blank") << u"my computer"_s;
    QTest::newRow("another name smuggled in") << u"a,DNS:bank.example"_s;
    QTest::newRow("OpenSSL's own notation") << u"@section"_s;
    QTest::newRow("an underscore") << u"my_computer"_s;
    QTest::newRow("a wildcard") << u"*.example"_s;
    QTest::newRow("a hyphen in front") << u"-computer"_s;
    QTest::newRow("a dot at the end") << u"computer."_s;
    QTest::newRow("a label too long") << QString(64, u'a');
    QTest::newRow("too long") << QStringList(64, u"abc"_s).join(u'.');
    QTest::newRow("a line feed") << u"computer\n"_s;
    QTest::newRow("a null") << u"computer"_s + QChar(0) + u"x"_s;
}

void TestOwnCertificate::whatIsNoNameIsLeftOut() {
    QFETCH(QString, name);
    const auto names = made({name, u"localhost"_s}).subjectAlternativeNames();
    QCOMPARE(names.size(), 1);
    QCOMPARE(names.value(QSsl::DnsEntry), u"localhost"_s);
}

void TestOwnCertificate::withoutAnyNameItIsMadeAllTheSame() {
    const QSslCertificate certificate = made({});
    QVERIFY(!certificate.isNull());
    QVERIFY(certificate.subjectAlternativeNames().isEmpty());
}

void TestOwnCertificate::aKeyThatOthersCouldReadIsTightenedAndTold() {
    QVERIFY(!made().isNull());
    QVERIFY(!makeOwnCertificate(m_files, {})); // nothing to tell: no warning
    QVERIFY(QFile::setPermissions(m_files.key, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup));
    QTest::ignoreMessage(
        QtWarningMsg,
        QRegularExpression(u"could read .*certificate\\.key\\. .*0600.* pass for this server"_s));
    QVERIFY(!makeOwnCertificate(m_files, {}));
    QCOMPARE(QFile::permissions(m_files.key) & others, QFile::Permissions());
}

LECTERN_TEST(TestOwnCertificate, QCoreApplication)
#include "tst_owncertificate.moc"
