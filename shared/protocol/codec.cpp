// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/protocol/codec.h"

#include "shared/protocol/jsonkeys.h"
#include "shared/protocol/readingvisitor.h"
#include "shared/protocol/writingvisitor.h"

#include <QJsonDocument>

namespace lectern::protocol {

namespace {

DecodeError badFrame(const QString &text) { return {ErrorCode::BadFrame, text, {}, {}, {}}; }

std::variant<QJsonObject, DecodeError> parseObject(QByteArrayView frame) {
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
std::variant<Message, DecodeError> readMessage(const QJsonObject &object) {
    Message message;
    FieldReader reader(object);
    ReadingVisitor visitor(reader);
    describe(visitor, message);
    if (reader.ok())
        return message;
    const QString text = u"Field \"%1\" of \"%2\" %3."_s.arg(
        reader.badField(), QLatin1StringView(Message::type), reader.complaint());
    return DecodeError{ErrorCode::BadField, text, reader.badField(), {}, {}};
}

// Finds the alternative of Message whose type word stands in the object and reads it.
template <class Message, size_t Index = 0>
std::variant<Message, DecodeError> readByType(const QJsonObject &object, const QString &type) {
    if constexpr (Index == std::variant_size_v<typename Message::Variant>) {
        return DecodeError{ErrorCode::UnknownType, u"There is no message of that type."_s, u"type"_s, {}, {}};
    } else {
        using Alternative = std::variant_alternative_t<Index, typename Message::Variant>;
        if (type != QLatin1StringView(Alternative::type))
            return readByType<Message, Index + 1>(object, type);
        auto result = readMessage<Alternative>(object);
        if (auto *error = std::get_if<DecodeError>(&result))
            return std::move(*error);
        return Message(std::get<Alternative>(std::move(result)));
    }
}

template <class Message>
QByteArray write(const Message &message, std::optional<RequestId> id) {
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

DecodedClientFrame decodeClientFrame(QByteArrayView frame) {
    auto parsed = parseObject(frame);
    if (auto *error = std::get_if<DecodeError>(&parsed))
        return std::move(*error);
    const QJsonObject &object = std::get<QJsonObject>(parsed);

    const QString type = object.value("type"_L1).toString();
    std::optional<RequestId> id;
    FieldReader reader(object);
    ReadingVisitor(reader).optional("id"_L1, id);
    if (!reader.ok())
        return DecodeError{
            ErrorCode::BadField, u"Field \"id\" %1."_s.arg(reader.complaint()), u"id"_s, {}, type};

    auto message = readByType<ClientMessage>(object, type);
    if (auto *error = std::get_if<DecodeError>(&message)) {
        error->id = id;
        error->type = type;
        return std::move(*error);
    }
    return ClientFrame{id, std::get<ClientMessage>(std::move(message))};
}

DecodedServerMessage decodeServerMessage(QByteArrayView frame) {
    auto parsed = parseObject(frame);
    if (auto *error = std::get_if<DecodeError>(&parsed))
        return std::move(*error);
    const QJsonObject &object = std::get<QJsonObject>(parsed);
    return readByType<ServerMessage>(object, object.value("type"_L1).toString());
}

QByteArray encode(const ClientMessage &message, std::optional<RequestId> id) { return write(message, id); }

QByteArray encode(const ServerMessage &message) { return write(message, {}); }

} // namespace lectern::protocol
