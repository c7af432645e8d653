// SPDX-License-Identifier: GPL-3.0-or-later
// Takes fields out of a JSON object and remembers the first that does not fit.
#pragma once

#include "shared/protocol/ids.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace lectern::protocol {

class FieldReader {
public:
    explicit FieldReader(const QJsonObject &object) : m_object(object) {}

    bool ok() const { return m_badField.isEmpty(); }
    QString badField() const { return m_badField; }
    QString complaint() const { return m_complaint; }

    bool has(QLatin1StringView name) const { return m_object.contains(name); }
    QString string(QLatin1StringView name);
    QByteArray hex(QLatin1StringView name);
    bool boolean(QLatin1StringView name);
    double number(QLatin1StringView name);
    qint64 integer(QLatin1StringView name, qint64 least, qint64 most);
    QJsonArray array(QLatin1StringView name);
    QJsonObject object(QLatin1StringView name);

    void refuse(QLatin1StringView name, const QString &complaint);

    static bool isWholeText(const QString &text); // neither half a character nor a NUL in it

private:
    const QJsonObject &m_object;
    QString m_badField;
    QString m_complaint;
};

} // namespace lectern::protocol
