// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/talk/inquiries/inquiriespanel.h"

#include "shared/talk/inquiriesmodel.h"
#include "shared/ui/alert.h"
#include "shared/ui/errortext.h"
#include "shared/ui/flowlayout.h"
#include "shared/ui/talk/inquiries/answerdialog.h"
#include "shared/ui/talk/inquiries/askteacherdialog.h"
#include "shared/ui/talk/inquiries/dismissdialog.h"
#include "shared/ui/talk/inquiries/inquirylist.h"
#include "shared/ui/theme.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace lectern::ui {

using namespace Qt::Literals::StringLiterals;
using talk::InquiriesModel;

InquiriesPanel::InquiriesPanel(InquiriesModel &model, QWidget *parent, std::chrono::milliseconds rest)
    : QWidget(parent),
      m_model(model),
      m_isTeacher(model.reader() == protocol::Role::Teacher),
      m_list(new InquiryList(rest, this)),
      m_empty(plainLabel({}, this)),
      m_notice(plainLabel({}, this)),
      m_buttons(new QWidget(this)) {
    setObjectName(u"inquiriesPanel"_s);
    m_list->setModel(&model);
    m_list->setAccessibleName(tr("Questions to the teacher"));
    build();
    connect(m_list, &InquiryList::heldChanged, &model, &InquiriesModel::setHeld);
    connect(m_list, &InquiryList::chosenChanged, this, &InquiriesPanel::refresh);
    connectModel();
    refresh();
    refreshEmpty();
}

void InquiriesPanel::build() {
    m_empty->setObjectName(u"inquiryEmpty"_s);
    m_empty->setAlignment(Qt::AlignTop);
    setTextColor(m_empty, mutedTextColor(palette()));
    m_empty->setText(
        m_isTeacher ? tr("No questions yet. Students press \u201cAsk the teacher...\u201d to ask one, with "
                         "their name or without.")
                    : tr("Nobody has asked anything yet. Press \u201cAsk the teacher...\u201d: you need not "
                         "raise your hand, nor give your name."));
    m_notice->setObjectName(u"inquiryNotice"_s);
    m_notice->hide();
    auto *flow = new FlowLayout(m_buttons);
    flow->setContentsMargins({});
    flow->setSpacing(space);
    if (m_isTeacher) {
        m_answer = add(u"answerButton"_s, tr("Answer..."), &InquiriesPanel::openAnswer);
        m_aloud = add(u"answeredAloudButton"_s, tr("Answered aloud"), &InquiriesPanel::answerAloud);
        m_project = add(u"projectInquiryButton"_s, tr("Show on the wall"), &InquiriesPanel::toggleProjected);
        m_dismiss = add(u"dismissInquiryButton"_s, tr("Dismiss..."), &InquiriesPanel::confirmDismissal);
    } else {
        m_meToo = add(u"meTooButton"_s, tr("Me too"), &InquiriesPanel::toggleMeToo);
        m_meToo->setCheckable(true);
        m_ask = add(u"askTeacherButton"_s, tr("Ask the teacher..."), &InquiriesPanel::ask);
        m_askDialog = new AskTeacherDialog(this);
        connect(m_askDialog, &InquiryDialog::sendWanted, this, &InquiriesPanel::send);
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, space, 0, 0);
    column->setSpacing(space);
    column->addWidget(m_empty, 1); // in place of the list
    column->addWidget(m_list, 1);
    column->addWidget(m_notice);
    column->addWidget(m_buttons);
}

QPushButton *InquiriesPanel::add(const QString &name, const QString &words, void (InquiriesPanel::*deed)()) {
    auto *button = new QPushButton(words, m_buttons);
    button->setObjectName(name);
    button->setAccessibleName(words);
    button->setAutoDefault(false);
    m_buttons->layout()->addWidget(button);
    connect(button, &QPushButton::clicked, this, deed);
    return button;
}

void InquiriesPanel::connectModel() {
    for (const auto changed : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_model, changed, this, &InquiriesPanel::refreshEmpty);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &InquiriesPanel::refreshEmpty);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &InquiriesPanel::refresh);
    connect(&m_model, &InquiriesModel::refused, this, &InquiriesPanel::takeRefusal);
    connect(&m_model, &InquiriesModel::answered, this, &InquiriesPanel::takeAnswered);
    connect(&m_model, &InquiriesModel::projected, this, [this](InquiryId id) {
        tell({});
        if (id)
            Q_EMIT projectWanted();
    });
    connect(&m_model, &InquiriesModel::dismissed, this, [this] { tell({}); });
    connect(&m_model, &InquiriesModel::startedOver, this, &InquiriesPanel::closeDialogs);
    if (m_isTeacher)
        return;
    connect(&m_model, &InquiriesModel::waitingChanged, this, &InquiriesPanel::showAsking);
    connect(&m_model, &InquiriesModel::askRefused, this, &InquiriesPanel::takeAskRefusal);
    connect(&m_model, &InquiriesModel::asked, this, [this] {
        if (!m_askDialog->isUnderWay())
            return; // it was asked elsewhere
        tell(tr("Your question has been asked."));
        m_askDialog->taken();
    });
}

// ---- what can be done ----

InquiryId InquiriesPanel::chosen() const { return {of(InquiriesModel::Inquiry).toULongLong()}; }

QVariant InquiriesPanel::of(int role) const { return m_list->currentIndex().data(role); }

void InquiriesPanel::refresh() {
    const bool any = m_isReady && bool(chosen());
    for (auto *button : m_buttons->findChildren<QPushButton *>()) {
        button->setEnabled(any);
        button->setToolTip(m_isReady ? any ? QString() : tr("Choose a question first.")
                                     : plainToolTip(m_whyNot));
    }
    if (m_isTeacher) {
        const bool open = of(InquiriesModel::Open).toBool();
        m_aloud->setEnabled(any && open); // else it would take the place of what was written
        if (any && !open)
            m_aloud->setToolTip(tr("This question is answered."));
        m_project->setText(of(InquiriesModel::Projected).toBool() ? tr("Take off the wall")
                                                                  : tr("Show on the wall"));
        m_project->setAccessibleName(m_project->text());
        return;
    }
    m_ask->setEnabled(m_isReady);
    m_ask->setToolTip(m_isReady ? QString() : plainToolTip(m_whyNot));
    const bool joined = of(InquiriesModel::Joined).toBool();
    m_meToo->setVisible(!of(InquiriesModel::Own).toBool());
    m_meToo->setChecked(joined);
    m_meToo->setText(joined ? tr("\u2713 Me too") : tr("Me too"));
}

void InquiriesPanel::refreshEmpty() {
    const bool isEmpty = m_model.rowCount() == 0;
    m_empty->setVisible(isEmpty);
    m_list->setVisible(!isEmpty);
    refresh();
}

void InquiriesPanel::setReady(bool ready, const QString &why) {
    m_isReady = ready;
    m_whyNot = ready ? QString() : why;
    refresh();
    refreshNotice();
}

void InquiriesPanel::takeFocus() {
    if (m_model.rowCount() > 0)
        m_list->setFocus(Qt::ShortcutFocusReason);
    else if (m_ask)
        m_ask->setFocus(Qt::ShortcutFocusReason);
    m_list->chooseFirst();
}

void InquiriesPanel::tell(const QString &sentence) {
    m_said = sentence;
    refreshNotice();
}

// A question that waits is what one cares for most.
void InquiriesPanel::refreshNotice() {
    const QString kept =
        tr("There is no connection. Your question is kept, and asked as soon as it is back.");
    const QString now = m_model.isWaiting() ? kept : m_isReady ? m_said : m_whyNot;
    const bool isNews = !now.isEmpty() && now != m_notice->text();
    m_notice->setText(now);
    m_notice->setVisible(!now.isEmpty());
    if (isNews)
        announce(m_notice);
}

// ---- a student's ----

void InquiriesPanel::toggleMeToo() {
    tell({});
    m_model.setJoined(chosen(), !of(InquiriesModel::Joined).toBool());
}

void InquiriesPanel::ask() {
    if (m_askDialog)
        m_askDialog->open();
}

void InquiriesPanel::send(const QString &text) {
    if (m_model.isAsking()) {
        m_askDialog->refused(tr("The question before this one is still on its way."), 0);
        return;
    }
    tell({});
    m_model.inquire(text, m_askDialog->isAnonymous());
}

void InquiriesPanel::showAsking() {
    refreshNotice();
    if (m_askDialog->isUnderWay())
        m_askDialog->setUnderWay(
            true, m_model.isWaiting() ? m_notice->text() + u' ' + tr("You may close this.") : QString());
}

void InquiriesPanel::takeAskRefusal(const protocol::Error &error) {
    if (!m_askDialog->isUnderWay())
        return; // it was asked elsewhere
    const QString why = errorText(error);
    m_askDialog->refused(why, error.wait.value_or(0));
    tell(m_askDialog->isVisible() ? QString() : tr("Your question was not asked. %1").arg(why));
}

// ---- a teacher's ----

void InquiriesPanel::openAnswer() {
    m_answerDialog = new AnswerDialog(chosen(), of(InquiriesModel::Text).toString(),
                                      of(InquiriesModel::Answer).toString(), this);
    connect(m_answerDialog, &InquiryDialog::sendWanted, this, [this](const QString &text) {
        tell({});
        m_model.answer(m_answerDialog->inquiry(), text);
    });
    m_answerDialog->open();
}

void InquiriesPanel::answerAloud() { m_model.answer(chosen(), {}); }

void InquiriesPanel::toggleProjected() {
    m_model.project(of(InquiriesModel::Projected).toBool() ? InquiryId{} : chosen());
}

void InquiriesPanel::confirmDismissal() {
    m_dismissDialog = new DismissDialog(of(InquiriesModel::Text).toString(), this);
    connect(m_dismissDialog, &QDialog::accepted, this, [this, id = chosen()] { m_model.dismiss(id); });
    m_dismissDialog->open();
}

// They are about questions of another class.
void InquiriesPanel::closeDialogs() {
    for (QDialog *dialog : {static_cast<QDialog *>(m_answerDialog), m_dismissDialog.data()}) {
        if (dialog)
            dialog->reject();
    }
    if (m_askDialog)
        m_askDialog->startOver();
    tell({});
}

void InquiriesPanel::takeAnswered(InquiryId id) {
    tell({});
    if (m_answerDialog && m_answerDialog->inquiry() == id && m_answerDialog->isUnderWay())
        m_answerDialog->taken();
}

void InquiriesPanel::takeRefusal(InquiryId id, const client::Answer &answer) {
    const QString why =
        answer.isLost()
            ? tr("The connection broke before the server confirmed this. Look whether it happened, else "
                 "try again.")
            : errorText(answer.error);
    if (m_answerDialog && m_answerDialog->inquiry() == id && m_answerDialog->isUnderWay())
        m_answerDialog->refused(why, answer.error.wait.value_or(0));
    else
        tell(why);
}

} // namespace lectern::ui
