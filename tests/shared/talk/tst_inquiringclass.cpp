// SPDX-License-Identifier: GPL-3.0-or-later
// Students ask the teacher, with the real daemon: what each reader's list says of it, and that no question is lost or
// asked twice, whatever the network does.
#include "shared/talk/inquiriesmodel.h"
#include "tests/support/cuttableproxy.h"
#include "tests/support/serverprocess.h"
#include "tests/support/testcase.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSignalSpy>

using namespace Qt::Literals::StringLiterals;
using namespace lectern;
using client::LinkState;
using protocol::Role;
using talk::InquiriesModel;

namespace {

struct Reader {
    client::Connection connection;
    client::Requester requester{connection};
    InquiriesModel model;
    QSignalSpy asked{&model, &InquiriesModel::asked};
    QSignalSpy askRefused{&model, &InquiriesModel::askRefused};
    QSignalSpy refused{&model, &InquiriesModel::refused};

    Reader(Role role) : model(requester, role) {
        QObject::connect(&connection, &client::Connection::joined, &model,
                         [this](const protocol::Welcome &welcome) {
                             if (!welcome.resumed)
                                 model.startOver(welcome.seat);
                         });
        QObject::connect(&connection, &client::Connection::received, &model, &InquiriesModel::receive);
    }
    void join(const test::ServerProcess &server, const QString &name, quint16 port) {
        client::Credentials credentials;
        credentials.role = model.reader();
        credentials.name = name;
        if (model.reader() == Role::Teacher)
            credentials.key = server.teacherKey();
        connection.open({u"127.0.0.1"_s, port}, credentials);
        WAIT_COMPARE(connection.state(), LinkState::Ready);
    }
    QVariant at(int row, int role) const { return model.index(row).data(role); }
    QString text(int row = 0) const { return at(row, InquiriesModel::Text).toString(); }
    InquiryId id(int row = 0) const { return {at(row, InquiriesModel::Inquiry).toULongLong()}; }
    QString standing(int row = 0) const { return at(row, InquiriesModel::StandingText).toString(); }
    client::Answer refusal() const { return refused.last().at(1).value<client::Answer>(); }
};

} // namespace

class TestInquiringClass : public test::TestCase {
    Q_OBJECT

protected:
    void prepare() override {
        server = std::make_unique<test::ServerProcess>();
        QVERIFY(server->start());
        network = std::make_unique<test::CuttableProxy>(server->port());
        teacher = std::make_unique<Reader>(Role::Teacher);
        ana = std::make_unique<Reader>(Role::Student);
        ben = std::make_unique<Reader>(Role::Student);
        teacher->join(*server, u"Teacher"_s, server->port());
        ana->join(*server, u"Ana"_s, network->port());
        ben->join(*server, u"Ben"_s, server->port());
    }

private Q_SLOTS:
    void cleanup() {
        for (auto *reader : {&teacher, &ana, &ben})
            reader->reset();
        network.reset();
        server.reset();
    }

    void aQuestionReachesEverybodyWithTheName() {
        ana->model.inquire(u"What is a segment?"_s, false);
        QVERIFY(ana->model.isAsking());
        WAIT_COMPARE(ana->asked.size(), 1);
        QVERIFY(!ana->model.isAsking());
        for (Reader *reader : {teacher.get(), ben.get()}) {
            WAIT_COMPARE(reader->model.rowCount(), 1);
            QCOMPARE(reader->text(), u"What is a segment?"_s);
            QCOMPARE(reader->at(0, InquiriesModel::Who), u"Ana"_s);
            QCOMPARE(reader->model.openCount(), 1);
        }
        WAIT_COMPARE(ana->at(0, InquiriesModel::Who), u"[You]"_s);
    }

    void withoutANameNobodyIsToldWhoAsked() {
        ana->model.inquire(u"What is a segment?"_s, true);
        for (Reader *reader : {teacher.get(), ben.get(), ana.get()}) {
            WAIT_COMPARE(reader->model.rowCount(), 1);
            QCOMPARE(reader->at(0, InquiriesModel::Who), u"Without a name"_s);
        }
    }

    void meTooIsShownAtOnceAndTakenBack() {
        ana->model.inquire(u"Why?"_s, false);
        WAIT_COMPARE(ben->model.rowCount(), 1);
        ben->model.setJoined(ben->id(), true);
        QVERIFY(ben->at(0, InquiriesModel::Joined).toBool());
        WAIT_COMPARE(teacher->at(0, InquiriesModel::MeTooText), u"1 also wants to know"_s);
        QVERIFY(ben->at(0, InquiriesModel::Joined).toBool());
        ben->model.setJoined(ben->id(), false);
        QVERIFY(!ben->at(0, InquiriesModel::Joined).toBool());
        WAIT_COMPARE(teacher->at(0, InquiriesModel::MeTooText), QString());
        QCOMPARE(ben->refused.size(), 0);
    }

    void theLastOfManyQuickPressesCounts() {
        ana->model.inquire(u"Why?"_s, false);
        WAIT_COMPARE(ben->model.rowCount(), 1);
        for (const bool wanted : {true, false, true, false, true})
            ben->model.setJoined(ben->id(), wanted);
        bool flickered = false; // as the answers to the earlier ones come
        connect(&ben->model, &QAbstractItemModel::dataChanged, this,
                [&] { flickered = flickered || !ben->at(0, InquiriesModel::Joined).toBool(); });
        WAIT_COMPARE(teacher->at(0, InquiriesModel::MeTooText), u"1 also wants to know"_s);
        QVERIFY(ben->at(0, InquiriesModel::Joined).toBool());
        QVERIFY(!flickered);
    }

    void aRefusedMeTooIsNotShownAnyMore() {
        ana->model.inquire(u"Why?"_s, false);
        WAIT_COMPARE(ana->model.rowCount(), 1);
        ana->model.setJoined(ana->id(), true); // the own question
        WAIT_COMPARE(ana->refused.size(), 1);
        QVERIFY(ana->refusal().error.code == ErrorCode::NotAllowed);
        QVERIFY(!ana->at(0, InquiriesModel::Joined).toBool());
    }

    void theTeacherAnswersProjectsAndDismisses() {
        ana->model.inquire(u"Why?"_s, true);
        WAIT_COMPARE(teacher->model.rowCount(), 1);
        QSignalSpy projected(&teacher->model, &InquiriesModel::projected);
        teacher->model.project(teacher->id());
        WAIT_COMPARE(projected.size(), 1);
        WAIT_COMPARE(teacher->model.projectedText(), u"Why?"_s);
        WAIT_COMPARE(ben->standing(), u"\u25a3 On the wall"_s);
        teacher->model.project({});
        WAIT_COMPARE(teacher->model.projectedText(), QString());

        teacher->model.answer(teacher->id(), {});
        WAIT_COMPARE(ben->standing(), u"\u2713 Answered aloud"_s);
        QSignalSpy answered(&teacher->model, &InquiriesModel::answered);
        teacher->model.answer(teacher->id(), u"Because."_s);
        WAIT_COMPARE(answered.size(), 1);
        WAIT_COMPARE(ben->at(0, InquiriesModel::AnswerText), u"Answer: Because."_s);
        WAIT_COMPARE(teacher->model.openCount(), 0);

        teacher->model.dismiss(teacher->id());
        for (Reader *reader : {teacher.get(), ben.get(), ana.get()})
            WAIT_COMPARE(reader->model.rowCount(), 0);
    }

    void whatIsRefusedIsSaidAndChangesNothing() {
        teacher->model.answer(InquiryId{99}, u"To what?"_s);
        WAIT_COMPARE(teacher->refused.size(), 1);
        QVERIFY(teacher->refusal().error.code == ErrorCode::UnknownInquiry);
        ana->model.inquire(u"x"_s.repeated(501), false);
        WAIT_COMPARE(ana->askRefused.size(), 1);
        QVERIFY(ana->askRefused.last().first().value<protocol::Error>().code == ErrorCode::TextInvalid);
        QVERIFY(!ana->model.isAsking());
    }

    void whoAsksTooFastIsToldHowLongToWait() {
        for (int i = 0; ana->askRefused.isEmpty() && i < 20; ++i) {
            ana->model.inquire(u"Question %1?"_s.arg(i), false);
            WAIT_FOR(!ana->model.isAsking());
        }
        const auto error = ana->askRefused.value(0).value(0).value<protocol::Error>();
        QVERIFY(error.code == ErrorCode::SlowDown);
        QVERIFY(error.wait.value_or(0) > 0);
    }

    void aQuestionWithoutAConnectionIsKeptAndAskedWhenItIsBack() {
        network->cut();
        WAIT_COMPARE(ana->connection.state(), LinkState::Reconnecting);
        ana->model.inquire(u"Anyone there?"_s, true);
        QVERIFY(ana->model.isWaiting());
        network->mend();
        WAIT_COMPARE(ana->asked.size(), 1);
        WAIT_COMPARE(teacher->model.rowCount(), 1);
        QCOMPARE(teacher->text(), u"Anyone there?"_s);
    }

    void aQuestionWhoseAnswerWasLostIsNotAskedTwice() {
        network->swallowAnswers();
        ana->model.inquire(u"Only once?"_s, true);
        WAIT_COMPARE(teacher->model.rowCount(), 1);
        QCOMPARE(ana->asked.size(), 0);
        network->cut();
        WAIT_FOR(ana->model.isWaiting());
        network->mend();
        WAIT_COMPARE(ana->asked.size(), 1);
        ben->model.inquire(u"And this?"_s, false); // behind what ana said twice
        WAIT_COMPARE(teacher->model.rowCount(), 2);
        QCOMPARE(teacher->text(0), u"Only once?"_s);
        QCOMPARE(teacher->text(1), u"And this?"_s);
    }

    void afterAReconnectionTheListIsWhatTheServerHas() {
        ben->model.inquire(u"Why?"_s, false);
        WAIT_COMPARE(ana->model.rowCount(), 1);
        ana->model.setJoined(ana->id(), true);
        WAIT_COMPARE(teacher->at(0, InquiriesModel::MeTooText), u"1 also wants to know"_s);
        network->cut();
        WAIT_COMPARE(ana->connection.state(), LinkState::Reconnecting);
        ben->model.inquire(u"And UDP?"_s, false);
        WAIT_COMPARE(teacher->model.rowCount(), 2);
        network->mend();
        WAIT_COMPARE(ana->model.rowCount(), 2);
        QCOMPARE(ana->text(0), u"Why?"_s);
        QVERIFY(ana->at(0, InquiriesModel::Joined).toBool());
        QVERIFY(!ana->at(1, InquiriesModel::Joined).toBool());
    }

    void whatCannotBeSentIsSaid() {
        ben->model.inquire(u"Why?"_s, false);
        WAIT_COMPARE(ana->model.rowCount(), 1);
        network->cut();
        WAIT_COMPARE(ana->connection.state(), LinkState::Reconnecting);
        ana->model.setJoined(ana->id(), true);
        QCOMPARE(ana->refused.size(), 1);
        QVERIFY(ana->refusal().isLost());
        QVERIFY(!ana->at(0, InquiriesModel::Joined).toBool());
    }

private:
    std::unique_ptr<test::ServerProcess> server;
    std::unique_ptr<test::CuttableProxy> network;
    std::unique_ptr<Reader> teacher, ana, ben;
};

LECTERN_TEST(TestInquiringClass, QCoreApplication)
#include "tst_inquiringclass.moc"
