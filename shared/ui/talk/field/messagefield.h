// SPDX-License-Identifier: GPL-3.0-or-later
// Where a message or a command is typed, and the button that sends it. Each pane has its own draft. What went wrong,
// what is to be waited for, and why nothing can be typed stands above the field as a sentence. objectNames:
// messageField, messageEdit, sendButton, messageError, messageNote, completionList.
#pragma once

#include "shared/protocol/enums.h"
#include "shared/protocol/ids.h"
#include "shared/ui/talk/field/messageedit.h"

#include <QHash>
#include <QWidget>

#include <chrono>
#include <functional>
#include <optional>

class QLabel;
class QPushButton;

namespace lectern::ui {

class Countdown;
class FieldCompletion;

class MessageField : public QWidget {
    Q_OBJECT

public:
    // `second`: how long one of setWaiting() is; a test's are shorter.
    explicit MessageField(protocol::Role role, QWidget *parent = nullptr,
                          std::chrono::milliseconds second = std::chrono::seconds(1));

    void setPane(RoomId pane);             // its draft, its cursor, and what was sent from it
    void forgetPane(RoomId pane);          // it is gone
    void startOver();                      // another class: no draft is left
    void movePane(RoomId from, RoomId to); // the same pane has another number now
    void setPrompt(const QString &prompt); // "Message the class"; also the field's accessible name
    void setPeople(std::function<QStringList()> people); // who can be named; asked while somebody completes

    // Nothing can be said, for this reason, a sentence; commands can. Empty: it can again.
    void setBlocked(const QString &why);
    void setWaiting(double seconds); // until the next message can be sent; typing goes on
    void setUnsent(bool unsent);     // what was sent waits for the connection

    // The answer to sendWanted(), of which there is one at a time: what was sent leaves the field, what has been typed
    // meanwhile stays.
    void accepted();
    void refused(const QString &why); // plain text; it stands there until the text changes. May be empty

    QString text() const { return m_edit->text(); }
    void takeFocus();

Q_SIGNALS:
    void sendWanted(const QString &text); // never blank, never too long
    void withdrawn(); // what waits for the connection has been taken out of the field: no answer is wanted

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void send();
    void textChanged();
    void refusePaste(qsizetype characters);
    void showError(const QString &why);
    void refresh(); // button and note
    bool isTooLong() const;
    bool canSend() const;
    bool isCommand() const;
    QString note() const;

    struct Sent {
        RoomId pane;
        QString text;
    };

    MessageEdit *m_edit;
    QPushButton *m_button;
    QLabel *m_error;
    QLabel *m_note;
    FieldCompletion *m_completion;
    Countdown *m_waiting;
    RoomId m_pane;
    QHash<RoomId, MessageEdit::State> m_others; // the panes that are not open
    QString m_blocked;
    bool m_tooLong = false; // as the note says it
    bool m_unsent = false;
    QString m_wrong;            // the text that the error is about
    std::optional<Sent> m_sent; // not answered yet
};

} // namespace lectern::ui
