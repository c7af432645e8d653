// SPDX-License-Identifier: GPL-3.0-or-later
// Every message of the protocol with all its fields filled, found by walking the variants: a message that is added
// tomorrow is tested without anybody thinking of it.
#pragma once

#include "shared/protocol/codec.h"
#include "shared/protocol/describe.h"

#include <QList>

#include <type_traits>

namespace lectern::test {

// OpenWord: a client takes words that are newer than itself.
enum class FieldKind { Word, OpenWord, Id, Hex, Text, Integer, Number, Truth, Counts, Objects, Ids, Texts };

struct Field {
    QByteArray name;
    FieldKind kind;
    bool required;
};

struct Sample {
    QByteArray type;
    bool fromClient;
    size_t index; // of the variant
    QByteArray line;
    QList<Field> fields;
    QList<Field> inside; // of the objects in its list
};

// Puts something into every field that is neither its default nor easy to carry.
class FillingVisitor {
public:
    void required(QLatin1StringView, auto &member) { fill(member); }
    void optional(QLatin1StringView, auto &member) { fill(member); }

private:
    template <class T>
    void fill(T &member) {
        if constexpr (isId<T>)
            member.value = largestId;
        else if constexpr (requires {
                               member.emplace();
                               member.reset();
                           })
            fill(member.emplace());
        else
            member = sample<T>();
    }
    void fill(std::vector<protocol::ChoiceCount> &counts) { counts = {{QStringLiteral("no"), 2147483647}}; }
    template <class Tag>
    void fill(std::vector<Id<Tag>> &ids) {
        ids = {{1}, {largestId}};
    }
    void fill(std::vector<QString> &texts) { fill(texts.emplace_back()); }
    template <class Item>
    void fill(std::vector<Item> &items) {
        describe(*this, items.emplace_back());
    }
    void fill(protocol::Role &role) { role = protocol::Role::Teacher; }
    void fill(protocol::QuestionKind &kind) { kind = protocol::QuestionKind::YesNo; }
    void fill(protocol::QuestionState &state) { state = protocol::QuestionState::Closed; }
    void fill(protocol::PersonState &state) { state = protocol::PersonState::Left; }
    void fill(protocol::SeenBy &seenBy) { seenBy = protocol::SeenBy::Teacher; }
    void fill(protocol::RoomKind &kind) { kind = protocol::RoomKind::Direct; }
    void fill(protocol::MessageKind &kind) { kind = protocol::MessageKind::Announcement; }
    void fill(protocol::TalkLevel &level) { level = protocol::TalkLevel::Teacher; }
    void fill(protocol::InquiryState &state) { state = protocol::InquiryState::Answered; }
    void fill(protocol::RoomEnd &end) { end = protocol::RoomEnd::Removed; }
    void fill(protocol::Door &door) { door = protocol::Door::Chat; }
    void fill(ErrorCode &code) { code = ErrorCode::NotStored; }
    void fill(GoodbyeReason &reason) { reason = GoodbyeReason::Left; }
    void fill(QString &text) { text = QStringLiteral("\"\\/\n\r\t\x01 <b>ä€學👩‍🏫\u2028\u202e"); }
    void fill(QByteArray &hex) { hex = "00ffAB"; }

    template <class T>
    static T sample() {
        if constexpr (std::is_same_v<T, bool>)
            return true;
        else if constexpr (std::is_same_v<T, double>)
            return 0.1;
        else if constexpr (std::is_same_v<T, int>)
            return 2147483647;
        else
            return static_cast<qint64>(largestId);
    }
};

class FieldsVisitor {
public:
    template <class T>
    void required(QLatin1StringView name, const T &) {
        fields.append({QByteArray(name.data(), name.size()), kindOf<T>(), true});
        if constexpr (kindOf<T>() == FieldKind::Objects) {
            FieldsVisitor visitor;
            const typename T::value_type item{};
            describe(visitor, item);
            inside += visitor.fields;
        }
    }
    template <class T>
    void optional(QLatin1StringView name, const T &) {
        fields.append({QByteArray(name.data(), name.size()), kindOf<T>(), false});
    }

    QList<Field> fields;
    QList<Field> inside;

private:
    template <class T>
    static constexpr FieldKind kindOf() {
        if constexpr (requires {
                          typename T::value_type;
                          std::declval<T>().has_value();
                      })
            return kindOf<typename T::value_type>();
        else if constexpr (std::is_enum_v<T>)
            return requires { T::Other; }
        ? FieldKind::OpenWord : FieldKind::Word;
        else if constexpr (isId<T>) return FieldKind::Id;
        else if constexpr (std::is_same_v<T, QByteArray>) return FieldKind::Hex;
        else if constexpr (std::is_same_v<T, QString>) return FieldKind::Text;
        else if constexpr (std::is_same_v<T, bool>) return FieldKind::Truth;
        else if constexpr (std::is_same_v<T, double>) return FieldKind::Number;
        else if constexpr (std::is_same_v<T, std::vector<protocol::ChoiceCount>>) return FieldKind::Counts;
        else if constexpr (std::is_same_v<T, std::vector<QString>>) return FieldKind::Texts;
        else if constexpr (requires {
                               typename T::value_type;
                               requires isId<typename T::value_type>;
                           }) return FieldKind::Ids;
        else if constexpr (requires {
                               typename T::value_type;
                               std::declval<T>().push_back(std::declval<typename T::value_type>());
                           }) return FieldKind::Objects;
        else return FieldKind::Integer;
    }
};

template <class Message, size_t Index = 0>
void appendSamples(QList<Sample> &samples) {
    if constexpr (Index < std::variant_size_v<typename Message::Variant>) {
        std::variant_alternative_t<Index, typename Message::Variant> message;
        FillingVisitor filler;
        describe(filler, message);
        FieldsVisitor visitor;
        describe(visitor, message);
        samples.append({message.type, std::is_same_v<Message, protocol::ClientMessage>, Index,
                        protocol::encode(Message(message)), visitor.fields, visitor.inside});
        appendSamples<Message, Index + 1>(samples);
    }
}

inline QList<Sample> everyMessage() {
    QList<Sample> samples;
    appendSamples<protocol::ClientMessage>(samples);
    appendSamples<protocol::ServerMessage>(samples);
    return samples;
}

// What became of a frame, alike for both directions.
struct Decoded {
    std::optional<size_t> index; // of the variant, if it was a message
    QByteArray again;            // that message, written again
    protocol::DecodeError error;
};

inline Decoded decode(bool fromClient, QByteArrayView frame) {
    if (fromClient) {
        const auto result = protocol::decodeClientFrame(frame);
        if (const auto *error = std::get_if<protocol::DecodeError>(&result))
            return {{}, {}, *error};
        const auto &message = std::get<protocol::ClientFrame>(result).message;
        return {message.index(), protocol::encode(message), {}};
    }
    const auto result = protocol::decodeServerMessage(frame);
    if (const auto *error = std::get_if<protocol::DecodeError>(&result))
        return {{}, {}, *error};
    const auto &message = std::get<protocol::ServerMessage>(result);
    return {message.index(), protocol::encode(message), {}};
}

} // namespace lectern::test
