// SPDX-License-Identifier: GPL-3.0-or-later
// How the driver gets into a program that knows nothing of it: QT_QPA_GENERIC_PLUGINS=lecterntour has Qt load it.
#include "tests/tour/driver.h"

#include <QGenericPlugin>

namespace lectern::tour {

class DriverPlugin : public QGenericPlugin {
    Q_OBJECT
    Q_PLUGIN_METADATA(IID QGenericPluginFactoryInterface_iid FILE "driver.json")

public:
    QObject *create(const QString &, const QString &) override {
        return new Driver(qEnvironmentVariable("LECTERN_TOUR_SOCKET"));
    }
};

} // namespace lectern::tour

#include "driverplugin.moc"
