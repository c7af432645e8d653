// SPDX-License-Identifier: GPL-3.0-or-later
// What the clients of a crowd say and understand: the language of one kind of server.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace lectern::bench {

// A line that came, as the measuring sees it, and what is to be answered at once.
struct Heard {
    enum What {
        Nothing,
        Joined,   // this client is where it wants to be
        Answered, // its request is done
        Beat      // a heartbeat
    } what = Nothing;
    QByteArray reply;
};

class Speech {
public:
    virtual ~Speech() = default;

    virtual size_t connections() const = 0; // those who make requests, and perhaps one more: who asks
    virtual QByteArray opening(size_t client) const = 0;
    virtual Heard hear(size_t client, QByteArrayView line) = 0; // throws a Failure for what must not come

    // Said by the last client before the requests; empty where there is nothing to say.
    virtual QByteArray question() const = 0;
    virtual QByteArray longQuestion() const = 0; // as long as may be
    virtual QByteArray showing() const = 0;      // from then on everybody hears of each change
    virtual size_t asked() const = 0;            // how many have heard of a question, all questions together
    virtual const QByteArray &request(size_t turn) const = 0; // each other than the one before
    virtual int counted() const = 0;                          // requests that whoever asked knows of

    // What each client says every `heartbeat` by itself; empty where the server begins.
    virtual QByteArray beat() const = 0;
};

} // namespace lectern::bench
