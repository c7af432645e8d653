// SPDX-License-Identifier: GPL-3.0-or-later
// Something to be typed about a question to the teacher: by who asks, or by who answers. What was typed stays until it
// has been taken, also when the dialog is closed meanwhile. Ctrl+Enter sends. objectNames: messageEdit, inquiryCount,
// inquiryNote, inquiryError, inquirySendButton, inquiryCancelButton.
#pragma once

#include <QDialog>

#include <chrono>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace lectern::ui {

class Countdown;
class MessageEdit;

class InquiryDialog : public QDialog {
    Q_OBJECT

public:
    // The answer to sendWanted(): what was typed is gone, and so is the dialog; or it stays, and this is why.
    void taken();
    void refused(const QString &why, double wait); // seconds until it may be tried again
    // It is under way, and nothing can be changed any more; `note` says for what it waits, if for anything.
    virtual void setUnderWay(bool underWay, const QString &note = {});
    bool isUnderWay() const { return m_isUnderWay; }

    QString text() const;
    void setText(const QString &text);

Q_SIGNALS:
    void sendWanted(const QString &text); // never blank, never too long

protected:
    struct Words {
        QString title;
        QString field; // what is typed there
        QString deed;  // on the button
        QString limit; // "A question has %1 characters at most."
    };
    // `second`: how long one of a wait is; a test's are shorter.
    InquiryDialog(const Words &words, QWidget *parent, std::chrono::milliseconds second);

    void putAbove(QWidget *widget); // the field
    void putBelow(QWidget *widget);
    void finish(); // when everything is in

    void showEvent(QShowEvent *event) override;

private:
    void build();
    void connectParts();
    void fit(); // as high as what stands in it, or as its window lets it be
    void send();
    void refresh();
    void showError(const QString &why);
    bool canSend() const;
    qsizetype characters() const;
    bool isTooLong() const;

    const Words m_words;
    QWidget *m_page; // with all but the buttons; scrolls where the window is too low
    QVBoxLayout *m_column = nullptr;
    MessageEdit *m_edit;
    QLabel *m_count;
    QLabel *m_note;
    QLabel *m_error;
    QPushButton *m_send;
    QPushButton *m_cancel;
    Countdown *m_waiting;
    QWidget *m_lastToFill; // the Tab key goes from there to the buttons
    bool m_isUnderWay = false;
    bool m_tooLong = false;
};

} // namespace lectern::ui
