// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/tour/drivercamera.h"

#include "tests/tour/drivereyes.h"

#include <QJsonArray>
#include <QMainWindow>

namespace lectern::tour {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int restTime = 100; // milliseconds; slow movements change a picture in that time

// "projectorWindow" is the projector; the teacher's "quitDialog" is the teacher-quitdialog.
QString nameOf(const QWidget &window, const QString &who) {
    if (qobject_cast<const QMainWindow *>(&window))
        return who;
    const QString name = window.objectName();
    const auto suffix = "Window"_L1;
    return name.endsWith(suffix) ? name.chopped(suffix.size()) : who + u'-' + name.toLower();
}

QMap<QString, QImage> photographs(const QString &who) {
    QMap<QString, QImage> images;
    for (QWidget *window : eyes::windows())
        images.insert(nameOf(*window, who), window->grab().toImage().convertToFormat(QImage::Format_RGB32));
    return images;
}

} // namespace

Attempt DriverCamera::grab(const QString &prefix, const QString &who) {
    const Attempt moving = Attempt::notYet(u"the windows never came to rest"_s);
    if (m_since.isValid() && !m_since.hasExpired(restTime))
        return moving;
    const QMap<QString, QImage> now = photographs(who);
    m_since.start();
    if (now != std::exchange(m_last, now))
        return moving;
    m_last.clear();
    m_since.invalidate();
    QJsonArray files;
    for (auto each = now.begin(); each != now.end(); ++each) {
        const QString file = u"%1-%2.png"_s.arg(prefix, each.key());
        if (!each.value().save(file))
            return Attempt::notYet(u"%1 cannot be written"_s.arg(file));
        files.append(file);
    }
    return Attempt::success(files);
}

} // namespace lectern::tour
