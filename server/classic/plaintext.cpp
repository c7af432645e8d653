// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/classic/plaintext.h"

#include <QRegularExpression>
#include <QStringDecoder>

namespace lectern::classic {

using namespace Qt::Literals::StringLiterals;

namespace {

// ECMA-48: control sequences (5.4), control strings (5.6), other escapes (5.3), and what is left of control characters.
const QRegularExpression &unshowable() {
    static const QRegularExpression expression(
        u"(?:\\x1b\\[|\\x{9b})[\\x30-\\x3f]*[\\x20-\\x2f]*[\\x40-\\x7e]?"
        "|(?:\\x1b[\\]PX^_]|[\\x{9d}\\x{90}\\x{98}\\x{9e}\\x{9f}])[^\\x07\\x1b\\x{9c}]*(?:\\x07|\\x1b\\\\|"
        "\\x{9c})?"
        "|\\x1b[\\x20-\\x2f]*[\\x30-\\x7e]?"
        "|[\\x00-\\x08\\x0a-\\x1f\\x7f\\x{80}-\\x{9f}]"_s);
    return expression;
}

} // namespace

std::optional<QString> textOf(QByteArrayView message) {
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString text = decoder.decode(message);
    if (decoder.hasError())
        return {};
    text.remove(unshowable());
    return text.replace(u'\t', u' ');
}

QByteArray toLine(const QString &text) { return text.toUtf8() + '\n'; }

QByteArray toLines(const QString &before, const QString &text) {
    QByteArray lines;
    for (const QString &line : text.split(u'\n'))
        lines += toLine(before + line);
    return lines;
}

} // namespace lectern::classic
