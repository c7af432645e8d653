// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/connectpage.h"

#include "shared/client/joinlink.h"
#include "shared/client/recentservers.h"
#include "shared/ui/alert.h"
#include "shared/ui/errortext.h"
#include "shared/ui/foundservers.h"
#include "shared/ui/scrolledcolumn.h"
#include "shared/ui/theme.h"

#include <QComboBox>
#include <QCompleter>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace lectern::ui {

using namespace Qt::Literals::StringLiterals;
using protocol::Role;

namespace {

constexpr int belowTitle = 3;               // in the column
constexpr int suggestionWidth = 24 * space; // of a name within its button

bool isEnter(const QKeyEvent &event) { return event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter; }

qsizetype codePoints(const QString &text) { return text.toUcs4().size(); }

} // namespace

ConnectPage::ConnectPage(Role role, QWidget *parent) : QWidget(parent), m_role(role) {
    setObjectName(u"connectPage"_s);
    auto *column = m_column = new QVBoxLayout(scrolledColumn(this));
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space);
    column->addStretch(1);
    auto *title = plainLabel(role == Role::Student ? tr("Join a class") : tr("Open your class"), this);
    setScaledFont(title, 1.8, true);
    column->addWidget(title);
    column->addSpacing(space);
    addAddressField(column);
    if (role == Role::Student)
        addNameField(column);
    else
        addKeyField(column);
    addButtons(column);
    column->addStretch(2);
    clearErrors();
}

QLabel *ConnectPage::addField(QVBoxLayout *column, const QString &label, QWidget *field,
                              const QString &errorName) {
    auto *caption = new QLabel(label, this);
    caption->setTextFormat(Qt::PlainText);
    caption->setBuddy(field);
    auto *error = plainLabel({}, this);
    error->setObjectName(errorName);
    setTextColor(error, warningColor(palette()));
    column->addWidget(caption);
    column->addWidget(field);
    column->addWidget(error);
    return error;
}

void ConnectPage::addAddressField(QVBoxLayout *column) {
    m_address = new QComboBox(this);
    m_address->setObjectName(u"addressField"_s);
    m_address->setAccessibleName(tr("Address of the server"));
    m_address->setEditable(true);
    m_address->setInsertPolicy(QComboBox::NoInsert);
    m_address->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_address->setCompleter(nullptr); // it would put the port of another time behind what was typed
    m_address->addItems(client::RecentServers::load());
    m_address->lineEdit()->setPlaceholderText(tr("192.168.1.20 or a join link"));
    m_addressError = addField(column, tr("&Address of the server"), m_address, u"addressError"_s);
}

void ConnectPage::addNameField(QVBoxLayout *column) {
    m_person = new QLineEdit(client::RecentServers::lastName(), this);
    m_person->setObjectName(u"nameField"_s);
    m_person->setAccessibleName(tr("Your name"));
    m_person->setPlaceholderText(tr("as the class knows you"));
    m_personError = addField(column, tr("Your &name"), m_person, u"nameError"_s);
}

void ConnectPage::addKeyField(QVBoxLayout *column) {
    m_person = new QLineEdit(this);
    m_person->setObjectName(u"keyField"_s);
    m_person->setAccessibleName(tr("Teacher key"));
    m_person->setPlaceholderText(tr("not needed on the server's own computer"));
    m_personError = addField(column, tr("Teacher &key"), m_person, u"keyError"_s);
}

void ConnectPage::addButtons(QVBoxLayout *column) {
    m_suggest = new QPushButton(this);
    m_suggest->setObjectName(u"suggestionButton"_s);
    m_busyText = plainLabel({}, this);
    m_busyText->setObjectName(u"busyText"_s);
    setTextColor(m_busyText, mutedTextColor(palette()));
    m_button = new QPushButton(this);
    m_button->setObjectName(u"joinButton"_s);
    setPrimary(m_button);
    for (QPushButton *button : {m_suggest, m_button})
        button->setAutoDefault(true); // Return presses the one that has the focus
    column->addWidget(m_suggest, 0, Qt::AlignLeft);
    column->addSpacing(space);
    column->addWidget(m_button);
    column->addWidget(m_busyText);
    m_button->installEventFilter(this);
    connect(m_suggest, &QPushButton::clicked, this, &ConnectPage::useSuggestion);
    connect(m_button, &QPushButton::clicked, this, &ConnectPage::pressed);
    setBusy(false);
}

void ConnectPage::lookForServers(client::Discovery::Targets targets) {
    if (m_found)
        return;
    m_found = new FoundServers(m_role, *m_address, std::move(targets), this);
    m_found->setBusy(m_busy);
    if (m_kept)
        m_found->keep(*m_kept);
    connect(m_found, &FoundServers::goOn, this, &ConnectPage::join);
    m_column->insertWidget(belowTitle, m_found);
    // Held at the top: a list that grows in the middle of the page would move itself.
    m_column->setStretch(0, 0);
    m_column->insertSpacing(0, 4 * space);
    setTabOrder(m_found->list(), m_address);
}

void ConnectPage::setAddress(const QString &address) { m_address->setEditText(address); }

void ConnectPage::keepAddress(const client::ServerAddress &address) {
    m_kept = address;
    if (m_found)
        m_found->keep(address);
}

void ConnectPage::setName(const QString &name) {
    if (m_role == Role::Student)
        m_person->setText(name);
}

void ConnectPage::setBusy(bool busy) {
    m_busy = busy;
    if (m_found)
        m_found->setBusy(busy);
    m_address->setEnabled(!busy);
    m_person->setEnabled(!busy);
    m_button->setText(busy ? tr("Cancel") : m_role == Role::Student ? tr("&Join") : tr("C&onnect"));
    m_button->setAccessibleName(m_button->text().remove(QLatin1Char('&')));
    const auto server = client::ServerAddress::parse(m_address->currentText()); // a link is long
    m_busyText->setText(busy && server ? tr("Connecting to %1…").arg(server->toString()) : QString());
    if (!busy)
        return;
    clearErrors();
    announce(m_busyText);
}

void ConnectPage::showProblem(const client::JoinProblem &problem) {
    setBusy(false);
    clearErrors();
    const auto server = client::ServerAddress::parse(m_address->currentText().trimmed());
    const ExplainedProblem explained = explain(problem, server.value_or(client::ServerAddress{}), m_role);
    if (explained.field == ExplainedProblem::Field::Address)
        return showError(m_addressError, m_address, explained.text);
    showError(m_personError, m_person, explained.text);
    m_suggestion = explained.suggestion;
    m_suggest->setVisible(!m_suggestion.isEmpty());
    const QString shown = m_suggest->fontMetrics().elidedText(m_suggestion, Qt::ElideMiddle, suggestionWidth);
    // In a button's text an ampersand marks the mnemonic; in a name it is just a letter.
    m_suggest->setText(tr("&Use %1").arg(QString(shown).replace(u"&"_s, u"&&"_s)));
    m_suggest->setToolTip(plainToolTip(m_suggestion));
    m_suggest->setAccessibleName(tr("Use %1").arg(m_suggestion));
}

// Where classes are looked for, the address comes by itself.
void ConnectPage::focusFirstEmpty() {
    const bool noAddress = m_address->currentText().trimmed().isEmpty();
    const bool nameFirst = m_found && m_role == Role::Student && m_person->text().trimmed().isEmpty();
    if (noAddress && !nameFirst)
        m_address->setFocus();
    else
        m_person->setFocus();
}

void ConnectPage::pressed() {
    if (m_busy)
        Q_EMIT cancelWanted();
    else
        join();
}

// Here and not in the fields: an editable combo box hands Return to its line edit twice.
void ConnectPage::keyPressEvent(QKeyEvent *event) {
    if (m_busy && event->key() == Qt::Key_Escape)
        Q_EMIT cancelWanted();
    else if (!isEnter(*event))
        QWidget::keyPressEvent(event);
    else if (!m_busy)
        join();
}

// The button has the focus while the fields are disabled. Whoever presses Return twice means to join once, not
// to cancel at once.
bool ConnectPage::eventFilter(QObject *watched, QEvent *event) {
    const bool isKey = event->type() == QEvent::KeyPress;
    if (m_busy && watched == m_button && isKey && isEnter(*static_cast<QKeyEvent *>(event)))
        return true;
    return QWidget::eventFilter(watched, event);
}

void ConnectPage::showEvent(QShowEvent *event) {
    QWidget::showEvent(event);
    if (!event->spontaneous())
        loadRecent();
}

// Anew each time the page comes back: the class that was just left is the likeliest next one.
void ConnectPage::loadRecent() {
    const QString typed = m_address->currentText();
    m_address->clear();
    m_address->addItems(client::RecentServers::load());
    m_address->setEditText(typed);
}

void ConnectPage::join() {
    clearErrors();
    const auto server = client::ServerAddress::parse(m_address->currentText().trimmed());
    if (!server) {
        const bool link = client::isJoinLink(m_address->currentText().trimmed());
        return showError(m_addressError, m_address,
                         link ? tr("This join link is not whole. Copy all of it, or type the address.")
                              : tr("Type the server's address, for example 192.168.1.20 or lab-pc:4444."));
    }
    if (const QString complaint = complaintAboutPerson(); !complaint.isEmpty())
        return showError(m_personError, m_person, complaint);
    Q_EMIT joinWanted(*server, m_person->text().trimmed());
}

QString ConnectPage::complaintAboutPerson() const {
    const QString text = m_person->text().trimmed();
    if (m_role == Role::Teacher) {
        return text.isEmpty() || TeacherKey::fromText(text)
                   ? QString()
                   : tr("This is not a teacher key: it has eight groups of four letters and digits.");
    }
    if (text.isEmpty())
        return tr("Type your name.");
    return codePoints(text) > limits::nameCharacters
               ? tr("A name has at most %1 letters.").arg(limits::nameCharacters)
               : QString();
}

void ConnectPage::useSuggestion() {
    m_person->setText(m_suggestion);
    join();
}

void ConnectPage::clearErrors() {
    m_suggestion.clear();
    m_suggest->hide();
    for (QLabel *error : {m_addressError, m_personError}) {
        error->clear();
        error->hide();
    }
    m_address->setAccessibleDescription({});
    m_person->setAccessibleDescription({});
}

void ConnectPage::showError(QLabel *label, QWidget *field, const QString &text) {
    label->setText(text);
    label->show();
    field->setAccessibleDescription(text);
    field->setFocus();
    announce(label);
}

} // namespace lectern::ui
