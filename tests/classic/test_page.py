#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""docs/classic.md tells the truth: its sessions are played again, and its texts, options and numbers are the server's."""
import os
import re
import subprocess
import sys
import unittest

from clients import Asker, Client
from lectern import teacher
from lesson import Lesson
from support import ALOUD, BINARY, MENU, PATIENCE, SOURCE, STUDENT, WELCOME, each_way, main


def text_of(*path):
    with open(os.path.join(SOURCE, *path), encoding="utf-8") as file:
        return file.read()


PAGE = text_of("docs", "classic.md")
UNBROKEN = re.sub(r"\s+", " ", PAGE)
DOORS = {"4445": "poll", "8888": "chat", "8889": "room", "8891": "calculator", "8892": "clock", "7007": "echo"}


def sessions():
    """The lines of each recorded session, by its heading and number."""
    found = {}
    for section in re.split(r"^## ", PAGE, flags=re.M)[1:]:
        heading = section.split("\n", 1)[0]
        for number, block in enumerate(re.findall(r"```text\n(.*?)```", section, flags=re.S), 1):
            if re.match(r"[A-Z] \$ ", block):
                found[f"{heading} {number}"] = block.splitlines()
    return found


class Terminal:
    """A client of a session; what it prints is compared with the page, where another port or time stands."""

    def __init__(self, case, command):
        words = command.split()
        door = DOORS[words[-1]]
        self.is_udp, self.case = "-u" in words, case
        name = {True: "echo/udp", False: "echo/tcp"}[self.is_udp] if door == "echo" else door
        self.client = case.keep((Asker if self.is_udp else Client)(case.server.ports[name]))

    def type(self, text):
        if text == "(Ctrl-C)":
            self.client.close()
        else:
            self.client.send(f"{text}\n".encode())

    def expect(self, text, places):
        if text == "(end)":
            self.client.expect_end()
            return
        if self.is_udp:
            came = self.client.receive().decode().removesuffix("\n")
        elif text == "shutdown":
            self.client.expect(text)
            return
        else:
            came = self.client.line().decode().removesuffix("\n")
        compare(text, came, places)


def compare(text, came, places):
    """The same port on the page is the same port everywhere; times and dates have the same form."""
    pattern = re.escape(text)
    pattern = re.sub(r"time=\d\d\\\.\d\d", r"time=\\d\\d\\.\\d\\d", pattern)
    pattern = re.sub(r"\d{4}\\-\d\d\\-\d\d", r"\\d{4}-\\d\\d-\\d\\d", pattern)
    pattern = re.sub(r"\d\d:\d\d:\d\d", r"\\d\\d:\\d\\d:\\d\\d", pattern)
    port = re.search(r"127\\\.0\\\.0\\\.1(?::|\\ :\\ )(\d{5})", pattern)
    if port:
        pattern = pattern.replace(port[1], r"(\d+)")
    match = re.fullmatch(pattern, came)
    if not match:
        raise AssertionError(f"{came!r} came, and on the page stands {text!r}")
    if port and places.setdefault(port[1], match[1]) != match[1]:
        raise AssertionError(f"{came!r} came, and {port[1]} on the page was {places[port[1]]} before")


@each_way
class Sessions(Lesson):
    def play(self, lines):
        terminals, places, printed = {}, {}, 0
        for line in lines:
            name, kind, text = line[0], line[2:3], line[4:]
            if name == "S":
                if kind != "$":
                    printed = self.find_printed(text, printed, places) + 1
            elif kind == "$":
                terminals[name] = Terminal(self, text)
            elif kind == "»":
                terminals[name].type(text)
            else:
                terminals[name].expect(text, places)

    def find_printed(self, text, start, places):
        """The number of the next line of the server's that is like this one."""
        if match := re.match(r"classic (\S+): listening on 127\.0\.0\.1:(\d+)$", text):
            name, port = match[1].split("/")[0], match[2]
            self.assertEqual(DOORS[port], name)
            text = text.replace(port, str(self.server.ports[match[1]]))
        pattern = re.escape(text)
        if match := re.match(r"Connected with 127\.0\.0\.1 : (\d+)", text):
            pattern = pattern.replace(match[1], r"\d+")
        number = self.server.printed.wait_line(pattern, start)
        if match:
            compare(text, self.server.lines[number], places)
        return number

    def test_every_session_can_be_repeated(self):
        self.assertEqual(len(sessions()), 9, list(sessions()))
        for name, lines in sessions().items():
            with self.subTest(session=name):
                self.server = self.serve()
                self.play(lines)

    def test_python_on_the_page_works(self):
        self.administrator()
        program = re.search(r"```python\n(.*?)```", PAGE, flags=re.S)[1].replace("4445", str(self.server.ports["poll"]))
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=PATIENCE, check=False)
        self.assertEqual((done.stdout, done.stderr), ((STUDENT + ALOUD).decode() + "\nYour vote: yes\n\n", ""))

    def test_answers_that_are_quoted_are_the_servers(self):
        administrator, student = self.administrator(), self.student()
        ana = self.keep(teacher(self.server))
        quoted = ["The class has ended.", "The teacher has closed this door."]
        for client, sent, answers in ((administrator, "show\n", ["No votes yet."]),
                                      (administrator, "x\n", ["Invalid input!"]), (student, "x\n", ["Type yes or no."]),
                                      (student, "yes\n", ["Your vote: yes"])):
            client.send(sent)
            client.expect("".join(f"{answer}\n" for answer in answers), MENU if client is administrator else b"")
            quoted += answers
        ana.expect_ok(type="close", question=1)
        student.send("yes\n")
        student.expect("No question is open.\n")
        chat = self.keep(Client(self.server.ports["chat"]))
        chat.line()
        people = ana.wait("people", lambda message: any(who["name"] == chat.place for who in message["people"]))["people"]
        ana.expect_ok(type="say", to=next(who["seat"] for who in people if who["name"] == chat.place), text="x")
        chat.expect("[Teacher (to you alone)] x\n")
        chat.send("x" * 5000)
        chat.expect("> A message has at most 4096 bytes.\n")
        quoted += ["No question is open.", "[Ana (to you alone)]", "A message has at most 4096 bytes."]
        calculator = self.calculator()
        self.has_read_all()
        ana.expect_ok(type="close-door", door="calculator")
        calculator.expect("The teacher has closed this door.\n")
        administrator.send("quit\n")
        student.expect("The class has ended.\n")
        room = self.keep(Client(self.server.ports["room"]))
        room.line()
        self.server.interrupt()
        room.expect("Server: The server is shutting down.\n")
        for text in [*quoted, "The server is shutting down."]:
            self.assertIn(text, UNBROKEN)

    def test_administrator_is_greeted_as_the_page_says(self):
        for line in (WELCOME + STUDENT + ALOUD).decode().splitlines():
            self.assertIn(f"   {line}\n", PAGE)

    def test_ports_of_the_page_are_the_servers_own(self):
        server = self.serve(doors=())
        state = next(message for message in self.keep(teacher(server)).seen if message["type"] == "doors")
        self.assertEqual({entry["door"]: entry["port"] for entry in state["doors"]},
                         {name: int(port) for port, name in DOORS.items()})
        for port, name in DOORS.items():
            kind = {"clock": "udp", "echo": "tcp and udp"}.get(name, "tcp")
            self.assertRegex(PAGE, rf"\| \[`{name}`\]\(#{name}\) \| {kind} {port} \|")


class Numbers(unittest.TestCase):
    def test_options_of_the_page_exist(self):
        help_ = subprocess.run([BINARY, "--help"], capture_output=True, text=True, check=True, timeout=PATIENCE).stdout
        used = set(re.findall(r"(?<![\w-])--([a-z][a-z-]+)", PAGE))
        self.assertEqual({option for option in used if f"--{option}" not in help_}, set())
        self.assertLessEqual({"classic", "classic-admin", "exit-on-quit", "count-interval"}, used)

    def test_limits_of_the_page_are_those_of_the_code(self):
        limits = text_of("shared", "protocol", "limits.h")
        calculator = text_of("server", "classic", "calculator.cpp")
        for name, value in (("calculationsPerSecond", "2.0"), ("calculationsBurst", "20.0")):
            self.assertRegex(calculator, rf"\b{name} = {re.escape(value)};")
        self.assertIn("2 a second in the long run, 20 at once; 100 characters each", UNBROKEN)
        for name, value, said in (("classicMessage", "4 * 1024", "| one message | 4096 bytes"),
                                  ("classicSilence", "50ms", "50 ms before the first newline"),
                                  ("classicLongSilence", "1s", "1 s after it"),
                                  ("classicNameTime", "60s", "32 characters, within 60 s"),
                                  ("nameCharacters", "32", "32 characters, within 60 s"),
                                  ("messageCharacters", "4000", "in the chat 4,000 characters"),
                                  ("messagesPerSecond", "1.0", "1 a second in the long run, 5 at once"),
                                  ("messagesBurst", "5.0", "1 a second in the long run, 5 at once"),
                                  ("votesPerSecond", "2.0", "2 a second in the long run, 5 at once"),
                                  ("votesBurst", "5.0", "2 a second in the long run, 5 at once"),
                                  ("connectionsPerAddress", "64", "as everywhere: 64"),
                                  ("sendQueueSoft", "256 * 1024", "256 KiB, then it is not read"),
                                  ("sendQueueHard", "1024 * 1024", "1 MiB, then it is cut off"),
                                  ("framesPerSecond", "100", "| 100 a second; of the echo"),
                                  ("classicDatagramsPerSecond", "1000", "1,000 a second, 2,000 at once"),
                                  ("classicDatagramsBurst", "2000", "1,000 a second, 2,000 at once"),
                                  ("closingTime", "2s", "within 2 s after that is cut off")):
            self.assertRegex(limits, rf"\b{name} =\s+{re.escape(value)};")
            self.assertIn(said, UNBROKEN)

    def test_clients_of_the_page_have_as_many_lines_as_it_says(self):
        rows = re.findall(r"\| \[(\S+)\]\(examples/\1\) \| (\d+) \|", PAGE)
        self.assertEqual({name for name, _ in rows}, {"poll.py", "chat.py", "poll.c", "chat.c", "clock.py"})
        for name, lines in rows:
            self.assertEqual(text_of("docs", "examples", name).count("\n"), int(lines), name)

    def test_capture_adds_up(self):
        """Each side's bytes follow each other, and each acknowledgement names the next that is wanted."""
        capture = re.search(r"```text\n( 1  0\.000000 .*?)```", PAGE, flags=re.S)[1].splitlines()
        sent, data = {"4445": 1, "50168": 1}, []
        for line in capture[3:]:
            match = re.fullmatch(r" ?\d+  [\d.]+  (\d+) > (\d+)  Flags \[(\S+)\], +(?:seq (\d+)(?::(\d+))?, )?ack (\d+), "
                                 r"win 64, length (\d+)", line)
            sender, receiver, flags, first, end, wanted, length = match.groups()
            self.assertEqual(int(wanted), sent[receiver], line)
            if first:
                self.assertEqual(int(first), sent[sender], line)
            self.assertEqual(int(length), int(end) - int(first) if end else 0, line)
            sent[sender] += int(length) + ("F" in flags)
            if end:
                data.append(int(length))
        self.assertEqual(data, [len(STUDENT + ALOUD), len(b"yes\n"), len(b"Your vote: yes\n")])
        self.assertEqual((len(STUDENT), len(ALOUD)), (103, 24))


if __name__ == "__main__":
    main()
