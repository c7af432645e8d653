// SPDX-License-Identifier: GPL-3.0-or-later
// How high the rows of a list are, and therefore where they stand. A row that nobody has looked at is only guessed.
#pragma once

#include <cstddef>
#include <vector>

namespace lectern::ui {

class RowPlaces {
public:
    struct Height {
        int pixels = 0;
        bool isGuess = true;
    };

    int count() const { return int(m_heights.size()); }
    void clear() { m_heights.clear(), m_tops.clear(); }
    void insert(int row, const std::vector<Height> &heights);
    void remove(int row, int count);
    void set(int row, const Height &height);

    const Height &height(int row) const { return m_heights[std::size_t(row)]; }
    int top(int row) const; // count(): where the last one ends
    int total() const { return top(count()); }
    int rowAt(int y) const; // the first or the last one, if it is outside; -1: there are none

private:
    std::vector<Height> m_heights;
    mutable std::vector<int> m_tops; // empty: to be summed up again
};

} // namespace lectern::ui
