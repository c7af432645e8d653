// SPDX-License-Identifier: GPL-3.0-or-later
// The doors of a class that has no network.
#pragma once

#include "server/handlers/context.h"

#include <map>

namespace lectern::test {

struct NoDoors : Doors {
    std::map<protocol::Door, int> openAt;
    std::optional<Refusal> problem; // what opening one meets

    std::optional<Refusal> open(protocol::Door door, int port) override {
        if (!problem)
            openAt[door] = port;
        return problem;
    }
    Effects close(protocol::Door door) override {
        openAt.erase(door);
        return {};
    }
    protocol::Doors state() const override {
        protocol::Doors state;
        for (const auto &[door, port] : openAt)
            state.doors.push_back({door, true, port});
        return state;
    }
};

} // namespace lectern::test
