// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/store/talklogs.h"

#include <QDateTime>
#include <QDir>
#include <QHash>

#include <algorithm>
#include <set>

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

bool isDirect(const Effects &entry, const protocol::Message &message) {
    return std::ranges::any_of(entry.records, [&](const Record &record) {
        const auto *said = std::get_if<record::MessageSaid>(&record);
        return said && said->message == message.message && said->isDirect;
    });
}

} // namespace

void TalkLogs::write(const std::vector<Effects> &group) {
    for (const Effects &entry : group)
        write(entry);
    close();
}

void TalkLogs::write(const Effects &entry) {
    for (const Delivery &delivery : entry.deliveries) {
        const auto *send = std::get_if<Send>(&delivery);
        const auto *message = send ? std::get_if<protocol::Message>(&send->message) : nullptr;
        if (!message)
            continue;
        if (!message->deletedBy.isEmpty())
            erase({*message});
        else if (std::holds_alternative<Group>(send->to))
            write(*message, u"class"_s);
        else if (!isDirect(entry, *message))
            write(*message, u"room-%1"_s.arg(message->room.value));
    }
}

void TalkLogs::write(const protocol::Message &message, const QString &name) {
    const QString number = QString::number(message.message.value);
    file(name).append(
        QStringList{timeOf(message.at), number, field(message.name), field(message.text, true)}.join(
            separator()));
}

// In whichever of the two each stood.
void TalkLogs::erase(const std::vector<protocol::Message> &deleted) {
    QHash<QString, QString> instead; // key: the number
    std::set<QString> names;
    for (const protocol::Message &message : deleted) {
        const QString number = QString::number(message.message.value);
        instead[number] = QStringList{timeOf(message.at), number, field(message.name),
                                      u"(deleted by %1)"_s.arg(message.deletedBy)}
                              .join(separator());
        names.insert({u"class"_s, u"room-%1"_s.arg(message.room.value)});
    }
    const auto change = [&](const QString &line) {
        return instead.value(line.section(separator(), 1, 1), line);
    };
    for (const QString &name : names) {
        if (m_files.contains(name) || QFile::exists(m_folder + u'/' + name + u".log"_s))
            file(name).rewrite(change);
    }
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
        file = std::make_unique<PlainFile>(m_folder + u'/' + name + u".log"_s);
    }
    return *file;
}

void TalkLogs::close() {
    for (const auto &[name, file] : m_files)
        file->close();
}

} // namespace lectern
