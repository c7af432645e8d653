// SPDX-License-Identifier: GPL-3.0-or-later
// "Connected", "Reconnecting in 3 s" (Try now), "Not connected": a word, a sign and a colour. "Connected, not encrypted"
// where others could read along. The tool tip says to what, since when, encrypted or not, and the server's words for
// those who want to compare them. objectNames: connectionBadge, badgeSign, badgeText, retryLink.
#pragma once

#include "shared/client/connection.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace lectern::ui {

class ConnectionBadge : public QWidget {
    Q_OBJECT

public:
    explicit ConnectionBadge(client::Connection &connection, QWidget *parent = nullptr);

    // Takes the room of its longest state in every state, and stands at the far end of that: nothing beside or
    // below it moves when the connection is lost.
    void setKeepsRoom();

    // The server on this computer serves others, too: what is not encrypted there is no matter of this computer alone.
    void setServesOthers(bool servesOthers);
    // Of the server that was joined last: it is a stranger at the next start, for this file cannot be written.
    void setNotRemembered(const QString &file);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    int heightForWidth(int width) const override;

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void showState(); // word, sign, colour, tool tip
    void tell();      // the same to a screen reader, when the state has changed
    void place();
    int signSide() const { return fontMetrics().height(); }
    int lineHeight() const;
    int wordsWidth() const;            // with the sign
    int widest() const;                // of all states
    bool hasTwoLines(int width) const; // the link stands below the words
    bool isInClass() const;
    bool isOpenToOthers() const; // plaintext over a network
    QString stateText() const;
    QString encryption() const; // empty: not known
    QString details() const;

    client::Connection &m_connection;
    QLabel *m_sign;
    QLabel *m_text;
    QPushButton *m_retry;
    bool m_keepsRoom = false;
    bool m_servesOthers = false;
    QString m_notRemembered; // empty: it is
};

} // namespace lectern::ui
