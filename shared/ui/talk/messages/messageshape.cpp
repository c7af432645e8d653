// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/talk/messages/messageshape.h"

#include "shared/talk/panemodel.h"
#include "shared/ui/talk/messages/chatcolors.h"
#include "shared/ui/theme.h"
#include "shared/ui/themepaint.h"

#include <QCoreApplication>
#include <QPainter>
#include <QStyle>

#include <algorithm>
#include <cmath>

namespace lectern::ui {

using namespace Qt::Literals::StringLiterals;
using talk::PaneModel;

namespace {

constexpr int gap = space / 2;       // above and below a row
constexpr int edge = space / 2;      // the bar of an announcement
constexpr double smallFactor = 0.85; // of a time
constexpr int longestLine = 72;      // characters; longer ones are hard to read

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ChatView)
};

// What stands inside turns nothing round outside.
QString isolated(const QString &text) { return QChar(0x2068) + text + QChar(0x2069); }

// Half of what the window leaves over stays free on the other side.
int widestText(const MessageShape::Look &look) {
    const int room = look.width - 2 * space;
    const int side = std::min(5 * space, room / 8);
    const int readable = QFontMetrics(look.font).averageCharWidth() * longestLine;
    return std::max(1, std::min(room - side - 2 * space - edge, readable));
}

QTextCharFormat colored(const QColor &color) {
    QTextCharFormat format;
    format.setForeground(color);
    return format;
}

QFont sized(const QFont &base, double factor) {
    QFont font = base;
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * factor);
    else
        font.setPixelSize(qRound(font.pixelSize() * factor));
    return font;
}

} // namespace

MessageShape::MessageShape(const QModelIndex &index, const Look &look)
    : m_look(look),
      m_own(index.data(PaneModel::Own).toBool()),
      m_notice(index.data(PaneModel::Notice).toBool()),
      m_announcement(index.data(PaneModel::Announcement).toBool()) {
    const ChatColors colors(look.palette, m_own, false);
    const int widest = widestText(look);
    if (index.data(PaneModel::FirstOfDay).toBool()) {
        const QString day = index.data(PaneModel::DayText).toString();
        m_day = std::make_unique<TextShape>(
            day, look.font, widest,
            QList<QTextLayout::FormatRange>{{0, int(day.size()), colored(colors.muted)}});
    }
    const QString head = headText(index);
    QString text = index.data(PaneModel::Text).toString();
    if (m_notice) {
        text = head + u"  "_s + isolated(text);
        m_headFormats.append({0, int(text.size()), colored(colors.muted)});
        // A list stays one.
        const auto lines =
            text.contains(u'\n') ? TextShape::Lines::FromTheirSide : TextShape::Lines::Centered;
        m_body = std::make_unique<TextShape>(text, look.font, widest, m_headFormats, look.direction, lines);
    } else {
        m_head = std::make_unique<TextShape>(head, look.font, widest, m_headFormats, look.direction);
        const auto formats = bodyFormats(index);
        m_body = std::make_unique<TextShape>(text, look.font, widest, formats);
    }
    place();
}

// "Announcement  Ben  [You]  10:02", each part in its manner.
QString MessageShape::headText(const QModelIndex &index) {
    const ChatColors colors(m_look.palette, m_own, false);
    QTextCharFormat name = colored(colors.text);
    name.setFontWeight(QFont::Bold);
    QTextCharFormat loud = colored(colors.accent);
    loud.setFontWeight(QFont::Bold);
    QTextCharFormat time = colored(colors.muted);
    time.setFont(sized(m_look.font, smallFactor), QTextCharFormat::FontPropertiesSpecifiedOnly);
    QString head;
    const auto add = [&](const QString &part, const QTextCharFormat &format) {
        head += head.isEmpty() ? QString() : u"  "_s;
        m_headFormats.append({int(head.size()), int(part.size()) + 2, format});
        head += isolated(part);
    };
    if (m_announcement)
        add(Words::tr("Announcement"), loud);
    if (!m_notice)
        add(index.data(PaneModel::Name).toString(), name);
    if (m_own)
        add(Words::tr("[You]"), colored(colors.muted));
    else if (const QString role = Words::tr("Teacher");
             index.data(PaneModel::Teacher).toBool() && role != index.data(PaneModel::Name).toString())
        add(role, colored(colors.accent));
    add(index.data(PaneModel::TimeText).toString(), time);
    return head;
}

QList<QTextLayout::FormatRange> MessageShape::bodyFormats(const QModelIndex &index) {
    const ChatColors colors(m_look.palette, m_own, false);
    const QString text = index.data(PaneModel::Text).toString();
    if (!index.data(PaneModel::DeletedBy).toString().isEmpty()) {
        QTextCharFormat gone = colored(colors.muted);
        gone.setFontItalic(true);
        return {{0, int(text.size()), gone}};
    }
    QTextCharFormat link = colored(colors.accent);
    link.setFontUnderline(true);
    QList<QTextLayout::FormatRange> formats{{0, int(text.size()), colored(colors.text)}};
    m_links = talk::linksIn(text);
    for (const talk::Link &found : m_links)
        formats.append({int(found.start), int(found.length), link});
    return formats;
}

void MessageShape::place() {
    const int top = gap + (m_day ? int(std::ceil(m_day->size().height())) + 2 * gap : 0);
    const QSizeF head = m_head ? m_head->size() : QSizeF(0, 0);
    const QSizeF body = m_body->size();
    const int width = int(std::ceil(std::max(head.width(), body.width())));
    const int height = int(head.height()) + int(std::ceil(body.height()));
    const int bar = m_announcement ? edge : 0;
    m_box = QRect(space, top, width + 2 * space + bar, height + 2 * gap);
    if (m_notice)
        m_box.moveLeft((m_look.width - m_box.width()) / 2);
    else if (m_own)
        m_box.moveRight(m_look.width - space - 1);
    m_text = QRect(m_box.left() + space + bar, top + gap, width, height);
    m_height = m_box.bottom() + 1 + gap;
}

QRect MessageShape::mirrored(const QRect &rect) const {
    return QStyle::visualRect(m_look.direction, QRect(0, 0, m_look.width, m_height), rect);
}

void MessageShape::paint(QPainter &painter, const QPoint &topLeft, Marks marks) const {
    const bool marked = marks & (Selected | Focused);
    ChatColors colors(m_look.palette, m_own, marks & Selected);
    painter.save();
    painter.translate(topLeft);
    painter.setClipRect(QRect(0, 0, m_look.width, m_height),
                        Qt::IntersectClip); // piled-up accents would reach out
    if (m_day)
        m_day->draw(painter, {double(space), double(gap)}, m_look.width - 2 * space, true);
    const QRect box = mirrored(m_box);
    if (!m_notice || marked)
        drawBox(&painter, box, colors.background, marked ? colors.accent : colors.border,
                marks & Focused ? 2 : 1);
    if (m_announcement) {
        const QRect bar(m_box.left() + 2, m_box.top() + 4, edge, m_box.height() - 8);
        painter.fillRect(mirrored(bar), colors.accent);
    }
    const QRect text = mirrored(m_text);
    const int head = m_head ? int(m_head->size().height()) : 0;
    if (m_head)
        m_head->draw(painter, text.topLeft(), text.width());
    painter.setClipRect(box.adjusted(0, gap + head, 0, 0), Qt::IntersectClip); // nor over the name
    m_body->draw(painter, text.topLeft() + QPointF(0, head), text.width(), m_notice);
    painter.restore();
}

const talk::Link *MessageShape::linkAt(const QPoint &point) const {
    const QRect text = mirrored(m_text);
    if (m_notice || !text.contains(point))
        return nullptr;
    const QPointF inside = point - text.topLeft() - QPointF(0, int(m_head->size().height()));
    const int character = m_body->characterAt(inside, text.width());
    const auto link = std::ranges::find_if(m_links, [character](const talk::Link &each) {
        return character >= each.start && character < each.start + each.length;
    });
    return link == m_links.end() ? nullptr : &*link;
}

int MessageShape::guess(const QModelIndex &index, const Look &look) {
    const QFontMetrics metrics(look.font);
    const QString text = index.data(PaneModel::Text).toString();
    const qsizetype perLine = std::max(1, widestText(look) / std::max(1, metrics.averageCharWidth()));
    const qsizetype lines = 1 + text.size() / perLine + text.count(u'\n');
    const int heads = (index.data(PaneModel::Notice).toBool() ? 0 : 1) +
                      (index.data(PaneModel::FirstOfDay).toBool() ? 1 : 0);
    return int(lines + heads) * metrics.height() + 4 * gap;
}

} // namespace lectern::ui
