// SPDX-License-Identifier: GPL-3.0-or-later
// Larger and smaller text in the whole program; remembered.
#pragma once

#include <QObject>

namespace lectern::teacher {

class TextSize : public QObject {
    Q_OBJECT

public:
    explicit TextSize(QObject *parent = nullptr);

    void enlarge() { set(m_percent + step); }
    void reduce() { set(m_percent - step); }
    void reset() { set(usual); }

private:
    static constexpr int usual = 100;
    static constexpr int step = 10;

    void set(int percent);

    const double m_systemSize; // points, as the desktop wishes
    int m_percent = usual;
};

} // namespace lectern::teacher
