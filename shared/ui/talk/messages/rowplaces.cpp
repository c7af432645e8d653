// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/talk/messages/rowplaces.h"

#include <algorithm>

namespace lectern::ui {

void RowPlaces::insert(int row, const std::vector<Height> &heights) {
    m_heights.insert(m_heights.begin() + row, heights.begin(), heights.end());
    m_tops.clear();
}

void RowPlaces::remove(int row, int count) {
    m_heights.erase(m_heights.begin() + row, m_heights.begin() + row + count);
    m_tops.clear();
}

void RowPlaces::set(int row, const Height &height) {
    if (m_heights[size_t(row)].pixels != height.pixels)
        m_tops.clear();
    m_heights[size_t(row)] = height;
}

int RowPlaces::top(int row) const {
    if (m_tops.empty()) {
        m_tops.push_back(0);
        for (const Height &height : m_heights)
            m_tops.push_back(m_tops.back() + height.pixels);
    }
    return m_tops[size_t(row)];
}

int RowPlaces::rowAt(int y) const {
    if (m_heights.empty())
        return -1;
    top(0);
    const auto behind = std::upper_bound(m_tops.begin(), m_tops.end(), y);
    return std::clamp(int(behind - m_tops.begin()) - 1, 0, count() - 1);
}

} // namespace lectern::ui
