// SPDX-License-Identifier: GPL-3.0-or-later
// Says that votes are not being stored, why, and what to do; not there while they are. Never takes the focus by
// itself, so that nobody types into it. objectNames: storageBanner, storageBannerSign, storageBannerText.
#pragma once

#include <QWidget>

class QLabel;
class QTextEdit;

namespace lectern::teacher {

class StorageModel;

class StorageBanner : public QWidget {
    Q_OBJECT

public:
    explicit StorageBanner(const StorageModel &model, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void dress(); // in the colours and the text size of the moment
    void fit();   // as tall as the text
    void announceAs(const QString &name);

    const StorageModel &m_model;
    QLabel *m_sign;
    QTextEdit *m_text;
};

} // namespace lectern::teacher
