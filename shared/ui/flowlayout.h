// SPDX-License-Identifier: GPL-3.0-or-later
// Items side by side like the words of a line: what has no room left goes to the next line. In a line that has
// room to spare, the last item of all stands at its far end; if it can grow in width it takes all that room.
#pragma once

#include <QLayout>

#include <memory>
#include <vector>

namespace lectern::ui {

class FlowLayout : public QLayout {
    Q_OBJECT

public:
    explicit FlowLayout(QWidget *parent = nullptr);
    ~FlowLayout() override;

    void addItem(QLayoutItem *item) override;
    int count() const override { return static_cast<int>(m_items.size()); }
    QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;

    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect &rect) override;

private:
    struct Line {
        std::vector<std::pair<QLayoutItem *, QSize>> items;
        int width = 0;
        int height = 0;
    };
    std::vector<Line> lines(int width) const;
    void place(const Line &line, const QRect &row) const;

    std::vector<std::unique_ptr<QLayoutItem>> m_items;
};

} // namespace lectern::ui
