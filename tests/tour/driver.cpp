// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/tour/driver.h"

#include "tests/tour/drivereyes.h"
#include "tests/tour/driverhands.h"

#include <QApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QWidget>

namespace lectern::tour {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int pauseBetweenTries = 20; // milliseconds
constexpr int conductorGone = 3;      // exit status
} // namespace

// Made while the application is still being made: all else has to wait for the event loop.
Driver::Driver(const QString &socketName) : m_socket(std::make_unique<QLocalSocket>()) {
    m_again.setSingleShot(true);
    m_again.setInterval(pauseBetweenTries);
    connect(&m_again, &QTimer::timeout, this, &Driver::attempt);
    connect(m_socket.get(), &QLocalSocket::readyRead, this, &Driver::read);
    const auto leave = [] { QCoreApplication::exit(conductorGone); };
    connect(m_socket.get(), &QLocalSocket::disconnected, this, leave);
    connect(m_socket.get(), &QLocalSocket::errorOccurred, this, leave); // gone before we had come
    QMetaObject::invokeMethod(
        this,
        [this, socketName] {
            connect(qApp, &QCoreApplication::aboutToQuit, this, [this] {
                m_again.stop();
                m_socket.reset();
            });
            m_socket->connectToServer(socketName);
        },
        Qt::QueuedConnection);
}

void Driver::read() {
    if (!m_socket->canReadLine())
        return;
    m_order = QJsonDocument::fromJson(m_socket->readLine()).object();
    m_limit.setRemainingTime(m_order["limit"_L1].toInt());
    attempt();
}

void Driver::attempt() {
    const Attempt attempt = obey(); // has run the event loop: the program may be on its way out
    if (!m_socket)
        return;
    if (attempt.done)
        answer({{u"done"_s, true}, {u"value"_s, attempt.value}});
    else if (m_limit.hasExpired())
        answer({{u"done"_s, false}, {u"seen"_s, attempt.seen}});
    else
        m_again.start();
}

void Driver::answer(QJsonObject answer) {
    answer[u"id"_s] = m_order["id"_L1];
    m_socket->write(QJsonDocument(answer).toJson(QJsonDocument::Compact) + '\n');
    m_socket->flush();
}

Attempt Driver::obey() {
    const QString order = m_order["do"_L1].toString();
    const QString widget = m_order["widget"_L1].toString();
    const QString text = m_order["text"_L1].toString();
    if (order == "press"_L1)
        return hands::press(widget);
    if (order == "choose"_L1)
        return hands::choose(widget, text);
    if (order == "type"_L1)
        return hands::type(widget, text);
    if (order == "key"_L1)
        return hands::strike(widget, text);
    if (order == "resize"_L1)
        return hands::resize(m_order["width"_L1].toInt(), m_order["height"_L1].toInt());
    if (order == "dress"_L1)
        return hands::dress(m_order["dark"_L1].toBool());
    if (order == "close"_L1)
        return hands::closeWindow();
    if (order == "grab"_L1)
        return m_camera.grab(m_order["prefix"_L1].toString(), m_order["who"_L1].toString());
    return order == "wait"_L1 ? waitForText() : describe();
}

Attempt Driver::waitForText() const {
    const QString name = m_order["widget"_L1].toString();
    const QWidget *widget = eyes::find(name);
    if (m_order["gone"_L1].toBool())
        return widget ? Attempt::notYet(u"it is still there"_s) : Attempt::success();
    if (!widget)
        return Attempt::notYet(u"there is no such thing to be seen: "_s + name);
    const QString text = eyes::textOf(*widget);
    const QString wanted = m_order["text"_L1].toString();
    return text.contains(wanted) ? Attempt::success(text) : Attempt::notYet(u'"' + text + u'"');
}

Attempt Driver::describe() const {
    const QString order = m_order["do"_L1].toString();
    const QWidget *widget = eyes::find(m_order["widget"_L1].toString());
    if (!widget)
        return Attempt::notYet(u"it is not to be seen"_s);
    if (order == "texts"_L1)
        return Attempt::success(QJsonArray::fromStringList(eyes::textsIn(*widget)));
    if (order == "place"_L1)
        return Attempt::success(eyes::placeOf(*widget));
    return Attempt::notYet(u"the driver does not know the order "_s + order);
}

} // namespace lectern::tour
