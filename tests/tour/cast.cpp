// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/tour/cast.h"

#include "tests/tour/stepfailed.h"

#include <QRegularExpression>

namespace lectern::tour {

using namespace Qt::Literals::StringLiterals;

namespace {
const auto student = u"lectern-student"_s;
}

Cast::Cast(Stage &stage)
    : teacher(stage, u"Teacher"_s, u"lectern-teacher"_s),
      ana(stage, u"Ana"_s, student),
      ben(stage, u"Ben"_s, student),
      chloe(stage, u"Chloe"_s, student),
      dilan(stage, u"Dilan"_s, student),
      emma(stage, u"Emma"_s, student) {}

void Cast::nobodyIsNamedIn(const QString &window, const QString &words) {
    const QString texts = teacher.textsIn(window).join(u" | "_s);
    if (!texts.contains(words))
        throw StepFailed{u"\"%1\" in %2"_s.arg(words, window), texts};
    for (const Program *somebody : students()) {
        const QRegularExpression name(u"\\b%1\\b"_s.arg(somebody->who()),
                                      QRegularExpression::CaseInsensitiveOption);
        if (texts.contains(name))
            throw StepFailed{u"no name in "_s + window, texts};
    }
}

} // namespace lectern::tour
