// SPDX-License-Identifier: GPL-3.0-or-later
// A row of talk, laid out for one width: a bubble on the side of who said it, a notice in the middle, above either
// the day where a new one begins.
#pragma once

#include "shared/talk/links.h"
#include "shared/ui/talk/messages/textshape.h"

#include <QFont>
#include <QModelIndex>
#include <QPalette>

#include <memory>

namespace lectern::ui {

class MessageShape {
public:
    // How rows look at the moment, beside what they say.
    struct Look {
        QFont font;
        QPalette palette;
        Qt::LayoutDirection direction = Qt::LeftToRight;
        int width = 0;

        friend bool operator==(const Look &, const Look &) = default;
    };
    enum Mark { Selected = 1, Focused = 2 };
    Q_DECLARE_FLAGS(Marks, Mark)

    MessageShape(const QModelIndex &index, const Look &look); // of a talk::PaneModel

    int height() const { return m_height; }
    void paint(QPainter &painter, const QPoint &topLeft, Marks marks) const;
    const std::vector<talk::Link> &links() const { return m_links; }
    const talk::Link *linkAt(const QPoint &point) const; // null: none; relative to the row

    // About how high it will be, at no cost.
    static int guess(const QModelIndex &index, const Look &look);

private:
    QString headText(const QModelIndex &index);
    QList<QTextLayout::FormatRange> bodyFormats(const QModelIndex &index);
    void place();
    QRect mirrored(const QRect &rect) const;

    const Look m_look;
    const bool m_own;
    const bool m_notice;
    const bool m_announcement;
    QList<QTextLayout::FormatRange> m_headFormats;
    std::vector<talk::Link> m_links;
    std::unique_ptr<TextShape> m_day; // null: the same as of the row above
    std::unique_ptr<TextShape> m_head;
    std::unique_ptr<TextShape> m_body;
    QRect m_box;  // around head and body
    QRect m_text; // inside it
    int m_height = 0;
};

Q_DECLARE_OPERATORS_FOR_FLAGS(MessageShape::Marks)

} // namespace lectern::ui
