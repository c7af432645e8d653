// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the described fields of one message.
#pragma once

#include "shared/protocol/describe.h"
#include "shared/protocol/jsonwriter.h"
#include "shared/protocol/wirewords.h"

namespace lectern::protocol {

class WritingVisitor {
public:
    explicit WritingVisitor(JsonWriter &json) : m_json(json) {}

    void required(QLatin1StringView name, const auto &member) {
        m_json.key(name);
        write(member);
    }
    template <class T>
    void optional(QLatin1StringView name, const T &member) {
        if constexpr (requires {
                          *member;
                          member.has_value();
                      }) {
            if (member.has_value())
                required(name, *member);
        } else if (member != T{} || std::is_enum_v<T>) {
            required(name, member);
        }
    }

private:
    template <class T>
    void write(const T &member) {
        if constexpr (std::is_enum_v<T>)
            m_json.value(toWord(member));
        else if constexpr (isId<T>)
            m_json.value(static_cast<qint64>(member.value));
        else if constexpr (std::is_same_v<T, QByteArray>)
            m_json.value(QLatin1StringView(member));
        else if constexpr (std::is_same_v<T, QString>)
            m_json.value(QStringView(member));
        else if constexpr (std::is_same_v<T, int>)
            m_json.value(static_cast<qint64>(member));
        else
            m_json.value(member);
    }
    void write(const std::vector<ChoiceCount> &counts) {
        m_json.beginObject();
        for (const ChoiceCount &entry : counts) {
            m_json.key(QStringView(entry.choice));
            m_json.value(static_cast<qint64>(entry.count));
        }
        m_json.endObject();
    }
    template <class Item>
    void write(const std::vector<Item> &items) {
        m_json.beginArray();
        for (const Item &item : items) {
            if constexpr (isId<Item> || std::is_same_v<Item, QString>) {
                write(item);
            } else {
                m_json.beginObject();
                describe(*this, item);
                m_json.endObject();
            }
        }
        m_json.endArray();
    }

    JsonWriter &m_json;
};

} // namespace lectern::protocol
