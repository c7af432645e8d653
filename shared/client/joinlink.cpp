// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/client/joinlink.h"

#include <QUrl>
#include <QUrlQuery>

namespace lectern::client {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QLatin1StringView scheme = "lectern"_L1;
constexpr QLatin1StringView fingerprintKey = "sha256"_L1;

// Nothing in it that we would have to pass over.
bool isOnlyPlace(const QUrl &url) {
    const bool hasPath = !url.path().isEmpty() && url.path() != "/"_L1;
    return url.isValid() && !hasPath && url.userInfo().isEmpty() && !url.hasFragment();
}

} // namespace

QString joinLink(const ServerAddress &server, const std::optional<Fingerprint> &fingerprint) {
    QUrl url;
    url.setScheme(scheme);
    url.setHost(server.host);
    if (server.port != defaultPort)
        url.setPort(server.port);
    url.setPath(u"/"_s);
    if (fingerprint)
        url.setQuery(fingerprintKey + u'=' + fingerprint->toHex());
    return url.toString(QUrl::FullyEncoded);
}

bool isJoinLink(const QString &text) {
    return text.trimmed().startsWith(scheme + "://"_L1, Qt::CaseInsensitive);
}

std::optional<ServerAddress> parseJoinLink(const QString &text) {
    const QUrl url(text.trimmed(), QUrl::StrictMode);
    const int port = url.port(defaultPort);
    if (url.scheme() != scheme || !isOnlyPlace(url) || port < 1)
        return std::nullopt;
    const QString host = url.host();
    auto server = ServerAddress::parse(
        (host.contains(u':') ? u"[%1]:%2"_s : u"%1:%2"_s).arg(host, QString::number(port)));
    const auto query = QUrlQuery(url).queryItems();
    if (!server || query.size() > 1)
        return std::nullopt;
    if (query.isEmpty())
        return url.hasQuery() ? std::nullopt : server;
    server->linked = Fingerprint::fromHex(query.first().second);
    return query.first().first == fingerprintKey && server->linked ? server : std::nullopt;
}

} // namespace lectern::client
