#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The lines about clients: who came, who went, how many there are, and once in an interval the number alone."""
import os
import re
import signal
import subprocess
import sys
import threading
import unittest
from concurrent.futures import ThreadPoolExecutor

from clients import Asker, Client
from lectern import Member
from lesson import Lesson
from support import Server, each_way, main

COUNT = re.compile(r"Number of connected clients = (\d+)")
LOAD = """
import os, socket, sys
echo, chat = int(sys.argv[1]), int(sys.argv[2])
talker, reader = socket.create_connection(("127.0.0.1", echo)), socket.create_connection(("127.0.0.1", chat))
while os.getppid() == int(sys.argv[3]):
    for _ in range(50):
        talker.sendall(b"x" * 1000)
        talker.recv(65536)
    socket.create_connection(("127.0.0.1", chat)).close()
    reader.recv(65536)
"""


@each_way
class Numbers(Lesson):
    def news(self):
        """What is printed of clients, without the once-a-minute line."""
        lines = self.server.lines[next(n for n, line in enumerate(self.server.lines) if "Listening on" in line) + 1:]
        return [line for line in lines if not COUNT.fullmatch(line)]

    def expect_printed(self, *lines):
        self.server.printed.wait_for(lambda _: len(self.news()) >= len(lines), lines)
        self.assertEqual(self.news(), list(lines))

    def test_each_client_that_comes_and_goes_is_printed(self):
        ana, ben = self.dial("chat"), self.dial("poll")
        self.expect_printed(f"Connected with 127.0.0.1 : {ana.port}",
                            "Client 1 connected. Number of connected clients = 1",
                            "Connected clients: 1",
                            f"Connected with 127.0.0.1 : {ben.port}",
                            "Client 2 connected. Number of connected clients = 2",
                            "Connected clients: 1 2")
        before = self.news()
        ana.close()
        self.expect_printed(*before, "Client 1 disconnected. Number of connected clients = 1", "Connected clients: 2")
        ben.reset()
        self.expect_printed(*before, "Client 1 disconnected. Number of connected clients = 1", "Connected clients: 2",
                            "Client 2 disconnected. Number of connected clients = 0", "Connected clients:")

    def test_clients_of_every_door_and_of_lecterns_own_port_count_up_together(self):
        ports = [self.server.ports[name] for name in ("poll", "chat", "room", "calculator", "echo/tcp")]
        for number, port in enumerate([*ports, self.server.port], 1):
            client = self.keep(Client(port))
            line = self.server.printed.wait_line(f"Connected with 127.0.0.1 : {client.port}")
            self.server.printed.wait_line(rf"Client {number} connected\. Number of connected clients = {number}", line)

    def test_numbers_are_in_order_of_arrival_and_never_used_again(self):
        for number in range(1, 31):
            client = self.dial("echo/tcp")
            self.server.printed.wait_line(rf"Client {number} connected\. Number of connected clients = 1")
            client.close()
            self.server.printed.wait_line(rf"Client {number} disconnected\. Number of connected clients = 0")
        member = self.keep(Member(self.server, "Ana"))
        member.expect_ok(type="leave")
        self.server.printed.wait_line(r"Client 31 disconnected\. Number of connected clients = 0")
        numbers = [int(match[1]) for line in self.news() if (match := re.match(r"Client (\d+) connected", line))]
        self.assertEqual(numbers, list(range(1, 32)))

    def test_datagrams_are_no_clients(self):
        self.keep(Asker(self.server.ports["clock"])).ask(b"SEND_DATE")
        self.keep(Asker(self.server.ports["echo/udp"])).ask(b"x")
        self.dial("echo/tcp")
        self.server.printed.wait_line("Connected clients: 1")

    def test_list_is_printed_only_while_it_has_at_most_20_numbers(self):
        clients = []
        for number in range(1, 24):
            clients.append(self.dial("echo/tcp"))
            self.server.printed.wait_line(rf"Client {number} connected\..*")
        for number in (1, 2, 3, 4):
            clients[number - 1].close()
            self.server.printed.wait_line(rf"Client {number} disconnected\..*")
        self.server.printed.wait_line("Connected clients: 5( .*)?")
        lists = [line for line in self.news() if line.startswith("Connected clients:")]
        whole = [f"Connected clients: {' '.join(map(str, range(1, last + 1)))}" for last in range(1, 21)]
        self.assertEqual(lists, [*whole, f"Connected clients: {' '.join(map(str, range(4, 24)))}",
                                 f"Connected clients: {' '.join(map(str, range(5, 24)))}"])


def counts(server):
    """Time and number of each of the lines with the number alone."""
    lines = list(zip(server.printed.times, server.lines))
    return [(time, int(match[1])) for time, line in lines if (match := COUNT.fullmatch(line))]


def wait_counts(server, count):
    server.printed.wait_for(lambda _: len(counts(server)) >= count, f"{count} lines with the number")


@each_way
class Interval(Lesson):
    options = ("--count-interval", "200")

    def test_number_of_clients_is_printed_once_in_the_interval(self):
        wait_counts(self.server, 1)
        self.assertEqual({number for _, number in counts(self.server)}, {0})
        clients = [self.dial("echo/tcp") for _ in range(3)]
        self.server.printed.wait_for(lambda _: counts(self.server)[-1][1] == 3, "the number of the three")
        clients.pop().close()
        self.server.printed.wait_for(lambda _: counts(self.server)[-1][1] == 2, "the number of the two")


DRIFT_LINES = 180  # three minutes


class Drift(unittest.TestCase):
    """Both ways at the same time. The interval is long enough for a busy machine to lose no line."""

    def begin(self, io_threads):
        server = Server("--count-interval", "1000", io_threads=io_threads)
        self.addCleanup(server.stop)
        ports = [str(server.ports["echo/tcp"]), str(server.ports["chat"])]
        load = subprocess.Popen([sys.executable, "-c", LOAD, *ports, str(os.getpid())], stderr=subprocess.DEVNULL)
        self.addCleanup(load.wait)
        self.addCleanup(load.kill)
        return server

    @staticmethod
    def disturb(server):
        """One line comes late each time; what follows is to come at its own time all the same. All of their times."""
        late, echo = threading.Event(), Client(server.ports["echo/tcp"])
        for _ in range(5):
            wait_counts(server, len(counts(server)) + 1)
            echo.send("x")
            echo.expect("x")  # it has gone on after the line
            server.process.send_signal(signal.SIGSTOP)
            late.wait(1.4)
            server.process.send_signal(signal.SIGCONT)
            wait_counts(server, len(counts(server)) + 1)
        while len(counts(server)) < DRIFT_LINES:
            wait_counts(server, len(counts(server)) + 1)
        echo.close()
        return [time for time, _ in counts(server)]

    def test_line_comes_within_a_second_and_without_drift_whatever_else_happens(self):
        servers = [self.begin(io_threads) for io_threads in (0, 2)]
        with ThreadPoolExecutor() as both:
            for times in both.map(self.disturb, servers):
                for number, time in enumerate(times):
                    self.assertLess(abs(time - times[0] - number), 1, f"line {number} of {times}")


if __name__ == "__main__":
    main()
