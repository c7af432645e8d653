// SPDX-License-Identifier: GPL-3.0-or-later
// The text of a message field: grows from one line to a few, sends with Enter, breaks the line with Shift+Enter, fetches
// back with Up and Down what was sent before. Knows nothing of panes. objectName: messageEdit.
#pragma once

#include "shared/ui/talk/field/recall.h"

#include <QPlainTextEdit>

namespace lectern::ui {

class MessageEdit : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit MessageEdit(QWidget *parent = nullptr);

    // To the last character as it was typed: toPlainText() would make common blanks out of those that do not break.
    QString text() const;
    void replace(qsizetype from, qsizetype length, const QString &text); // can be undone

    // What a pane leaves behind when another takes its place.
    struct State {
        QString text;
        int cursor = 0;
        Recall recall;
    };
    State state() const;
    void setState(const State &state);
    void keep(const QString &sent) { m_recall.add(sent); }

    void setGrey(bool grey);               // what is typed here is not said at the moment
    void setPrompt(const QString &prompt); // shown while the field is empty
    bool isComposing() const;              // an input method has not made up its mind yet

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void enterPressed();
    void pasteRefused(qsizetype characters); // so many that laying them out would take seconds

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;

private:
    bool takesEnter(QKeyEvent *event);
    bool recalls(const QKeyEvent *event);
    bool isAtEdge(bool top) const; // the cursor is in the first line, or in the last
    int heightFor(qreal text) const;
    void drawFrame();
    void turn(); // to the side where the text's writing begins
    QRect promptArea() const;
    void showWholePrompt(); // in a tool tip, where it does not fit

    Recall m_recall;
    QString m_prompt;
    bool m_grey = false;
};

} // namespace lectern::ui
