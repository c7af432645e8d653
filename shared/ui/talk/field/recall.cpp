// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/talk/field/recall.h"

namespace lectern::ui {

namespace {
constexpr qsizetype mostKept = 50; // of a pane
} // namespace

void Recall::add(const QString &sent) {
    m_sent.removeAll(sent); // once is enough
    m_sent.prepend(sent);
    if (m_sent.size() > mostKept)
        m_sent.removeLast();
    m_shown = -1;
    m_typed.clear();
}

std::optional<QString> Recall::older(const QString &typed) {
    if (m_shown + 1 >= m_sent.size())
        return {};
    if (m_shown < 0)
        m_typed = typed;
    return m_sent.at(++m_shown);
}

std::optional<QString> Recall::newer() {
    if (m_shown < 0)
        return {};
    return --m_shown < 0 ? m_typed : m_sent.at(m_shown);
}

std::optional<QString> Recall::shown() const {
    return m_shown < 0 ? std::optional<QString>() : m_sent.at(m_shown);
}

} // namespace lectern::ui
