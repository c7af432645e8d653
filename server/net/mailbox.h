// SPDX-License-Identifier: GPL-3.0-or-later
// A queue into another thread's event loop: many posts cost one wake-up. Works the same within one thread.
#pragma once

#include <QMetaObject>
#include <QObject>

#include <functional>
#include <mutex>
#include <utility>
#include <vector>

namespace lectern {

template <class Letter>
class Mailbox {
public:
    using Reader = std::function<void(std::vector<Letter>)>;

    // `reader` is called in the thread of `owner`, which must outlive every sender.
    Mailbox(QObject &owner, Reader reader) : m_owner(owner), m_reader(std::move(reader)) {}

    void post(Letter letter) // from any thread
    {
        const std::lock_guard lock(m_mutex);
        m_letters.push_back(std::move(letter));
        if (m_letters.size() == 1)
            QMetaObject::invokeMethod(
                &m_owner, [this] { readAll(); }, Qt::QueuedConnection);
    }

private:
    void readAll() {
        std::vector<Letter> letters;
        {
            const std::lock_guard lock(m_mutex);
            letters.swap(m_letters);
        }
        m_reader(std::move(letters));
    }

    QObject &m_owner;
    Reader m_reader;
    std::mutex m_mutex;
    std::vector<Letter> m_letters;
};

} // namespace lectern
