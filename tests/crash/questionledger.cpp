// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/crash/questionledger.h"

#include "shared/protocol/wirewords.h"

namespace lectern::crash {

using namespace Qt::Literals::StringLiterals;

namespace {

QString portrait(const protocol::Question &question) {
    if (!question.question)
        return u"no question"_s;
    return u"question %1 \"%2\" (%3%4)"_s.arg(question.question.value)
        .arg(question.text, protocol::toWord(question.state),
             question.shown ? ", shown"_L1 : QLatin1StringView());
}

} // namespace

bool areSame(const protocol::Question &one, const protocol::Question &other) {
    const bool sameTime = !one.openedAt || !other.openedAt || one.openedAt == other.openedAt;
    return one.question == other.question && one.state == other.state && one.text == other.text &&
           one.shown == other.shown && sameTime;
}

void QuestionLedger::seen(const protocol::Question &question) {
    if (!m_wanted || !areSame(*m_wanted, question))
        return;
    m_told = question;
    m_wanted.reset();
}

std::optional<Finding> QuestionLedger::stated(const protocol::Question &question) {
    auto finding = compare(question);
    m_told = question;
    m_wanted.reset();
    return finding;
}

std::optional<Finding> QuestionLedger::compare(const protocol::Question &question) const {
    if (areSame(m_told, question) || (m_wanted && areSame(*m_wanted, question)))
        return std::nullopt;
    QString text = u"the class was told of "_s + portrait(m_told);
    if (m_wanted)
        text += u", "_s + portrait(*m_wanted) + u" was wanted"_s;
    return Finding{Finding::Kind::Lost, text + u"; the server says "_s + portrait(question)};
}

} // namespace lectern::crash
