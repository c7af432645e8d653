# SPDX-License-Identifier: GPL-3.0-or-later
"""Lectern's own protocol, as far as these tests speak it: docs/protocol.md."""
import hashlib
import hmac
import json
import socket
import time

from support import PATIENCE


def proof(key_text, challenge):
    digits, number = "0123456789ABCDEFGHJKMNPQRSTVWXYZ", 0
    for letter in key_text.upper():
        if letter not in "- ":
            number = number * 32 + digits.index(letter)
    text = f"lectern teacher 1:{challenge}:".encode()
    return hmac.new(number.to_bytes(20, "big"), text, hashlib.sha256).hexdigest()


class Member:
    """Somebody in the class with Lectern's own protocol; a teacher with the server's key."""

    def __init__(self, server, name=None, key=None):
        self.socket = socket.create_connection(("127.0.0.1", server.port), PATIENCE)
        self._lines = self.socket.makefile(encoding="utf-8")
        self._id = 0
        self.seen = []
        try:
            self._log_in(name, key)
        except AssertionError:
            self.close()
            raise
        welcome = next(message for message in self.seen if message["type"] == "welcome")
        self.seat, self.name = welcome["seat"], welcome["name"]
        self.wait("presence", lambda news: self.name in news["joined"], since=0)  # by now all have been told

    def _log_in(self, name, key):
        self._send(type="hello", min=1, max=1)
        login = {"type": "login"}
        if name:
            login["name"] = name
        if key:
            login |= {"role": "teacher", "proof": proof(key, self.wait("greeting")["challenge"])}
        self.expect_ok(**login)

    def _send(self, **message):
        self.socket.sendall(json.dumps(message).encode() + b"\n")

    def _next(self, what, deadline):
        try:
            self.socket.settimeout(max(deadline - time.monotonic(), 0.001))
            line = self._lines.readline()
        except TimeoutError:
            line = ""
        if not line:
            raise AssertionError(f"waited in vain for {what}; the last were {self.seen[-5:]}")
        message = json.loads(line)
        self.seen.append(message)
        if message["type"] == "ping":
            self._send(type="pong")
        return message

    def wait(self, kind, condition=lambda message: True, since=None):
        """The first message that is of this kind and for which the condition holds: from now on, or of `seen` from `since` on."""
        for message in self.seen[since:] if since is not None else []:
            if message["type"] == kind and condition(message):
                return message
        deadline = time.monotonic() + PATIENCE
        while True:
            message = self._next(kind, deadline)
            if message["type"] == kind and condition(message):
                return message

    def request(self, **message):
        """The reply, and all that came before it in `seen`."""
        self._id += 1
        self._send(id=self._id, **message)
        deadline = time.monotonic() + PATIENCE
        while True:
            reply = self._next(f"the reply to {message}", deadline)
            if reply.get("re") == self._id:
                return reply

    def expect_ok(self, **message):
        reply = self.request(**message)
        if reply["type"] != "ok":
            raise AssertionError(f"{reply} came to {message}")

    def answer_to(self, kind, **message):
        """The message of this kind that comes before the `ok`."""
        before = len(self.seen)
        self.expect_ok(**message)
        return next(answer for answer in self.seen[before:] if answer["type"] == kind)

    def tally(self, yes, no, since=None):
        """Waits for this state of the bars."""
        return self.wait("tally", lambda tally: tally["counts"] == {"yes": yes, "no": no}, since)

    def close(self):
        self._lines.close()
        self.socket.close()


def teacher(server, name=None):
    return Member(server, name, server.key)
