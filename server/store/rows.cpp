// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/store/rows.h"

#include <QSqlError>

namespace lectern {

Rows::Rows(const Database &database, const QString &statement, const QVariantList &values)
    : m_database(database), m_query(database.sql()) {
    m_query.setForwardOnly(true);
    if (!m_query.prepare(statement))
        return;
    for (const QVariant &value : values)
        m_query.addBindValue(value);
    m_query.exec();
}

bool Rows::next() { return !m_damage && m_query.next(); }

std::optional<StorageProblem> Rows::problem() const {
    if (!m_damage && m_query.lastError().isValid())
        return m_database.problem(m_query.lastError());
    return m_damage;
}

QString Rows::text(int column, qsizetype mostCharacters) {
    const QVariant value = m_query.value(column);
    const QString text = value.toString();
    const bool isShort = text.size() <= mostCharacters; // most are, even in UTF-16
    if (value.isNull() || (!isShort && text.toUcs4().size() > mostCharacters))
        blame(value.isNull() ? "a reference to nowhere"_L1 : "a text that is too long"_L1);
    return text;
}

std::optional<qint64> Rows::time(int column) const {
    return m_query.isNull(column) ? std::nullopt : std::optional(number(column));
}

void Rows::blame(QLatin1StringView damage) {
    const QString sqliteCorrupt = u"11"_s; // https://www.sqlite.org/rescode.html
    if (!m_damage)
        m_damage = m_database.problem(QSqlError({}, damage, QSqlError::StatementError, sqliteCorrupt));
}

void Rows::adopt(const Rows &other) {
    if (!m_damage)
        m_damage = other.problem();
}

} // namespace lectern
