// SPDX-License-Identifier: GPL-3.0-or-later
// A certificate of its own for a test that plays a server.
#pragma once

#include "server/tls/owncertificate.h"
#include "tests/support/testcase.h"

namespace lectern::test {

inline TlsIdentity freshIdentity() {
    const TlsFiles files = ownTlsFiles(TestCase::freshFolder());
    const auto problem = makeOwnCertificate(files, {QStringLiteral("localhost")});
    auto loaded = TlsIdentity::load(files);
    if (problem || !std::holds_alternative<TlsIdentity>(loaded))
        qFatal("No certificate could be made for the test.");
    return std::get<TlsIdentity>(std::move(loaded));
}

} // namespace lectern::test
