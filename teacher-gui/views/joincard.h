// SPDX-License-Identifier: GPL-3.0-or-later
// How to join, large: the QR code, the address, and the words by which a student knows the right server. Stands beside the
// window while the class goes on; deletes itself when it is closed. objectNames: joinCard, joinCardCode, joinCardAddress,
// joinCardWords, joinCardHex, joinCardHint, copyLinkButton, closeCardButton.
#pragma once

#include "teacher-gui/invitation.h"

#include <QDialog>
#include <QTimer>

class QLabel;
class QPushButton;
class QHBoxLayout;

namespace lectern::teacher {

class QrCode;

class JoinCard : public QDialog {
    Q_OBJECT

public:
    explicit JoinCard(QWidget *parent);

    void setInvitation(const Invitation &invitation);
    void present();

private:
    QWidget *makeText();
    QWidget *makeButtons();
    static QString hintFor(const Invitation &invitation);
    void fit();
    void copyLink();
    void tellCopied(bool copied);

    Invitation m_invitation;
    QrCode *m_code;
    QLabel *m_address;
    QLabel *m_heading; // of the words
    QLabel *m_words;
    QLabel *m_hex;
    QLabel *m_hint;
    QPushButton *m_copy;
    QHBoxLayout *m_row; // the code, and the text beside it
    QTimer m_copied;    // while the button says that it has copied
};

} // namespace lectern::teacher
