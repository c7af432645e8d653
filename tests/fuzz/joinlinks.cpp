// SPDX-License-Identifier: GPL-3.0-or-later
// What somebody types or pastes where a server is asked for, and fingerprints: what is understood means the same when it is
// written again, and a demand for a certificate is never lost on the way.
#include "shared/client/joinlink.h"
#include "tests/fuzz/check.h"
#include "tests/fuzz/input.h"

using namespace lectern;
using namespace lectern::client;

namespace {

void checkFingerprint(const Fingerprint &fingerprint) {
    const QString hex = fingerprint.toHex();
    CHECK(hex.size() == 2 * Fingerprint::bytes && hex == hex.toLower());
    CHECK(Fingerprint::fromHex(hex) == fingerprint);
    CHECK(Fingerprint::fromHex(fingerprint.toGroups()) == fingerprint);
    const QStringList words = fingerprint.words();
    CHECK(words.size() == Fingerprint::wordCount && !words.contains(QString()));
}

// The name of a network interface of this computer behind the address: it may hold what no link can carry.
bool hasScope(const ServerAddress &server) { return server.host.contains(u'%'); }

void checkAddress(const ServerAddress &server) {
    CHECK(!server.host.isEmpty() && server.port != 0);
    CHECK(ServerAddress::parse(server.toString()) == server);
    const auto again = ServerAddress::parse(server.asTyped());
    CHECK(hasScope(server) || (again == server && again->linked == server.linked));
}

void checkLink(const ServerAddress &server, const QString &text) {
    CHECK(isJoinLink(text));
    const auto again = parseJoinLink(joinLink(server, server.linked));
    CHECK(hasScope(server) || (again == server && again->linked == server.linked));
    CHECK(server.linked || !text.contains(u'?'));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    const QString text = fuzz::Input(data, size).text();
    if (const auto fingerprint = Fingerprint::fromHex(text))
        checkFingerprint(*fingerprint);
    const auto server = ServerAddress::parse(text);
    if (server)
        checkAddress(*server);
    const auto linked = parseJoinLink(text);
    if (linked)
        checkLink(*linked, text);
    CHECK(!isJoinLink(text) || (server.has_value() == linked.has_value()));
    CHECK(!isJoinLink(text) || !server || server->linked == linked->linked);
    return 0;
}
