// SPDX-License-Identifier: GPL-3.0-or-later
// All fields of a message in one text, by their description and nothing of the codec: equal texts, equal messages.
#pragma once

#include "shared/protocol/describe.h"

#include <QStringList>

namespace lectern::fuzz {

class FieldList {
public:
    void required(QLatin1StringView name, const auto &member) {
        m_lines.append(QString(name) + u'=' + textOf(member));
    }
    void optional(QLatin1StringView name, const auto &member) { required(name, member); }

    QString text() const { return m_lines.join(u'\n'); }

private:
    template <class T>
    static QString textOf(const T &member) {
        if constexpr (std::is_enum_v<T>)
            return QString::number(static_cast<int>(member));
        else if constexpr (isId<T>)
            return QString::number(member.value);
        else if constexpr (std::is_same_v<T, QByteArray>)
            return QString::fromLatin1(member);
        else if constexpr (std::is_same_v<T, QString>)
            return member;
        else if constexpr (std::is_same_v<T, double>)
            return QString::number(member, 'g', 17);
        else
            return QString::number(member);
    }
    template <class T>
    static QString textOf(const std::optional<T> &member) {
        return member ? textOf(*member) : QStringLiteral("none");
    }
    template <class Tag>
    static QString textOf(const Id<Tag> &id) {
        return QString::number(id.value);
    }
    static QString textOf(const QString &text) { return text; }
    static QString textOf(const protocol::ChoiceCount &count) {
        return count.choice + u':' + QString::number(count.count);
    }
    template <class Item>
    static QString textOf(const Item &item) requires requires(FieldList list) {
        protocol::describe(list, item);
    }
    {
        FieldList fields;
        protocol::describe(fields, item);
        return u'{' + fields.text() + u'}';
    }
    template <class Item>
    static QString textOf(const std::vector<Item> &items) {
        QStringList texts;
        for (const Item &item : items)
            texts.append(textOf(item));
        return u'[' + texts.join(u',') + u']';
    }

    QStringList m_lines;
};

// Of whichever alternative it holds.
template <class... Messages>
QString fieldsOf(const std::variant<Messages...> &message) {
    FieldList fields;
    std::visit([&](const auto &m) { protocol::describe(fields, m); }, message);
    return QString::number(message.index()) + u'\n' + fields.text();
}

} // namespace lectern::fuzz
