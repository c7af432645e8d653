// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/tour/pictures.h"

#include "tests/tour/diary.h"

#include <QDir>

namespace lectern::tour {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Picture {
    QString album; // behind the number
    QString name;
};

// README's, then those of the guides.
const std::vector<Picture> pictures{{u"start-teacher"_s, u"start"_s},
                                    {u"back-again-teacher"_s, u"teacher"_s},
                                    {u"shown-projector"_s, u"projector"_s},
                                    {u"votes-ana"_s, u"student"_s},
                                    {u"shown-chloe"_s, u"student-phone"_s},
                                    {u"votes-emma"_s, u"student-dark"_s},
                                    {u"announcement-teacher"_s, u"teacher-chat"_s},
                                    {u"hands-teacher"_s, u"teacher-hands"_s},
                                    {u"questions-teacher"_s, u"teacher-questions"_s},
                                    {u"question-on-the-wall-projector"_s, u"wall-question"_s},
                                    {u"silence-teacher-policydialog"_s, u"teacher-policy"_s},
                                    {u"doors-teacher-doorsdialog"_s, u"teacher-doors"_s},
                                    {u"chat-ana"_s, u"student-chat"_s},
                                    {u"announcement-ben"_s, u"student-announcement"_s},
                                    {u"announcement-emma"_s, u"student-chat-dark"_s},
                                    {u"room-ana"_s, u"student-room"_s},
                                    {u"new-room-ana-newroomdialog"_s, u"student-new-room"_s},
                                    {u"hands-dilan"_s, u"student-hand"_s},
                                    {u"ask-dilan-askteacherdialog"_s, u"student-ask"_s},
                                    {u"questions-ben"_s, u"student-questions"_s},
                                    {u"silence-ana"_s, u"student-silence"_s}};

} // namespace

bool copyPictures(const QString &album, const QString &folder, const Diary &diary) {
    const QDir from(album);
    const QDir to(folder);
    to.mkpath(u"."_s);
    for (const Picture &picture : pictures) {
        const QString name = picture.name + u".png"_s;
        const QStringList found = from.entryList({u"[0-9][0-9]-%1.png"_s.arg(picture.album)}, QDir::Files);
        QFile::remove(to.filePath(name));
        if (found.size() != 1 || !QFile::copy(from.filePath(found.first()), to.filePath(name))) {
            diary.say(u"%1 could not be copied to %2"_s.arg(picture.album, to.filePath(name)));
            return false;
        }
    }
    diary.say(u"The pictures of README and the guides are in %1"_s.arg(folder));
    return true;
}

} // namespace lectern::tour
