# SPDX-License-Identifier: GPL-3.0-or-later
"""Clients as somebody writes them in a course: plain sockets, which hold what comes against what is to come."""
import re
import select
import socket
import struct

from support import PATIENCE

HOST = "127.0.0.1"


class Client:
    """A TCP client. What has come and has not been looked at yet is in `rest`."""

    def __init__(self, port, receive_buffer=None, host=HOST, source=None):
        self.socket = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
        if receive_buffer:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.socket.settimeout(PATIENCE)
        try:
            if source:
                self.socket.bind(source if isinstance(source, tuple) else (source, 0))
            self.socket.connect((host, port))
        except OSError:
            self.socket.close()
            raise
        self.port = self.socket.getsockname()[1]
        self.place = f"{self.socket.getsockname()[0]}:{self.port}"
        self.rest = b""

    def send(self, data):
        self.socket.sendall(data if isinstance(data, bytes) else data.encode())

    def _receive(self, wanted):
        try:
            data = self.socket.recv(65536)
        except TimeoutError:
            raise AssertionError(f"waited in vain for {wanted!r}; there is {self.rest!r}") from None
        except ConnectionError as error:
            raise AssertionError(f"{error} instead of {wanted!r}; there is {self.rest!r}") from None
        self.rest += data
        return data

    def expect(self, *lines):
        """These bytes come next, and nothing else before them."""
        wanted = b"".join(line if isinstance(line, bytes) else line.encode() for line in lines)
        while len(self.rest) < len(wanted) and wanted.startswith(self.rest):
            if not self._receive(wanted):
                raise AssertionError(f"the end of the stream instead of {wanted!r}; there is {self.rest!r}")
        came, self.rest = self.rest[:len(wanted)], self.rest[len(wanted):]
        if came != wanted:
            raise AssertionError(f"\n{came + self.rest!r} came instead of\n{wanted!r}")

    def line(self):
        while b"\n" not in self.rest:
            if not self._receive("a line"):
                raise AssertionError(f"the end of the stream instead of a line; there is {self.rest!r}")
        line, self.rest = self.rest.split(b"\n", 1)
        return line + b"\n"

    def expect_like(self, pattern):
        """The next line as a whole is like the pattern. Returns the match."""
        line = self.line().decode()
        match = re.fullmatch(pattern + r"\n", line)
        if not match:
            raise AssertionError(f"{line!r} is not like {pattern!r}")
        return match

    def expect_end(self):
        """A clean end: no byte more, and no reset."""
        if self.rest or self._receive("the end of the stream"):
            raise AssertionError(f"{self.rest!r} instead of the end of the stream")

    def until_end(self):
        while self._receive("the end of the stream"):
            pass
        came, self.rest = self.rest, b""
        return came

    def skip(self, mark):
        """Throws away what comes up to the mark, and the mark."""
        while mark not in self.rest:
            self.rest = self.rest[-len(mark):]
            if not self._receive(mark):
                raise AssertionError(f"the end of the stream instead of {mark!r}")
        self.rest = self.rest.split(mark, 1)[1]

    def one_receive(self):
        """What a client gets that reads once."""
        assert not self.rest
        self._receive("something")
        came, self.rest = self.rest, b""
        return came

    def segments(self):
        """How many segments with data have come: tcpi_data_segs_in of the system's struct tcp_info."""
        return struct.unpack_from("I", self.socket.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 256), 152)[0]

    def is_quiet(self):
        return not self.rest and not select.select([self.socket], [], [], 0)[0]

    def finish(self):
        """Half of a close: nothing more is sent."""
        self.socket.shutdown(socket.SHUT_WR)

    def reset(self):
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.socket.close()

    def close(self):
        self.socket.close()


class Asker:
    """A UDP client."""

    def __init__(self, port):
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.settimeout(PATIENCE)
        self.socket.connect((HOST, port))

    def ask(self, data):
        self.socket.send(data)
        return self.socket.recv(65536)

    def send(self, data):
        self.socket.send(data)

    def receive(self):
        return self.socket.recv(65536)

    def close(self):
        self.socket.close()
