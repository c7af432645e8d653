# SPDX-License-Identifier: GPL-3.0-or-later
"""The real daemon, with all its plain-text services on ports that the system chooses, and what it prints."""
import os
import re
import resource
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest

PATIENCE = 20  # seconds that a test waits for a condition before it gives up
SOURCE = os.environ.get("LECTERN_SOURCE") or os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
ZONE = "ELSEWHERE-05:45"  # of the daemon: its local time is nobody else's, and needs no list of zones
BINARY = os.path.join(os.environ.get("LECTERN_BIN") or os.path.join(SOURCE, "build", "dev", "bin"), "lectern-server")
MENU = (b"To ask a new question, type 'Clear'\nTo show the results, type 'Show'\nTo end the class, type 'Quit'\n")
WELCOME = (b"Welcome, administrator!\n"
           b"All connected parties will be able to vote on your in class question:\n") + MENU
STUDENT = (b"You are now connected to your classroom server. "
           b"Just type yes or no whenever you are asked a question.\n")
ALOUD = b"Question: (asked aloud)\n"
STOPPING = b"The server is shutting down.\n"


def wait_for(condition, what="the condition"):
    """The condition's value, as soon as it is true. For what cannot be waited for in a better way."""
    deadline = time.monotonic() + PATIENCE
    while not (value := condition()):
        if time.monotonic() > deadline:
            raise AssertionError(f"waited {PATIENCE} s in vain for {what}")
        time.sleep(0.005)
    return value


def server_time(form):
    """What the daemon's clock shows now."""
    return time.strftime(form, time.gmtime(time.time() + 5.75 * 3600))


class Printed:
    """The lines of one output, as they come, each with the time at which it came."""

    def __init__(self, stream):
        self._changed = threading.Condition()
        self.lines, self.times, self._ended = [], [], False
        self._reader = threading.Thread(target=self._read, args=(stream,), daemon=True)
        self._reader.start()

    def _read(self, stream):
        for line in stream:
            with self._changed:
                self.lines.append(line.rstrip("\n"))
                self.times.append(time.monotonic())
                self._changed.notify_all()
        with self._changed:
            self._ended = True
            self._changed.notify_all()

    def wait_for(self, condition, what):
        with self._changed:
            self._changed.wait_for(lambda: condition(self.lines) or self._ended, PATIENCE)
            if not condition(self.lines):
                raise AssertionError(f"{what} was never printed, but:\n" + "\n".join(self.lines[-40:]))

    def wait_line(self, pattern, start=0):
        """The number of the first line from `start` on that is like the pattern as a whole."""
        expression = re.compile(pattern)
        found = []

        def look(lines):
            found[:] = [number for number in range(start, len(lines)) if expression.fullmatch(lines[number])][:1]
            return found

        self.wait_for(look, repr(pattern))
        return found[0]

    def join(self):
        self._reader.join(PATIENCE)


class Server:
    """A daemon with a data folder of its own on loopback. `doors` are values of --classic."""

    def __init__(self, *options, io_threads=0, doors=("all=0",), port=0):
        self._folder = tempfile.TemporaryDirectory(prefix="lectern-classic-")
        self.io_threads, self.options, self.doors, self.port = io_threads, options, doors, port
        self.ports = {}
        self.start()

    def arguments(self):
        classic = [word for door in self.doors for word in ("--classic", door)]
        return [BINARY, "--plaintext", "--listen", "127.0.0.1", "--port", str(self.port), "--data", self._folder.name,
                "--io-threads", str(self.io_threads), *classic, *self.options]

    def start(self):
        environment = dict(os.environ, HOME=self._folder.name, XDG_DATA_HOME=self._folder.name, TZ=ZONE)
        self.process = subprocess.Popen(self.arguments(), env=environment, text=True, encoding="utf-8",
                                        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.printed, self.complaints = Printed(self.process.stdout), Printed(self.process.stderr)
        try:
            line = self.printed.wait_line(r"Listening on 127\.0\.0\.1:\d+")
        except AssertionError:
            self.process.kill()
            raise AssertionError("the daemon did not start: " + "\n".join(self.complaints.lines)) from None
        self.port = int(self.printed.lines[line].rsplit(":", 1)[1])
        for said in self.printed.lines[:line]:
            if match := re.fullmatch(r"classic (\S+): listening on 127\.0\.0\.1:(\d+)", said):
                self.ports[match[1]] = int(match[2])

    def start_again(self):
        """On the same ports."""
        names = {name.split("/")[0]: port for name, port in self.ports.items()}
        self.doors = [f"{name}={port}" for name, port in names.items()]
        self.start()

    @property
    def lines(self):
        return self.printed.lines

    @property
    def key(self):
        with open(os.path.join(self._folder.name, "teacher.key"), encoding="ascii") as file:
            return file.read().strip()

    def wait_exit(self):
        status = self.process.wait(PATIENCE)
        self.printed.join()
        self.complaints.join()
        self.process.stdout.close()
        self.process.stderr.close()
        return status

    def interrupt(self):
        self.process.send_signal(signal.SIGINT)

    def kill(self):
        self.process.kill()
        self.wait_exit()

    def stop(self):
        """An orderly end, so that a sanitizer in the daemon can still speak up."""
        status = self.process.returncode
        if status is None:
            self.process.terminate()
            try:
                status = self.wait_exit()
            except subprocess.TimeoutExpired:
                self.kill()
                status = "that it had to be killed"
        self._folder.cleanup()
        if status not in (0, -signal.SIGKILL):
            raise AssertionError(f"the daemon ended with {status}:\n" + "\n".join(self.complaints.lines[-40:]))


class Case:
    """What a test class derives from, beside each_way: a daemon for the class, or for each test where `fresh`."""
    fresh = True
    options = ()
    io_threads = 0
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        if not cls.fresh:
            cls.server = Server(*cls.options, io_threads=cls.io_threads)
            cls.addClassCleanup(cls.server.stop)

    def setUp(self):
        self._clients = []
        if self.fresh:
            self.server = self.serve()

    def serve(self, *options, **further):
        server = Server(*self.options, *options, io_threads=self.io_threads, **further)
        self.addCleanup(server.stop)
        return server

    def keep(self, client):
        """Closes it at the end of the test."""
        self.addCleanup(client.close)
        return client


def each_way(mixin):
    """The test class once with everything in one event loop, and once with two threads for the sockets."""
    names = sys.modules[mixin.__module__].__dict__
    for threads in (0, 2):
        name = f"{mixin.__name__}With{threads}IoThreads"
        names[name] = type(name, (mixin, Case, unittest.TestCase), {"io_threads": threads, "__module__": mixin.__module__})
    return mixin


def main():
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    unittest.main(verbosity=2)
