// SPDX-License-Identifier: GPL-3.0-or-later
// Writes one flat JSON object with its fields in the order given, `type` first, so that a captured line can be
// read aloud. (QJsonObject sorts its keys, which puts the type somewhere in the middle.)
#pragma once

#include <QByteArray>
#include <QLatin1StringView>
#include <QStringView>

namespace lectern::protocol {

class JsonWriter {
public:
    JsonWriter() { m_out.reserve(160); }

    void beginObject() { open('{'); }
    void endObject() { close('}'); }
    void beginArray() { open('['); }
    void endArray() { close(']'); }
    void key(QLatin1StringView name); // names are ours: nothing to escape
    void key(QStringView text);
    void value(QStringView text);
    void value(QLatin1StringView text);
    void value(qint64 number);
    void value(double number);
    void value(bool truth);

    QByteArray take(); // with a line feed

private:
    void open(char bracket);
    void close(char bracket);
    void separate();
    void appendEscaped(QStringView text);

    QByteArray m_out;
    bool m_needsComma = false;
};

} // namespace lectern::protocol
