// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/protocol/jsonwriter.h"

#include <QLocale>

namespace lectern::protocol {

void JsonWriter::open(char bracket) {
    separate();
    m_out += bracket;
    m_needsComma = false;
}

void JsonWriter::close(char bracket) {
    m_out += bracket;
    m_needsComma = true;
}

void JsonWriter::separate() {
    if (m_needsComma)
        m_out += ',';
    m_needsComma = true;
}

void JsonWriter::key(QLatin1StringView name) {
    separate();
    m_out += '"';
    m_out.append(name.data(), name.size());
    m_out += "\":";
    m_needsComma = false;
}

void JsonWriter::key(QStringView text) {
    value(text);
    m_out += ':';
    m_needsComma = false;
}

void JsonWriter::value(QStringView text) {
    separate();
    m_out += '"';
    appendEscaped(text);
    m_out += '"';
}

void JsonWriter::value(QLatin1StringView text) {
    separate();
    m_out += '"';
    m_out.append(text.data(), text.size());
    m_out += '"';
}

void JsonWriter::value(qint64 number) {
    separate();
    m_out += QByteArray::number(number);
}

void JsonWriter::value(double number) {
    separate();
    m_out += QByteArray::number(number, 'g', QLocale::FloatingPointShortest);
}

void JsonWriter::value(bool truth) {
    separate();
    m_out += truth ? "true" : "false";
}

// RFC 8259, section 7: only the quote, the backslash and what is below a blank must be escaped.
void JsonWriter::appendEscaped(QStringView text) {
    for (const char byte : text.toUtf8()) {
        if (byte == '"' || byte == '\\') {
            m_out += '\\';
            m_out += byte;
        } else if (static_cast<unsigned char>(byte) >= 0x20) {
            m_out += byte;
        } else {
            m_out += "\\u00";
            m_out += QByteArray(1, byte).toHex();
        }
    }
}

QByteArray JsonWriter::take() {
    m_out += '\n';
    return std::move(m_out);
}

} // namespace lectern::protocol
