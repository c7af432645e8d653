// SPDX-License-Identifier: GPL-3.0-or-later
// What a query finds, row by row. A value that this program never wrote is damage, like a hole in the file: from then
// on there are no more rows, and problem() says why.
#pragma once

#include "server/store/database.h"
#include "shared/protocol/ids.h"

#include <QVariant>

#include <limits>

namespace lectern {

using namespace Qt::Literals::StringLiterals;

template <class Tag>
QVariant idValue(Id<Tag> id) {
    return static_cast<qint64>(id.value);
}

class Rows {
public:
    static constexpr qsizetype anyLength = std::numeric_limits<qsizetype>::max();

    Rows(const Database &database, const QString &statement, const QVariantList &values);

    bool next();
    std::optional<StorageProblem> problem() const; // none: there were no more rows

    // Of the row that next() went to.
    qint64 number(int column) const { return m_query.value(column).toLongLong(); }
    QString text(int column, qsizetype mostCharacters = anyLength);
    std::optional<qint64> time(int column) const;
    template <class Id>
    Id id(int column) {
        const auto value = static_cast<quint64>(number(column)); // a negative one is too large then
        if (value == 0 || value > largestId)
            blame("a number out of range"_L1);
        return {value};
    }

    void blame(QLatin1StringView damage);
    void adopt(const Rows &other); // its problem, where it has one, is this one's too

private:
    const Database &m_database;
    QSqlQuery m_query;
    std::optional<StorageProblem> m_damage;
};

} // namespace lectern
