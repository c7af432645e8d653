// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/protocol/codec.h"

#include "shared/protocol/describe.h"
#include "shared/protocol/fieldreader.h"
#include "shared/protocol/jsonkeys.h"
#include "shared/protocol/jsonwriter.h"
#include "shared/protocol/wirewords.h"

#include <QJsonDocument>

#include <limits>

namespace lectern::protocol {

namespace {

template <class T> struct IsId : std::false_type {};
template <class Tag> struct IsId<Id<Tag>> : std::true_type {};

// Writes the described fields of one message.
class WritingVisitor {
public:
    explicit WritingVisitor(JsonWriter &json) : m_json(json) {}

    void required(QLatin1StringView name, const auto &member)
    {
        m_json.key(name);
        write(member);
    }
    template <class T> void optional(QLatin1StringView name, const T &member)
    {
        if constexpr (requires { *member; member.has_value(); }) {
            if (member.has_value())
                required(name, *member);
        } else if (member != T{} || std::is_enum_v<T>) {
            required(name, member);
        }
    }

private:
    template <class T> void write(const T &member)
    {
        if constexpr (std::is_enum_v<T>)
            m_json.value(toWord(member));
        else if constexpr (IsId<T>::value)
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
    void write(const std::vector<ChoiceCount> &counts)
    {
        m_json.beginObject();
        for (const ChoiceCount &entry : counts) {
            m_json.key(QLatin1StringView(entry.choice.toLatin1()));
            m_json.value(static_cast<qint64>(entry.count));
        }
        m_json.endObject();
    }
    void write(const std::vector<Person> &people)
    {
        m_json.beginArray();
        for (const Person &person : people) {
            m_json.beginObject();
            describe(*this, person);
            m_json.endObject();
        }
        m_json.endArray();
    }

    JsonWriter &m_json;
};

// Fills the described fields of one message; the FieldReader remembers what did not fit.
class ReadingVisitor {
public:
    explicit ReadingVisitor(FieldReader &reader) : m_reader(reader) {}

    void required(QLatin1StringView name, auto &member) { read(name, member); }
    template <class T> void optional(QLatin1StringView name, T &member)
    {
        if (!m_reader.has(name))
            return;
        if constexpr (requires { member.has_value(); member.emplace(); })
            read(name, member.emplace());
        else
            read(name, member);
    }

private:
    template <class T> void read(QLatin1StringView name, T &member)
    {
        if constexpr (std::is_enum_v<T>)
            readWord(name, member);
        else if constexpr (IsId<T>::value)
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
    template <class Enum> void readWord(QLatin1StringView name, Enum &member)
    {
        const std::optional<Enum> value = fromWord<Enum>(m_reader.string(name));
        if (!value)
            m_reader.refuse(name, u"is not one of its words"_s);
        member = value.value_or(member);
    }
    void read(QLatin1StringView name, std::vector<ChoiceCount> &counts)
    {
        const QJsonObject object = m_reader.object(name);
        FieldReader entries(object);
        for (const QString &choice : object.keys()) {
            const QByteArray key = choice.toLatin1();
            const qint64 count = entries.integer(QLatin1StringView(key), 0, std::numeric_limits<int>::max());
            counts.push_back({choice, static_cast<int>(count)});
        }
        if (!entries.ok())
            m_reader.refuse(name, entries.complaint());
    }
    void read(QLatin1StringView name, std::vector<Person> &people)
    {
        for (const QJsonValue &value : m_reader.array(name)) {
            const QJsonObject object = value.toObject();
            FieldReader fields(object);
            ReadingVisitor visitor(fields);
            describe(visitor, people.emplace_back());
            if (!fields.ok())
                m_reader.refuse(name, fields.badField() + u' ' + fields.complaint());
        }
    }

    FieldReader &m_reader;
};

DecodeError badFrame(const QString &text) { return {ErrorCode::BadFrame, text, {}, {}}; }

std::variant<QJsonObject, DecodeError> parseObject(QByteArrayView frame)
{
    QJsonParseError problem;
    const auto document =
        QJsonDocument::fromJson(QByteArray::fromRawData(frame.data(), frame.size()), &problem);
    if (problem.error != QJsonParseError::NoError)
        return badFrame(u"Not JSON: %1 at byte %2."_s.arg(problem.errorString()).arg(problem.offset));
    if (!document.isObject())
        return badFrame(u"A message is one JSON object."_s);
    if (hasRepeatedKey(frame))
        return badFrame(u"A key stands twice in the message, or has an escape in it."_s);
    if (!document.object().value("type"_L1).isString())
        return badFrame(u"A message has a \"type\", a string."_s);
    return document.object();
}

template <class Message>
std::variant<Message, DecodeError> readMessage(const QJsonObject &object)
{
    Message message;
    FieldReader reader(object);
    ReadingVisitor visitor(reader);
    describe(visitor, message);
    if (reader.ok())
        return message;
    const QString text = u"Field \"%1\" of \"%2\" %3."_s.arg(
        reader.badField(), QLatin1StringView(Message::type), reader.complaint());
    return DecodeError{ErrorCode::BadField, text, reader.badField(), {}};
}

// Finds the alternative of Variant whose type word stands in the object and reads it.
template <class Variant, size_t Index = 0>
std::variant<Variant, DecodeError> readByType(const QJsonObject &object, const QString &type)
{
    if constexpr (Index == std::variant_size_v<Variant>) {
        return DecodeError{ErrorCode::UnknownType, u"There is no message of that type."_s, u"type"_s, {}};
    } else {
        using Alternative = std::variant_alternative_t<Index, Variant>;
        if (type != QLatin1StringView(Alternative::type))
            return readByType<Variant, Index + 1>(object, type);
        auto result = readMessage<Alternative>(object);
        if (auto *error = std::get_if<DecodeError>(&result))
            return std::move(*error);
        return Variant(std::get<Alternative>(std::move(result)));
    }
}

template <class Variant> QByteArray write(const Variant &message, std::optional<RequestId> id)
{
    JsonWriter json;
    json.beginObject();
    std::visit(
        [&](const auto &m) {
            json.key("type"_L1);
            json.value(QLatin1StringView(m.type));
            WritingVisitor visitor(json);
            if (id)
                visitor.required("id"_L1, *id);
            describe(visitor, m);
        },
        message);
    json.endObject();
    return json.take();
}

} // namespace

DecodedClientFrame decodeClientFrame(QByteArrayView frame)
{
    auto parsed = parseObject(frame);
    if (auto *error = std::get_if<DecodeError>(&parsed))
        return std::move(*error);
    const QJsonObject &object = std::get<QJsonObject>(parsed);

    std::optional<RequestId> id;
    FieldReader reader(object);
    ReadingVisitor(reader).optional("id"_L1, id);
    if (!reader.ok())
        return DecodeError{ErrorCode::BadField, u"Field \"id\" %1."_s.arg(reader.complaint()), u"id"_s, {}};

    auto message = readByType<ClientMessage>(object, object.value("type"_L1).toString());
    if (auto *error = std::get_if<DecodeError>(&message)) {
        error->id = id;
        return std::move(*error);
    }
    return ClientFrame{id, std::get<ClientMessage>(std::move(message))};
}

DecodedServerMessage decodeServerMessage(QByteArrayView frame)
{
    auto parsed = parseObject(frame);
    if (auto *error = std::get_if<DecodeError>(&parsed))
        return std::move(*error);
    const QJsonObject &object = std::get<QJsonObject>(parsed);
    return readByType<ServerMessage>(object, object.value("type"_L1).toString());
}

QByteArray encode(const ClientMessage &message, std::optional<RequestId> id) { return write(message, id); }

QByteArray encode(const ServerMessage &message) { return write(message, {}); }

} // namespace lectern::protocol
