// SPDX-License-Identifier: GPL-3.0-or-later
// The one page of the first start: where the class is and who one is. Errors stand beside the field they
// belong to. objectNames: addressField, nameField, keyField, joinButton, addressError, nameError, keyError,
// suggestionButton, busyText; with lookForServers() foundText and foundList.
#pragma once

#include "shared/client/connection.h"
#include "shared/client/discovery.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace lectern::ui {

class FoundServers;

class ConnectPage : public QWidget {
    Q_OBJECT

public:
    // Students are asked for a name, teachers for the teacher key (an empty field uses the stored key, if any).
    explicit ConnectPage(protocol::Role role, QWidget *parent = nullptr);

    // From now on classes on the network are listed above the fields. Without this nothing is ever sent.
    void lookForServers(client::Discovery::Targets targets);
    void setAddress(const QString &address);
    // As if the user had chosen it, the only class on the network does not take its place.
    void keepAddress(const client::ServerAddress &address);
    void setName(const QString &name);
    void setBusy(bool busy); // while connecting: says so, the button becomes Cancel
    void showProblem(const client::JoinProblem &problem);
    void focusFirstEmpty();

Q_SIGNALS:
    // The fields are filled in and well-formed. `nameOrKey` as typed, trimmed.
    void joinWanted(const lectern::client::ServerAddress &server, const QString &nameOrKey);
    void cancelWanted();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void addAddressField(QVBoxLayout *column);
    void addNameField(QVBoxLayout *column);
    void addKeyField(QVBoxLayout *column);
    void addButtons(QVBoxLayout *column);
    QLabel *addField(QVBoxLayout *column, const QString &label, QWidget *field, const QString &errorName);
    void loadRecent();
    void pressed();
    void join();
    void useSuggestion();
    void clearErrors();
    void showError(QLabel *label, QWidget *field, const QString &text);
    QString complaintAboutPerson() const; // empty: name or key is well-formed

    protocol::Role m_role;
    bool m_busy = false;
    QString m_suggestion;
    std::optional<client::ServerAddress> m_kept;
    QVBoxLayout *m_column = nullptr;
    FoundServers *m_found = nullptr; // null: nobody looks
    QComboBox *m_address = nullptr;
    QLineEdit *m_person = nullptr; // name or key
    QLabel *m_addressError = nullptr;
    QLabel *m_personError = nullptr;
    QLabel *m_busyText = nullptr;
    QPushButton *m_suggest = nullptr;
    QPushButton *m_button = nullptr;
};

} // namespace lectern::ui
