// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/talk/field/completionpopup.h"

#include "shared/ui/alert.h"
#include "shared/ui/talk/field/completiondelegate.h"
#include "shared/ui/theme.h"

#include <QStandardItemModel>
#include <QStyle>

namespace lectern::ui {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int rowsAtMost = 6; // more are scrolled
} // namespace

CompletionPopup::CompletionPopup(QWidget *parent) : QListView(parent), m_model(new QStandardItemModel(this)) {
    setObjectName(u"completionList"_s);
    setAccessibleName(tr("Suggestions"));
    setItemDelegate(new CompletionDelegate(this));
    setModel(m_model);
    setFocusPolicy(Qt::NoFocus);
    setFrameStyle(QFrame::Box | QFrame::Plain);
    setTextColor(this, mutedTextColor(palette())); // of the frame
    setAutoFillBackground(true);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    viewport()->setAttribute(Qt::WA_Hover);
    hide();
    connect(this, &QListView::clicked, this,
            [this](const QModelIndex &index) { Q_EMIT chosen(index.row()); });
}

void CompletionPopup::showFor(const QWidget &field, const std::vector<talk::Candidate> &candidates) {
    m_model->clear();
    for (const talk::Candidate &candidate : candidates) {
        auto *item = new QStandardItem(candidate.shown);
        item->setData(candidate.detail, CompletionDelegate::Detail);
        const QStringList texts{candidate.shown, candidate.detail};
        const QString whole = candidate.detail.isEmpty() ? candidate.shown : texts.join(u", "_s);
        item->setData(whole, Qt::AccessibleTextRole);
        item->setToolTip(plainToolTip(whole));
        m_model->appendRow(item);
    }
    if (parentWidget() != field.window())
        setParent(field.window());
    place(field);
    show();
    raise();
    setCurrentIndex(m_model->index(0, 0));
}

int CompletionPopup::wantedWidth() const {
    return sizeHintForColumn(0) + 2 * frameWidth() + style()->pixelMetric(QStyle::PM_ScrollBarExtent);
}

int CompletionPopup::wantedHeight() const {
    return qMin(m_model->rowCount(), rowsAtMost) * sizeHintForRow(0) + 2 * frameWidth();
}

// On the side that has more room.
void CompletionPopup::place(const QWidget &field) {
    const QRect around = field.window()->rect();
    const QRect edit(field.mapTo(field.window(), QPoint()), field.size());
    const bool above = edit.top() - around.top() > around.bottom() - edit.bottom();
    const int room = above ? edit.top() - around.top() : around.bottom() - edit.bottom();
    const int widest = around.width() - 2 * space;
    const QSize size(qMin(qMax(wantedWidth(), edit.width() / 2), widest), qMin(wantedHeight(), room));
    QRect rect({}, size);
    if (layoutDirection() == Qt::RightToLeft)
        rect.moveRight(qMax(edit.right(), around.left() + space + size.width() - 1));
    else
        rect.moveLeft(qMin(edit.left(), around.right() + 1 - space - size.width()));
    rect.moveTop(above ? edit.top() - size.height() : edit.bottom() + 1);
    setGeometry(rect);
}

void CompletionPopup::moveBy(int rows) {
    const int count = m_model->rowCount();
    setCurrentIndex(m_model->index((currentIndex().row() + rows + count) % count, 0));
}

// The focus is in the field, so that no screen reader would look here by itself.
void CompletionPopup::currentChanged(const QModelIndex &current, const QModelIndex &previous) {
    QListView::currentChanged(current, previous);
    if (!current.isValid() || !isVisible())
        return;
    setAccessibleName(tr("Suggestion %1 of %2: %3")
                          .arg(QString::number(current.row() + 1), QString::number(m_model->rowCount()),
                               current.data(Qt::AccessibleTextRole).toString()));
    announce(this);
}

} // namespace lectern::ui
