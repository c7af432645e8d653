// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes to message and back. One frame is one JSON object in UTF-8 without its line feed when decoding, with
// it when encoding. A bad frame is a value, never an exception. Wire format: docs/protocol.md.
#pragma once

#include "shared/protocol/messages.h"

#include <QByteArrayView>

namespace lectern::protocol {

struct DecodeError {
    ErrorCode code = ErrorCode::BadFrame;
    QString text;                // a sentence for people
    QString field;               // BadField: which one
    std::optional<RequestId> id; // of the request, where it could still be read
    QString type;                // of the request, likewise
};

struct ClientFrame {
    std::optional<RequestId> id; // wanted: exactly one `ok` or `error` with it
    ClientMessage message;
};

using DecodedClientFrame = std::variant<ClientFrame, DecodeError>;
using DecodedServerMessage = std::variant<ServerMessage, DecodeError>;

DecodedClientFrame decodeClientFrame(QByteArrayView frame);
DecodedServerMessage decodeServerMessage(QByteArrayView frame);

QByteArray encode(const ClientMessage &message, std::optional<RequestId> id = {});
QByteArray encode(const ServerMessage &message);

} // namespace lectern::protocol
