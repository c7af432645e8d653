// SPDX-License-Identifier: GPL-3.0-or-later
// Displays that are plugged in and pulled out, on Qt's offscreen platform.
#pragma once

#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonObject>
#include <QRect>

// As Qt declares it, up to the one function that is called: its own header is private and not always installed.
class QPlatformNativeInterface : public QObject {
public:
    virtual void *nativeResourceForIntegration(const QByteArray &resource);
};

namespace lectern::test {

struct Display {
    QString name;
    QRect place; // on the desktop
};

// From now on these are plugged in. A display is known by its name. False: this Qt cannot do that.
inline bool plug(const QList<Display> &displays) {
    QJsonArray screens;
    for (const auto &[name, place] : displays)
        screens.append(QJsonObject{{QStringLiteral("name"), name},
                                   {QStringLiteral("x"), place.x()},
                                   {QStringLiteral("y"), place.y()},
                                   {QStringLiteral("width"), place.width()},
                                   {QStringLiteral("height"), place.height()},
                                   {QStringLiteral("logicalDpi"), 96},
                                   {QStringLiteral("logicalBaseDpi"), 96},
                                   {QStringLiteral("dpr"), 1}});
    using Configure = void (*)(const QJsonObject &, QPlatformNativeInterface *);
    QPlatformNativeInterface *platform = QGuiApplication::platformNativeInterface();
    const auto configure = reinterpret_cast<Configure>(
        platform->nativeResourceForIntegration(QByteArrayLiteral("setConfiguration")));
    if (configure)
        configure({{QStringLiteral("screens"), screens}}, platform);
    return configure != nullptr;
}

} // namespace lectern::test
