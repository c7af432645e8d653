# SPDX-License-Identifier: GPL-3.0-or-later
"""Who takes part in a lesson through the plain-text doors, each already past what is said at the door."""
from clients import Client
from support import ALOUD, MENU, STUDENT, WELCOME


class Lesson:
    """For a Case: everybody who comes is closed at the end of the test."""

    def dial(self, door, **how):
        return self.keep(Client(self.server.ports[door], **how))

    def administrator(self):
        client = self.dial("poll")
        client.expect(WELCOME)
        return client

    def student(self, question=ALOUD):
        client = self.dial("poll")
        client.expect(STUDENT, question)
        return client

    def chatter(self, users):
        """`users` are online, this one included."""
        client = self.dial("chat")
        client.expect(f"> Connected to the chat server ({users} user{'s' if users != 1 else ''} online)\n")
        return client

    def roommate(self, name, members):
        client = self.dial("room")
        client.expect("Enter login name:\n")
        client.send(f"{name}\n")
        client.expect_like(rf"Server: time=\d\d\.\d\d {name} has joined\. Member count={members}")
        return client

    def calculator(self, name="Bob"):
        client = self.dial("calculator")
        client.send(f"{name}\n")
        return client

    def results(self, administrator):
        """What `show` answers, without the menu."""
        administrator.send("show\n")
        lines = b""
        while not lines.endswith(MENU):
            lines += administrator.line()
        return lines[:-len(MENU)].decode()

    def has_read_all(self):
        """Comes back when the daemon has read what was sent before: an echo on each of its threads has answered."""
        if not hasattr(self, "_probes"):
            self._probes = [self.dial("echo/tcp") for _ in range(2)]  # numbers one behind the other: two threads
        for probe in self._probes:
            probe.send(b"x")
            probe.expect(b"x")
