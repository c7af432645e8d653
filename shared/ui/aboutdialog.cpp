// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/aboutdialog.h"

#include "shared/ui/theme.h"

#include <QCoreApplication>
#include <QFile>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QVBoxLayout>

// They lie in a static library, as the icons do.
static void registerLicences() { Q_INIT_RESOURCE(licences); }

namespace lectern::ui {

using namespace Qt::Literals::StringLiterals;
using protocol::Role;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(AboutDialog)
};

QString licence(const QString &name) {
    registerLicences();
    QFile file(u":/lectern/licences/"_s + name);
    if (!file.open(QIODevice::ReadOnly))
        qWarning("No licence is called %s", qUtf8Printable(name));
    return QString::fromUtf8(file.readAll());
}

QString aboutText(Role role) {
    const QString program =
        role == Role::Teacher ? Words::tr("The teacher's program") : Words::tr("The student's program");
    return QStringList{
        Words::tr("%1, version %2").arg(program, QLatin1StringView(LECTERN_VERSION)),
        Words::tr("Lectern is a classroom suite that votes: a teacher asks, everybody answers by pressing a "
                  "button, and the class sees the answer grow. It needs no Internet."),
        Words::tr(
            "Lectern is free software: you can redistribute it and change it under the terms of the GNU "
            "General Public License as published by the Free Software Foundation, version 3 or, at your "
            "option, any later version (GPL-3.0-or-later)."),
        Words::tr("It is distributed in the hope that it will be useful, but without any warranty; without "
                  "even the implied warranty of merchantability or fitness for a particular purpose. The "
                  "licence says more.")}
        .join(u"\n\n"_s);
}

QString partsText(Role role) {
    QStringList parts{Words::tr("Qt %1: GNU Lesser General Public License, version 3")
                          .arg(QString::fromLatin1(qVersion()))};
    if (role == Role::Teacher)
        parts << Words::tr("Qt Charts: GNU General Public License, version 3")
              << Words::tr("libqrencode: GNU Lesser General Public License, version 2.1 or later");
    parts << Words::tr("OpenSSL: Apache License, version 2.0") << Words::tr("libsodium: ISC License")
          << Words::tr("ICU: Unicode License") << Words::tr("SQLite, in the server: public domain")
          << Words::tr("Inter, the font, where it is installed: SIL Open Font License 1.1; not shipped")
          << Words::tr("Lucide, the icons: ISC License, as follows") << licence(u"lucide.txt"_s)
          << Words::tr("The words of a fingerprint: MIT License, as follows") << licence(u"words.txt"_s);
    return parts.join(u"\n\n"_s);
}

} // namespace

AboutDialog::AboutDialog(Role role, QWidget *parent) : QDialog(parent) {
    setObjectName(u"aboutDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("About Lectern"));
    auto *title = plainLabel(u"Lectern"_s, this);
    setScaledFont(title, 1.8, true);
    auto *tabs = new QTabWidget(this);
    tabs->setObjectName(u"aboutTabs"_s);
    tabs->setAccessibleName(tr("About, parts and licence"));
    addPage(tabs, tr("&About"), u"aboutText"_s, aboutText(role));
    addPage(tabs, tr("&Parts"), u"partsText"_s, partsText(role));
    addPage(tabs, tr("&Licence"), u"licenceText"_s, licence(u"gpl-3.0.txt"_s));
    auto *close = new QPushButton(tr("&Close"), this);
    close->setObjectName(u"aboutCloseButton"_s);
    close->setAccessibleName(tr("Close"));
    close->setDefault(true);
    close->setFocus();
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(2 * space, 2 * space, 2 * space, 2 * space);
    page->setSpacing(2 * space);
    page->addWidget(title);
    page->addWidget(tabs, 1);
    page->addWidget(close, 0, Qt::AlignRight);
    resize(qMin(80 * space, parent->width()), qMin(64 * space, parent->height()));
}

void AboutDialog::addPage(QTabWidget *tabs, const QString &title, const QString &name, const QString &text) {
    auto *page = new QPlainTextEdit(text, tabs);
    page->setObjectName(name);
    page->setAccessibleName(QString(title).remove(u'&'));
    page->setReadOnly(true);
    page->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    page->setTabChangesFocus(true);
    page->setFrameShape(QFrame::NoFrame);
    tabs->addTab(page, title);
}

} // namespace lectern::ui
