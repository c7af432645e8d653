// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/theme.h"
#include "shared/ui/wordsonly.h"
#include "teacher-gui/mainwindow.h"

#include <QApplication>

#include <cstdio>

using namespace Qt::Literals::StringLiterals;
using namespace lectern;

namespace {

int say(const teacher::Message &message) {
    std::fputs(qUtf8Printable(message.text), message.exitCode == 0 ? stdout : stderr);
    return message.exitCode;
}

} // namespace

int main(int argc, char *argv[]) {
    QCoreApplication::setOrganizationName(u"Lectern"_s);
    QCoreApplication::setApplicationName(u"lectern-teacher"_s);
    QCoreApplication::setApplicationVersion(QLatin1StringView(LECTERN_VERSION));
    if (ui::wantsOnlyWords(argc, argv)) {
        const QCoreApplication application(argc, argv);
        const auto words = teacher::parseOptions(QCoreApplication::arguments());
        if (const auto *message = std::get_if<teacher::Message>(&words))
            return say(*message);
    }

    QApplication application(argc, argv);
    const auto options = teacher::parseOptions(QCoreApplication::arguments());
    if (const auto *message = std::get_if<teacher::Message>(&options))
        return say(*message);
    ui::applyTheme(application);
    teacher::MainWindow window(std::get<teacher::Options>(options));
    window.show();
    window.start();
    return QApplication::exec();
}
