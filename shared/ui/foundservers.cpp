// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/ui/foundservers.h"

#include "shared/client/recentservers.h"
#include "shared/ui/alert.h"
#include "shared/ui/foundlist.h"
#include "shared/ui/foundmodel.h"
#include "shared/ui/theme.h"

#include <QComboBox>
#include <QLineEdit>
#include <QShowEvent>
#include <QVBoxLayout>

namespace lectern::ui {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using client::Discovery;
using client::FoundServer;
using client::ServerAddress;

namespace {
constexpr auto settling = 500ms; // of two classes one answers first: it is not the only one for that
constexpr auto patience = 4s;
} // namespace

FoundServers::FoundServers(protocol::Role role, QComboBox &address, Discovery::Targets targets,
                           QWidget *parent)
    : QWidget(parent),
      m_role(role),
      m_address(address),
      m_discovery(std::move(targets)),
      m_model(new FoundModel(this)),
      m_text(plainLabel({}, this)),
      m_list(new FoundList(*m_model, this)) {
    m_text->setObjectName(u"foundText"_s);
    setTextColor(m_text, mutedTextColor(palette()));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space);
    column->addWidget(m_text);
    column->addWidget(m_list);
    for (QTimer *timer : {&m_settling, &m_patience})
        timer->setSingleShot(true);
    connect(&m_settling, &QTimer::timeout, this, &FoundServers::chooseTheOnlyOne);
    connect(&m_patience, &QTimer::timeout, this, &FoundServers::showText);
    connect(&m_discovery, &Discovery::changed, this, &FoundServers::showFound);
    connect(m_list, &FoundList::chosen, this, &FoundServers::choose);
    connect(m_list, &QAbstractItemView::doubleClicked, this, &FoundServers::goOn);
    connect(&m_address, &QComboBox::editTextChanged, this, &FoundServers::mark);
    connect(&m_address, &QComboBox::activated, this, [this] { m_isOwn = true; });
    connect(m_address.lineEdit(), &QLineEdit::textEdited, this, [this] { m_isOwn = true; });
}

QWidget *FoundServers::list() const { return m_list; }

void FoundServers::setBusy(bool busy) {
    m_busy = busy;
    m_list->setEnabled(!busy);
    if (busy) {
        m_isOwn = true; // what is joined was wanted; a refusal must not change it
        m_patience.stop();
        m_discovery.pause();
    } else if (isVisible()) {
        look();
    }
}

void FoundServers::showEvent(QShowEvent *event) {
    QWidget::showEvent(event);
    if (!event->spontaneous()) { // the page has come (back)
        m_isOwn = m_busy;
        m_filledIn.clear();
        m_last = ServerAddress::parse(client::RecentServers::load().value(0));
    }
    if (!m_busy)
        look();
}

void FoundServers::hideEvent(QHideEvent *event) {
    QWidget::hideEvent(event);
    m_patience.stop();
    if (event->spontaneous())
        m_discovery.pause(); // minimized
    else
        m_discovery.stop();
}

void FoundServers::look() {
    if (!m_discovery.isRunning()) {
        m_settling.start(settling);
        m_patience.start(patience);
    }
    m_discovery.start();
    showFound();
}

void FoundServers::showFound() {
    {
        // When the selected row leaves, the view selects a neighbour, which nobody has chosen.
        const QSignalBlocker quiet(m_list);
        m_model->show(m_discovery.found(), m_last);
    }
    m_list->setVisible(m_model->rowCount() > 0);
    showText();
    chooseTheOnlyOne();
    mark();
    announceNew();
}

void FoundServers::showText() {
    m_text->setAccessibleName({}); // what was announced is old now
    if (!m_discovery.found().isEmpty())
        m_text->setText(tr("On this network:"));
    else if (m_patience.isActive())
        m_text->setText(tr("Looking for classes on this network…"));
    else if (m_role == protocol::Role::Student)
        m_text->setText(tr("No class found yet. Type the address that your teacher shows."));
    else
        m_text->setText(tr("No class found yet. Type the address of your server."));
}

// Never over what somebody has typed or chosen; over the server of last time, which is not there.
void FoundServers::chooseTheOnlyOne() {
    if (m_isOwn || m_settling.isActive() || m_discovery.found().size() != 1)
        return;
    const QString text = m_address.currentText().trimmed();
    const auto address = ServerAddress::parse(text);
    if (address && address == m_kept)
        return;
    const bool isLast = address && address == m_last;
    if (!text.isEmpty() && !isLast && text != m_filledIn)
        return;
    const int row = m_model->rowOf(m_discovery.found().first().id);
    m_filledIn = m_model->address(row).toString();
    if (m_filledIn != text)
        m_address.setEditText(m_filledIn);
}

// What is selected is always the row that the address field names.
void FoundServers::mark() {
    const auto address = ServerAddress::parse(m_address.currentText());
    m_list->mark(address ? m_model->rowAt(*address) : -1);
}

void FoundServers::choose(int row) {
    m_isOwn = true;
    m_address.setEditText(m_model->address(row).toString());
}

void FoundServers::announceNew() {
    QStringList names;
    for (const FoundServer &server : m_discovery.found()) {
        if (m_announced.contains(server.id))
            continue;
        m_announced.insert(server.id);
        names += m_model->index(m_model->rowOf(server.id)).data().toString();
    }
    if (names.isEmpty())
        return;
    m_text->setAccessibleName(
        names.size() == 1 ? tr("Found on this network: %1").arg(names.first())
                          : tr("%n classes found on this network", nullptr, static_cast<int>(names.size())));
    announce(m_text);
}

} // namespace lectern::ui
