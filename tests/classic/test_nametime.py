#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What takes a minute: a name for the room has to come within 60 s, and once a minute the number of clients is printed. Both
ways wait at the same time."""
import time
import unittest

from clients import Client
from support import ALOUD, STUDENT, WELCOME, Server, main

LATE = "Server: No name came in time.\n"


class OneWay:
    def __init__(self, case, io_threads):
        self.server = Server(io_threads=io_threads)
        case.addCleanup(self.server.stop)
        self.began = time.monotonic()
        names = ("room", "room", "room", "poll", "poll", "chat", "calculator", "echo/tcp")
        self.clients = [Client(self.server.ports[name]) for name in names]
        for client in self.clients:
            case.addCleanup(client.close)
            client.socket.settimeout(100)
        self.silent, self.refused, self.named, self.teacher, self.student, self.chat, *_ = self.clients
        for client in self.clients[:3]:
            client.expect("Enter login name:\n")
        self.refused.send("Teacher\n")
        self.refused.expect("Server: That name is reserved. Choose another one.\n")
        self.teacher.expect(WELCOME)
        self.student.expect(STUDENT, ALOUD)
        self.chat.expect("> Connected to the chat server (1 user online)\n")
        self.named.send("Batman\n")
        self.named.line()


class NameTime(unittest.TestCase):
    def test_without_a_name_within_60_s_the_room_closes_and_nobody_else_is_closed(self):
        ways = [OneWay(self, threads) for threads in (0, 2)]
        for way in ways:
            way.silent.expect(LATE)
            way.silent.expect_end()
            self.assertGreaterEqual(time.monotonic() - way.began, 58)
            way.refused.expect(LATE)  # a refused name is none
            way.refused.expect_end()
        for way in ways:
            *_, calculator, echo = way.clients
            for client, sent, answer in ((way.teacher, "show", "No votes yet.\n"), (way.student, "yes", "Your vote: yes\n"),
                                         (calculator, "Bob\n1 + 1\n", "2\n"), (echo, "x", "x")):
                client.send(sent)
                client.expect(answer)
            line = way.server.printed.wait_line("Number of connected clients = .*")  # once, and not when it starts
            times, start = way.server.printed.times, way.server.printed.wait_line("Listening on .*")
            self.assertLess(abs(times[line] - times[start] - 60), 1)
            self.assertEqual(way.server.lines[line].split(" = ")[1], "8")
            way.named.send("Still here\n")
            way.chat.expect_like("> New user Batman entered.*")
            way.chat.expect("[Batman] Still here\n")


if __name__ == "__main__":
    main()
