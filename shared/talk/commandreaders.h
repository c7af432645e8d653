// SPDX-License-Identifier: GPL-3.0-or-later
// How each command of the table reads what stands behind it.
#pragma once

#include "shared/talk/commandtable.h"

namespace lectern::talk {

command::Problem unknownCommand(const QString &name, protocol::Role role);
command::Problem notForRole(const CommandInfo &command);

namespace read {

Command sayTo(const Arguments &arguments);
Command openRoom(const Arguments &arguments);
Command invite(const Arguments &arguments);
Command leaveRoom(const Arguments &arguments);
Command listMembers(const Arguments &arguments);
Command sayToClass(const Arguments &arguments);
Command calculate(const Arguments &arguments);
Command tellDate(const Arguments &arguments);
Command tellTime(const Arguments &arguments);
Command voteYes(const Arguments &arguments);
Command voteNo(const Arguments &arguments);
Command raiseHand(const Arguments &arguments);
Command inquire(const Arguments &arguments);
Command search(const Arguments &arguments);
Command goTo(const Arguments &arguments);
Command help(const Arguments &arguments);
Command quit(const Arguments &arguments);

} // namespace read

} // namespace lectern::talk
