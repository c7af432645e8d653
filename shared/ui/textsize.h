// SPDX-License-Identifier: GPL-3.0-or-later
// Larger and smaller text in the whole program; remembered.
#pragma once

#include <QObject>

namespace lectern::ui {

class TextSize : public QObject {
    Q_OBJECT

public:
    explicit TextSize(QObject *parent = nullptr);

    void enlarge() { set(m_percent + step); }
    void reduce() { set(m_percent - step); }
    void reset() { set(usual); }

    int percent() const { return m_percent; }
    bool canEnlarge() const { return m_percent < largest; }
    bool canReduce() const { return m_percent > smallest; }

Q_SIGNALS:
    void changed();

private:
    static constexpr int smallest = 70;
    static constexpr int usual = 100;
    static constexpr int largest = 250;
    static constexpr int step = 10;

    void set(int percent);

    const double m_systemSize; // points, as the desktop wishes
    int m_percent = usual;
};

} // namespace lectern::ui
