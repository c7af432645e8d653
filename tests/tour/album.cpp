// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/tour/album.h"

#include "tests/tour/program.h"
#include "tests/tour/stepfailed.h"

#include <QDir>

namespace lectern::tour {

using namespace Qt::Literals::StringLiterals;

Album::Album(const QString &folder) : m_folder(folder) {
    QDir earlier(folder);
    for (const QString &picture : earlier.entryList({u"[0-9][0-9]-*.png"_s}, QDir::Files))
        earlier.remove(picture);
}

void Album::photograph(const QString &step) {
    const QString prefix = nextPrefix(step);
    for (Program *program : m_programs)
        program->startPhotograph(prefix);
    for (Program *program : m_programs)
        m_pictures += static_cast<int>(program->finishPhotograph().size());
}

void Album::photographFailure() {
    const QString prefix = nextPrefix(u"failed"_s);
    for (Program *program : m_programs) {
        if (!program->isRunning())
            continue;
        try {
            program->startPhotograph(prefix);
            m_pictures += static_cast<int>(program->finishPhotograph().size());
        } catch (const StepFailed &) { // what failed first is to be told, not this
        }
    }
}

QString Album::nextPrefix(const QString &step) {
    return u"%1/%2-%3"_s.arg(m_folder).arg(++m_steps, 2, 10, QChar(u'0')).arg(step);
}

} // namespace lectern::tour
