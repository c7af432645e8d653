#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The options of the plain-text services: what opens where, and what is an error."""
import os
import random
import socket
import subprocess
import tempfile
import unittest

from clients import Asker, Client
from lesson import Lesson
from support import BINARY, PATIENCE, WELCOME, each_way, main

DEFAULTS = {"poll": 4445, "chat": 8888, "room": 8889, "calculator": 8891, "clock": 8892, "echo/tcp": 7007, "echo/udp": 7007}
TAKES = ("--classic takes poll, chat, room, calculator, clock or echo, with a port from 0 to 65535 or without (poll=9000), "
         "or all, with no port or 0 (all=0), not \"{}\".\n")


def run(*options, listen="127.0.0.1"):
    """Status, output and complaints of a daemon that is to end by itself."""
    with tempfile.TemporaryDirectory(prefix="lectern-classic-") as folder:
        command = [BINARY, "--plaintext", "--listen", listen, "--port", "0", "--data", folder, *options]
        ended = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=PATIENCE, check=False,
                               env=dict(os.environ, HOME=folder), stdin=subprocess.DEVNULL)
        return ended.returncode, ended.stdout, ended.stderr


def busy_complaint(name, port):
    return (f"Port {port} could not be opened for {name}: it is in use already. Choose another port. "
            f"Say --classic {name}=PORT.\n")


def free_port():
    """Free for both protocols, a moment ago."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


@each_way
class Open(Lesson):
    fresh = False

    def test_all_opens_every_service(self):
        self.assertEqual(set(self.server.ports), set(DEFAULTS))

    def test_chosen_ports_are_printed_one_line_each_before_the_server_listens(self):
        lines = self.server.lines
        for name, port in self.server.ports.items():
            line = lines.index(f"classic {name}: listening on 127.0.0.1:{port}")
            self.assertLess(line, next(n for n, text in enumerate(lines) if text.startswith("Listening on")))
        self.assertEqual(len([line for line in lines if line.startswith("classic ")]), 7)

    def test_echo_has_one_port_for_both(self):
        self.assertEqual(self.server.ports["echo/tcp"], self.server.ports["echo/udp"])


@each_way
class Some(Lesson):
    def test_without_the_option_nothing_is_open(self):
        server = self.serve(doors=())
        self.assertEqual(server.ports, {})
        self.assertEqual([line for line in server.lines if "classic" in line.replace("lectern-classic", "")], [])

    def test_only_what_is_named_is_open(self):
        port = free_port()
        server = self.serve(doors=("poll=0", f"chat={port}"))
        self.assertEqual((set(server.ports), server.ports["chat"]), ({"poll", "chat"}, port))
        self.keep(Client(server.ports["poll"])).expect(WELCOME)
        self.keep(Client(port)).expect("> Connected to the chat server (1 user online)\n")

    def test_what_is_named_later_and_closer_goes_before_all(self):
        port = free_port()
        server = self.serve(doors=("all=0", f"clock={port}"))
        self.assertEqual((len(server.ports), server.ports["clock"]), (7, port))
        self.assertRegex(self.keep(Asker(port)).ask(b"SEND_DATE"), rb"\d{4}-\d\d-\d\d")

    def test_they_listen_where_listen_says(self):
        server = self.serve("--listen", "127.0.0.3", doors=("chat=0", "clock=0"))
        places = [line.split(" on ")[1] for line in server.lines if line.startswith("classic ")]
        self.assertEqual(places, [f"127.0.0.{last}:{server.ports[name]}" for name in ("chat", "clock") for last in (1, 3)])
        self.keep(Client(server.ports["chat"], host="127.0.0.3")).line()
        with self.assertRaises(ConnectionRefusedError):
            Client(server.ports["chat"], host="127.0.0.2")

    def test_restart_at_once_on_the_same_ports(self):
        clients = [self.dial(name) for name in ("poll", "chat", "room", "calculator", "echo/tcp")]
        ports = dict(self.server.ports)
        for round_ in range(3):
            if round_ % 2:
                self.server.kill()
            else:
                self.server.interrupt()
                self.assertEqual(self.server.wait_exit(), 0)
            self.server.start_again()
            self.assertEqual(self.server.ports, ports)
            clients.append(self.dial("poll"))
            clients[-1].line()


class Errors(unittest.TestCase):
    """They do not depend on threads."""

    def test_default_ports_are_those_of_the_page(self):
        own = f"127.{random.randrange(1, 255)}.{random.randrange(256)}.{random.randrange(1, 255)}"  # nobody else is there
        for name, port in DEFAULTS.items():
            name = name.split("/")[0]
            kind = socket.SOCK_DGRAM if name == "clock" else socket.SOCK_STREAM
            with socket.socket(socket.AF_INET, kind) as busy:
                try:
                    busy.bind((own, port))
                    if kind == socket.SOCK_STREAM:
                        busy.listen()
                except OSError:
                    pass  # another program has it at every address: then it is busy all the same
                status, _, complaint = run("--classic", name, listen=own)
            self.assertEqual((status, complaint), (1, busy_complaint(name, port)))

    def test_port_in_use_is_a_clear_error_and_status_1(self):
        with socket.create_server(("127.0.0.1", 0)) as busy:
            port = busy.getsockname()[1]
            status, output, complaint = run("--classic", f"chat={port}")
        self.assertEqual((status, complaint), (1, busy_complaint("chat", port)))
        self.assertNotIn("Listening on", output)

    def test_two_services_on_one_port_are_a_clear_error_and_status_1(self):
        port = free_port()
        status, _, complaint = run("--classic", f"poll={port}", "--classic", f"chat={port}")
        self.assertEqual((status, complaint.startswith(f"Port {port} could not be opened for ")), (1, True))

    def test_udp_port_in_use_is_a_clear_error_and_status_1(self):
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as busy:
            busy.bind(("127.0.0.1", 0))
            port = busy.getsockname()[1]
            for name in ("clock", "echo"):
                status, _, complaint = run("--classic", f"{name}={port}")
                self.assertEqual((status, complaint), (1, busy_complaint(name, port)))

    def test_unknown_name_is_bad_usage(self):
        for name in ("polls", "", "Poll", "console", "poll,chat", "echo/tcp", "none", "=", "all,poll"):
            self.assertEqual(run(f"--classic={name}"), (2, "", TAKES.format(name)))

    def test_bad_number_is_bad_usage(self):
        for value in ("poll=", "poll=x", "poll=-1", "poll=65536", "poll=1.5", "poll=9000x", "poll==1", "poll=+1", "poll= 1", "all=9000", "poll=1=2"):
            self.assertEqual(run(f"--classic={value}"), (2, "", TAKES.format(value)))

    def test_bad_administrator_is_bad_usage(self):
        for value in ("", "somebody", "127.0.0.1:80", "10.0.0.0/8", "Any"):
            self.assertEqual(run(f"--classic-admin={value}"), (2, "", "--classic-admin takes loopback, any or an IP address, "
                                                               f"not \"{value}\".\n"))

    def test_bad_interval_is_bad_usage(self):
        for value in ("", "x", "9", "-1", "86400001", "1.5"):
            status, output, complaint = run(f"--count-interval={value}")
            self.assertEqual((status, output), (2, ""))
            self.assertEqual(complaint, f"--count-interval takes a whole number from 10 to 86400000, not \"{value}\".\n")

    def test_option_without_a_value_is_bad_usage(self):
        for option in ("--classic", "--classic-admin", "--count-interval"):
            status, output, complaint = run(option)
            self.assertEqual((status, output), (2, ""))
            self.assertIn(option.removeprefix("--"), complaint)


if __name__ == "__main__":
    main()
