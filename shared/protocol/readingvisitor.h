// SPDX-License-Identifier: GPL-3.0-or-later
// Fills the described fields of one message; the FieldReader remembers what did not fit.
#pragma once

#include "shared/protocol/describe.h"
#include "shared/protocol/fieldreader.h"
#include "shared/protocol/wirewords.h"

#include <limits>

namespace lectern::protocol {

class ReadingVisitor {
public:
    explicit ReadingVisitor(FieldReader &reader) : m_reader(reader) {}

    void required(QLatin1StringView name, auto &member) { read(name, member); }
    template <class T>
    void optional(QLatin1StringView name, T &member) {
        if (!m_reader.has(name))
            return;
        if constexpr (requires {
                          member.has_value();
                          member.emplace();
                      })
            read(name, member.emplace());
        else
            read(name, member);
    }

private:
    template <class Tag>
    void read(QLatin1StringView name, std::vector<Id<Tag>> &ids) {
        for (const QJsonValue &value : m_reader.array(name)) {
            const qint64 number = value.toInteger(0);
            if (number < 1 || quint64(number) > largestId)
                m_reader.refuse(name, u"must hold whole numbers from 1 to 2^53 - 1"_s);
            ids.push_back({static_cast<quint64>(number)});
        }
    }
    void read(QLatin1StringView name, std::vector<QString> &texts) {
        for (const QJsonValue &value : m_reader.array(name)) {
            if (!value.isString() || !FieldReader::isWholeText(value.toString()))
                m_reader.refuse(name, u"must hold texts, without half a character or a NUL"_s);
            texts.push_back(value.toString());
        }
    }
    template <class T>
    void read(QLatin1StringView name, T &member) {
        if constexpr (std::is_enum_v<T>)
            readWord(name, member);
        else if constexpr (isId<T>)
            member.value = static_cast<quint64>(m_reader.integer(name, 1, largestId));
        else if constexpr (std::is_same_v<T, QByteArray>)
            member = m_reader.hex(name);
        else if constexpr (std::is_same_v<T, QString>)
            member = m_reader.string(name);
        else if constexpr (std::is_same_v<T, bool>)
            member = m_reader.boolean(name);
        else if constexpr (std::is_same_v<T, double>)
            member = m_reader.number(name);
        else if constexpr (std::is_same_v<T, int>)
            member = static_cast<int>(m_reader.integer(name, 0, std::numeric_limits<int>::max()));
        else
            member = m_reader.integer(name, 0, qint64(largestId));
    }
    template <class Enum>
    void readWord(QLatin1StringView name, Enum &member) {
        std::optional<Enum> value = fromWord<Enum>(m_reader.string(name));
        // An error of a newer server is an error all the same: its request must not wait for ever.
        if constexpr (requires { Enum::Other; })
            value = value.value_or(Enum::Other);
        if (!value)
            m_reader.refuse(name, u"is not one of its words"_s);
        member = value.value_or(member);
    }
    void read(QLatin1StringView name, std::vector<ChoiceCount> &counts) {
        const QJsonObject object = m_reader.object(name);
        for (auto entry = object.begin(); entry != object.end(); ++entry) {
            const QString choice = entry.key();
            const qint64 count = entry.value().toInteger(-1);
            if (!FieldReader::isWholeText(choice))
                m_reader.refuse(name, u"holds half a character or a NUL"_s);
            if (count < 0 || count > std::numeric_limits<int>::max())
                m_reader.refuse(name, u"must hold whole numbers from 0 to 2147483647"_s);
            counts.push_back({choice, static_cast<int>(count)});
        }
    }
    // Objects in an array, each with fields of its own.
    template <class Item>
    void read(QLatin1StringView name, std::vector<Item> &items) {
        for (const QJsonValue &value : m_reader.array(name)) {
            const QJsonObject object = value.toObject();
            FieldReader fields(object);
            ReadingVisitor visitor(fields);
            describe(visitor, items.emplace_back());
            if (!fields.ok())
                m_reader.refuse(name, fields.badField() + u' ' + fields.complaint());
        }
    }

    FieldReader &m_reader;
};

} // namespace lectern::protocol
