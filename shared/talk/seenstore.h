// SPDX-License-Identifier: GPL-3.0-or-later
// How far one person has read in the rooms of one class, kept in the settings from one start of the program to the
// next. Written a little later than noted, and when it goes.
#pragma once

#include "shared/protocol/ids.h"

#include <QBasicTimer>
#include <QObject>
#include <QString>

#include <map>
#include <optional>

namespace lectern::talk {

using SeenMarks = std::map<RoomId, MessageId>; // the last message that was seen, 0: none

class SeenStore : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    ~SeenStore() override;

    // `key`: the class and the person, as the settings name them. What is still to be written of another is.
    std::optional<SeenMarks> open(const QString &key); // none: never noted
    void note(const SeenMarks &marks);

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    void write();

    QString m_key;
    std::optional<SeenMarks> m_unwritten;
    QBasicTimer m_later;
};

} // namespace lectern::talk
