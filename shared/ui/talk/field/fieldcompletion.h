// SPDX-License-Identifier: GPL-3.0-or-later
// Completes commands and names in a message field: Tab offers, arrows move, Enter, Tab or a click takes, Escape closes. With
// nothing to complete Tab goes on to the next widget, as usual.
#pragma once

#include "shared/talk/talkcompletion.h"

#include <QObject>
#include <QPointer>

#include <functional>

class QKeyEvent;

namespace lectern::ui {

class CompletionPopup;
class MessageEdit;

class FieldCompletion : public QObject {
    Q_OBJECT

public:
    FieldCompletion(MessageEdit &edit, protocol::Role role); // belongs to the edit
    ~FieldCompletion() override;

    // Who can be named. Asked only while somebody completes: a class may be large.
    void setPeople(std::function<QStringList()> people);
    bool isOpen() const;
    void close();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    talk::Completion look() const;
    bool keyPressed(const QKeyEvent &event);
    bool offer();
    void follow(); // the text or the cursor has changed below the open list
    void take(int row);
    CompletionPopup &popup();

    MessageEdit &m_edit;
    const protocol::Role m_role;
    std::function<QStringList()> m_people;
    talk::Completion m_offered;
    QPointer<CompletionPopup> m_popup; // stands in the window of the field, and ends with that or with us
};

} // namespace lectern::ui
