#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The clients of docs/examples, in C and in Python, against the server, alone and both at once."""
import ast
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import unittest

from lesson import Lesson
from support import MENU, PATIENCE, SOURCE, WELCOME, Printed, each_way, main

EXAMPLES = os.path.join(SOURCE, "docs", "examples")
BUILT = tempfile.TemporaryDirectory(prefix="lectern-examples-")
unittest.addModuleCleanup(BUILT.cleanup)


def text_of(name):
    with open(os.path.join(EXAMPLES, name), encoding="utf-8") as file:
        return file.read()


def compiled(name):
    """With gcc and no option but where the program goes."""
    program = os.path.join(BUILT.name, name)
    if not os.path.exists(program):
        done = subprocess.run(["gcc", os.path.join(EXAMPLES, f"{name}.c"), "-o", program], capture_output=True, text=True,
                              check=False, timeout=5 * PATIENCE)
        if done.returncode or done.stderr:
            raise AssertionError(done.stderr)
    return [program]


def interpreted(name):
    return [sys.executable, os.path.join(EXAMPLES, f"{name}.py")]


class Person:
    """Somebody who sits before a program: types, and reads what it prints."""

    def __init__(self, case, program, *arguments):
        self.process = subprocess.Popen([*program, *map(str, arguments)], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.STDOUT, text=True, encoding="utf-8", bufsize=1)
        case.addCleanup(self.leave)
        self.printed = Printed(self.process.stdout)
        self.read = 0

    def type(self, text):
        self.process.stdin.write(f"{text}\n")
        self.process.stdin.flush()

    def expect(self, text):
        """The lines that it prints next."""
        lines = (text if isinstance(text, str) else text.decode()).removesuffix("\n").split("\n")
        self.printed.wait_for(lambda all_: len(all_) >= self.read + len(lines), lines)
        came = self.printed.lines[self.read:self.read + len(lines)]
        if came != lines:
            raise AssertionError(f"{came} was printed instead of {lines}")
        self.read += len(lines)

    def wait_exit(self):
        return self.process.wait(PATIENCE)

    def leave(self):
        self.process.kill()
        self.process.wait()
        self.printed.join()
        self.process.stdout.close()
        if not self.process.stdin.closed:
            self.process.stdin.close()


@each_way
class Examples(Lesson):
    def polls(self, teacher, *students):
        """A lesson with these programs, from the first question to the end of the class."""
        port = self.server.ports["poll"]
        teacher = Person(self, teacher, "127.0.0.1", port)
        teacher.expect(WELCOME)
        students = [Person(self, student, "127.0.0.1", port) for student in students]
        for student in students:
            student.expect("You are now connected to your classroom server. Just type yes or no whenever you are asked a "
                           "question.\nQuestion: (asked aloud)")
            student.type("yes")
            student.expect("Your vote: yes")
        teacher.type("Clear Is TCP a byte stream?")
        teacher.expect(b"Clearing voting data.\n" + MENU)
        for student in students:
            student.expect("Question: Is TCP a byte stream?")
            student.type("no")
            student.expect("Your vote: no")
        teacher.type("Show")
        teacher.expect(f"Yes  0\nNo   {len(students)}  {'#' * len(students)}\n".encode() + MENU)
        teacher.type("Quit")
        teacher.expect("shutdown")
        self.assertEqual(teacher.wait_exit(), 0)
        for student in students:
            student.expect("The class has ended.")
            self.assertEqual(student.wait_exit(), 0)

    def chats(self, *programs):
        """Each program says something to all others and leaves, the first one last."""
        reader = self.chatter(1)
        people = []
        for users, program in enumerate(programs, 2):
            people.append(Person(self, program, "127.0.0.1", self.server.ports["chat"]))
            people[-1].expect(f"> Connected to the chat server ({users} users online)")
            place = reader.expect_like(rf"> New user (\S+) entered\. \({users} users online\)")[1]
            for other in people[:-1]:
                other.expect(f"> New user {place} entered. ({users} users online)")
            people[-1].place = place
        for speaker in people:
            speaker.type("Grüße 🙂")
            for other in people:
                if other is not speaker:
                    other.expect(f"[{speaker.place}] Grüße 🙂")
            reader.expect(f"[{speaker.place}] Grüße 🙂\n")
        while people:
            leaver = people.pop()
            leaver.type("")
            self.assertEqual(leaver.wait_exit(), 0)
            reader.expect(f"< The user {leaver.place} left ({len(people) + 1} user{'s' if people else ''} online)\n")

    def test_c_client_with_this_server(self):
        self.polls(compiled("poll"), compiled("poll"))
        self.chats(compiled("chat"), compiled("chat"))

    def test_python_client_with_this_server(self):
        self.polls(interpreted("poll"), interpreted("poll"))
        self.chats(interpreted("chat"), interpreted("chat"))

    def test_c_and_python_clients_at_once(self):
        self.polls(compiled("poll"), interpreted("poll"), compiled("poll"))
        self.polls(interpreted("poll"), compiled("poll"), interpreted("poll"))
        self.chats(compiled("chat"), interpreted("chat"))

    def test_end_of_what_is_typed_leaves_after_the_last_answer(self):
        self.administrator()
        for program in (compiled("poll"), interpreted("poll")):
            done = subprocess.run([*program, "127.0.0.1", str(self.server.ports["poll"])], input=b"yes\n", timeout=PATIENCE,
                                  capture_output=True, check=False)
            self.assertEqual((done.returncode, done.stderr), (0, b""))
            self.assertTrue(done.stdout.endswith(b"Question: (asked aloud)\nYour vote: yes\n"), done.stdout)
        for program in (compiled("chat"), interpreted("chat")):
            done = subprocess.run([*program, "127.0.0.1", str(self.server.ports["chat"])], input=b"hello\n", timeout=PATIENCE,
                                  capture_output=True, check=False)
            self.assertEqual((done.returncode, done.stderr), (0, b""))

    def test_clock_asks_the_date_and_the_time(self):
        person = Person(self, interpreted("clock"), "127.0.0.1", self.server.ports["clock"], 2)
        self.assertEqual(person.wait_exit(), 0)
        person.printed.join()
        self.assertEqual(len(person.printed.lines), 2)
        for line in person.printed.lines:
            self.assertRegex(line, r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$")

    def test_clock_outlives_a_restart_of_the_server_and_a_late_answer(self):
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as reserved:
            reserved.bind(("127.0.0.1", 0))
            place = reserved.getsockname()
        person = Person(self, interpreted("clock"), *place, 3)
        person.expect("(no answer) (no answer)")
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server:
            server.settimeout(PATIENCE)
            server.bind(place)
            askers = [server.recvfrom(64)[1] for _ in range(2)]
            for answer, asker in zip((b"too late", b"14:05:09"), askers):
                server.sendto(answer, asker)
            person.expect("(no answer) 14:05:09")
            for answer in (b"2026-11-20", b"14:05:10"):
                server.sendto(answer, server.recvfrom(64)[1])
            person.expect("2026-11-20 14:05:10")
        self.assertEqual(person.wait_exit(), 0)

    def test_ctrl_c_ends_a_program_without_a_word(self):
        self.administrator()
        for name in ("poll", "chat", "clock"):
            person = Person(self, interpreted(name), "127.0.0.1", self.server.ports[name])
            person.printed.wait_line(r"(You are now|> Connected|\d{4}).*")
            person.process.send_signal(signal.SIGINT)
            person.wait_exit()
            person.printed.join()
            self.assertFalse([line for line in person.printed.lines if "Traceback" in line])


class Form(unittest.TestCase):
    def test_clients_are_short(self):
        for name, most in (("poll.py", 15), ("chat.py", 15), ("poll.c", 40), ("chat.c", 40)):
            self.assertLessEqual(text_of(name).count("\n"), most, name)

    def test_c_clients_compile_without_a_warning(self):
        for name in ("poll", "chat"):
            compiled(name)
            strict = subprocess.run(["gcc", "-O2", "-Wall", "-Wextra", os.path.join(EXAMPLES, f"{name}.c"), "-o",
                                     os.path.join(BUILT.name, f"{name}-strict")], capture_output=True, text=True, check=False)
            self.assertEqual((strict.returncode, strict.stderr), (0, ""))

    def test_python_clients_need_python_alone(self):
        for name in ("poll.py", "chat.py", "clock.py"):
            for node in ast.walk(ast.parse(text_of(name))):
                if isinstance(node, ast.Import):
                    self.assertLessEqual({alias.name for alias in node.names}, sys.stdlib_module_names)
                self.assertNotIsInstance(node, ast.ImportFrom)

    def test_clock_asks_at_random_intervals_of_1_to_2_seconds(self):
        program = text_of("clock.py")
        self.assertEqual(re.findall(r"time\.sleep\((.*)\)\n", program), ["random.uniform(1, 2)"])

    def test_wrong_use_is_told_in_a_sentence(self):
        for program in (compiled("poll"), compiled("chat"), interpreted("poll"), interpreted("chat"), interpreted("clock")):
            for arguments in ((), ("127.0.0.1", "1", "1", "1")):
                done = subprocess.run([*program, *arguments], capture_output=True, text=True, check=False, timeout=PATIENCE,
                                      stdin=subprocess.DEVNULL)
                self.assertNotEqual(done.returncode, 0)
                self.assertTrue(done.stderr and "Traceback" not in done.stderr, done.stderr)


if __name__ == "__main__":
    main()
