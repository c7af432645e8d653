// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/serveridentity.h"

#include "server/tls/owncertificate.h"

#include <QHostInfo>

namespace lectern {

using namespace Qt::Literals::StringLiterals;

namespace {

using Loaded = std::variant<TlsIdentity, StartProblem>;

// Only for those who look at it with other programs: Lectern's clients go by the fingerprint.
QStringList namesOfThisComputer() {
    return {QHostInfo::localHostName(), u"localhost"_s, u"127.0.0.1"_s, u"::1"_s};
}

Loaded ownIdentity(const QString &dataFolder) {
    const TlsFiles files = ownTlsFiles(dataFolder);
    if (auto wrong = makeOwnCertificate(files, namesOfThisComputer()))
        return std::move(*wrong);
    auto loaded = TlsIdentity::load(files);
    if (auto *wrong = std::get_if<StartProblem>(&loaded)) {
        wrong->text +=
            u" Put the right ones back. Or delete %1 and %2, to get a new certificate; then every "
            "client warns its user of a server that it does not know."_s.arg(files.certificate, files.key);
    }
    return loaded;
}

} // namespace

std::variant<std::optional<TlsIdentity>, StartProblem> identityFor(const Options &options) {
    if (options.plaintext)
        return std::nullopt;
    auto loaded = options.certificate.isEmpty() ? ownIdentity(options.dataFolder)
                                                : TlsIdentity::load({options.certificate, options.key});
    if (auto *wrong = std::get_if<StartProblem>(&loaded))
        return std::move(*wrong);
    return std::optional(std::get<TlsIdentity>(std::move(loaded)));
}

} // namespace lectern
