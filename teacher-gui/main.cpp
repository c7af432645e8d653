// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/theme.h"
#include "teacher-gui/mainwindow.h"

#include <QApplication>

#include <algorithm>
#include <cstdio>

using namespace Qt::Literals::StringLiterals;
using namespace lectern;

namespace {

int say(const teacher::Message &message) {
    std::fputs(qUtf8Printable(message.text), message.exitCode == 0 ? stdout : stderr);
    return message.exitCode;
}

// These are answered without a display too, where a QApplication would abort.
bool wantsOnlyWords(int argc, char *argv[]) {
    return std::any_of(argv + 1, argv + argc, [](const char *argument) {
        const QByteArrayView word(argument);
        return word == "--help" || word == "-h" || word == "--version" || word == "-v";
    });
}

} // namespace

int main(int argc, char *argv[]) {
    QCoreApplication::setOrganizationName(u"Lectern"_s);
    QCoreApplication::setApplicationName(u"lectern-teacher"_s);
    QCoreApplication::setApplicationVersion(QLatin1StringView(LECTERN_VERSION));
    if (wantsOnlyWords(argc, argv)) {
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
