// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/store/talklogs.h"

#include "shared/protocol/limits.h"

#include <QDateTime>
#include <QDir>
#include <QHash>

#include <algorithm>
#include <iterator>
#include <utility>

namespace lectern {

using namespace Qt::Literals::StringLiterals;

namespace {

QString separator() { return u"; "_s; }

QString timeOf(qint64 at) {
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(at);
    return local.toOffsetFromUtc(local.offsetFromUtc()).toString(Qt::ISODate);
}

// One line, whatever is in it, and no field that looks like two.
QString field(const QString &text, bool isLast = false) {
    QString safe;
    for (const QChar c : text) {
        if (c == u'\n')
            safe += "\\n"_L1;
        else if (c == u'\\')
            safe += "\\\\"_L1;
        else if (c == u';' && !isLast)
            safe += "\\;"_L1;
        else if (c.category() == QChar::Other_Control)
            safe += u"\\x%1"_s.arg(int(c.unicode()), 2, 16, QChar(u'0'));
        else
            safe += c;
    }
    return safe;
}

QString roomFile(const protocol::Message &message) { return u"room-%1"_s.arg(message.room.value); }

QByteArray withoutText(const protocol::Message &message) {
    return QStringList{timeOf(message.at), QString::number(message.message.value), field(message.name),
                       u"(deleted by %1)"_s.arg(message.deletedBy)}
        .join(separator())
        .toUtf8();
}

// The messages that are to go, by their numbers.
using Numbered = QHash<QByteArray, const protocol::Message *>;

Numbered numbered(const std::vector<protocol::Message> &messages) {
    Numbered found;
    for (const protocol::Message &message : messages)
        found[QByteArray::number(message.message.value)] = &message;
    return found;
}

// Which of them stands in that line; none: another one. Beside the number, its second field, the time must be the same:
// after a restored backup the numbers of what was said since then come once more.
const protocol::Message *messageIn(const QByteArray &line, const Numbered &wanted) {
    const qsizetype first = line.indexOf("; ");
    const qsizetype second = line.indexOf("; ", first + 2);
    if (first < 0 || second < 0)
        return nullptr;
    const protocol::Message *message = wanted.value(line.mid(first + 2, second - first - 2));
    if (!message)
        return nullptr;
    const QDateTime time = QDateTime::fromString(QString::fromLatin1(line.left(first)), Qt::ISODate);
    return time.toSecsSinceEpoch() == message->at / 1000 ? message : nullptr;
}

bool isDirect(const Effects &entry, const protocol::Message &message) {
    return std::ranges::any_of(entry.records, [&](const Record &record) {
        const auto *said = std::get_if<record::MessageSaid>(&record);
        return said && said->message == message.message && said->isDirect;
    });
}

} // namespace

void TalkLogs::write(const std::vector<Effects> &group) {
    Deleted deleted;
    for (const Effects &entry : group)
        write(entry, deleted);
    erase(std::move(deleted));
    close();
}

void TalkLogs::write(const Effects &entry, Deleted &deleted) {
    for (const Delivery &delivery : entry.deliveries) {
        const auto *send = std::get_if<Send>(&delivery);
        const auto *message = send ? std::get_if<protocol::Message>(&send->message) : nullptr;
        if (!message || isDirect(entry, *message))
            continue;
        const QString name = std::holds_alternative<Group>(send->to) ? u"class"_s : roomFile(*message);
        if (message->deletedBy.isEmpty())
            write(*message, name);
        else
            deleted[name].push_back(*message);
    }
}

void TalkLogs::write(const protocol::Message &message, const QString &name) {
    const QString number = QString::number(message.message.value);
    file(name).append(
        QStringList{timeOf(message.at), number, field(message.name), field(message.text, true)}.join(
            separator()));
}

// In whichever of the two each stood.
void TalkLogs::erase(const std::vector<protocol::Message> &messages) {
    Deleted deleted;
    for (const protocol::Message &message : messages) {
        for (const QString &name : {u"class"_s, roomFile(message)})
            deleted[name].push_back(message);
    }
    erase(std::move(deleted));
}

void TalkLogs::erase(Deleted deleted) {
    for (auto &[name, messages] : deleted) {
        std::ranges::move(std::exchange(m_left[name], {}), std::back_inserter(messages));
        if (erase(name, messages)) {
            m_left.erase(name);
            continue;
        }
        m_left[name] = std::move(messages);
        m_nextTry.setRemainingTime(limits::storageRetry);
    }
}

// False: some of it may still stand there.
bool TalkLogs::erase(const QString &name, const std::vector<protocol::Message> &messages) {
    if (!m_files.contains(name) && !PlainFile(path(name)).exists())
        return true;
    const Numbered wanted = numbered(messages);
    const auto change = [&](const QByteArray &line) {
        const protocol::Message *message = messageIn(line, wanted);
        return message ? std::optional(withoutText(*message)) : std::nullopt;
    };
    return file(name).rewrite(change, wanted.size());
}

void TalkLogs::eraseWhatIsLeft() {
    if (!m_left.empty() && m_nextTry.hasExpired())
        erase(std::exchange(m_left, {}));
}

void TalkLogs::visit(qint64 at, const QString &name, const QString &address, bool came) {
    file(u"people"_s)
        .append(
            QStringList{timeOf(at), field(name), address, came ? u"came"_s : u"went"_s}.join(separator()));
    close();
}

PlainFile &TalkLogs::file(const QString &name) {
    std::unique_ptr<PlainFile> &file = m_files[name];
    if (!file) {
        QDir().mkpath(m_folder);
        file = std::make_unique<PlainFile>(path(name));
    }
    return *file;
}

void TalkLogs::close() {
    for (const auto &[name, file] : m_files)
        file->close();
}

} // namespace lectern
