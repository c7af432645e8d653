// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/crash/voteledger.h"

namespace lectern::crash {

using namespace Qt::Literals::StringLiterals;

namespace {

QString quoted(const QString &choice) { return choice.isEmpty() ? u"nothing"_s : u'"' + choice + u'"'; }

} // namespace

void VoteLedger::pressed(const QString &choice) {
    if (!m_open.contains(choice))
        m_open.append(choice);
}

void VoteLedger::counted(const QString &choice, qint64 at) {
    m_told = choice;
    m_toldAt = at;
}

std::optional<Finding> VoteLedger::stated(const QString &choice, qint64 at) {
    auto finding = compare(choice);
    counted(choice, at);
    return finding;
}

std::optional<Finding> VoteLedger::compare(const QString &choice) const {
    if (choice == m_told || m_open.contains(choice))
        return std::nullopt;
    QString text = m_told.isEmpty()
                       ? u"nothing was acknowledged"_s
                       : u"%1 was acknowledged at %2 s"_s.arg(quoted(m_told)).arg(double(m_toldAt) / 1000);
    if (!m_open.isEmpty())
        text += u", %1 had no answer"_s.arg(quoted(m_open.join(u"\" or \""_s)));
    if (!m_refusal.isEmpty())
        text += u", the last refusal was \"%1\""_s.arg(m_refusal);
    text += u"; the server says %1"_s.arg(quoted(choice));
    return Finding{m_told.isEmpty() ? Finding::Kind::Doubled : Finding::Kind::Lost, text};
}

} // namespace lectern::crash
