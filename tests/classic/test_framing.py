#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a message ends, for clients that send with a newline, without one, and in pieces."""
import time

from lesson import Lesson
from support import MENU, PATIENCE, each_way, main


@each_way
class Framing(Lesson):
    def setUp(self):
        super().setUp()
        self.teacher = self.administrator()

    def test_a_chunk_without_newline_is_a_message_after_a_silence(self):
        student = self.student()
        for word in ("yes", "no", "YES"):
            student.send(word)
            student.expect(f"Your vote: {word.lower()}\n")

    def test_line_feed_ends_a_message(self):
        student = self.student()
        student.send("yes\n")
        student.expect("Your vote: yes\n")

    def test_carriage_return_and_line_feed_end_a_message(self):
        student = self.student()
        student.send("yes\r\n")
        student.expect("Your vote: yes\n")
        student.send("no\r")
        self.has_read_all()
        student.send("\nyes\r\n")
        student.expect("Your vote: no\nYour vote: yes\n")

    def test_two_messages_in_one_segment_are_two(self):
        student = self.student()
        student.send("yes\nno\n")
        student.expect("Your vote: yes\nYour vote: no\n")
        student.send("what\r\nyes\r\n\r\nno\n")
        student.expect("Type yes or no.\nYour vote: yes\nType yes or no.\nYour vote: no\n")

    def test_bytes_that_dribble_in_are_joined_until_a_newline(self):
        student = self.student()
        student.send("?\n")
        student.expect("Type yes or no.\n")
        for byte in b"yes\n":
            student.send(bytes([byte]))
            self.has_read_all()
        student.expect("Your vote: yes\n")

    def quickly(self, seconds, attempt):
        """What the attempt returns that took less time: where this machine was busy, the server saw a silence in it."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            began = time.monotonic()
            outcome = attempt()
            if time.monotonic() - began < seconds:
                return outcome
        return self.fail(f"this machine never got it done within {seconds} s")

    def test_bytes_that_dribble_in_are_joined_without_a_newline(self):
        self.has_read_all()
        students = iter(self.student, None)

        def dribble():
            student = next(students)
            for byte in b"yes":
                student.send(bytes([byte]))
                self.has_read_all()
            return student

        self.quickly(0.045, dribble).expect("Your vote: yes\n")

    def test_newline_after_a_message_ended_by_silence_is_dropped(self):
        for late in ("\n", "\r\n"):
            student = self.student()
            student.send("yes")
            student.expect("Your vote: yes\n")
            student.send(late)
            self.has_read_all()
            student.send("no\n")
            student.expect("Your vote: no\n")  # and no "Type yes or no." for an empty message before it

    def test_late_carriage_return_and_line_feed_in_two_pieces_are_dropped(self):
        student = self.student()
        student.send("yes")
        student.expect("Your vote: yes\n")
        for piece in ("\r", "\n", "no\n"):
            student.send(piece)
            self.has_read_all()
        student.expect("Your vote: no\n")

    def test_only_one_late_newline_is_dropped(self):
        student = self.student()
        student.send("yes")
        student.expect("Your vote: yes\n")
        student.send("\n\nno\n")
        student.expect("Type yes or no.\nYour vote: no\n")

    def test_newline_later_than_that_ends_a_message(self):
        student = self.student()
        student.send("yes")
        student.expect("Your vote: yes\n")
        student.send("no\n")  # what follows the silence is no newline
        student.expect("Your vote: no\n")
        student.send("\n")
        student.expect("Type yes or no.\n")

    def test_after_the_first_newline_a_short_silence_ends_nothing(self):
        line_by_line, in_chunks = self.calculator(), self.student()

        def attempt():
            line_by_line.send("12 +")
            in_chunks.send("yes")
            in_chunks.expect("Your vote: yes\n")  # by a silence that came later
            is_quiet = line_by_line.is_quiet()
            line_by_line.send(" 42\n")
            return is_quiet, line_by_line.line()

        self.assertEqual(self.quickly(0.9, attempt), (True, b"54\n"))

    def test_after_the_first_newline_a_long_silence_ends_a_message(self):
        student = self.student()
        student.send("hello\n")
        student.expect("Type yes or no.\n")
        student.send("yes")
        student.expect("Your vote: yes\n")

    def test_newline_after_a_long_silence_is_dropped(self):
        student = self.student()
        student.send("hello\nyes")
        student.expect("Type yes or no.\nYour vote: yes\n")
        student.send("\nno\n")
        student.expect("Your vote: no\n")

    def test_what_is_empty_without_its_control_characters_is_answered_like_anything_else(self):
        for client, answer in ((self.student(), b"Type yes or no.\n"), (self.teacher, b"Invalid input!\n" + MENU)):
            client.send("\0\n\x1b[A\r\n\x07\n")
            client.expect(3 * answer)

    def test_message_of_4_kib_is_taken(self):
        for ending in ("\n", "\r\n", ""):
            student = self.student()
            student.send("x" * 4096 + ending)
            student.expect("Type yes or no.\n")
        self.teacher.send("x" * 4096 + "\n")
        self.teacher.expect("Invalid input!\n", MENU)

    def test_longer_message_is_refused_with_a_line_and_closed(self):
        for text in ("x" * 4097 + "\n", "x" * 4097 + "\r\n", "x" * 5000, "yes\n" + "x" * 5000, "x" * 100_000):
            student = self.student()
            student.send(text)
            if text.startswith("yes"):
                student.expect("Your vote: yes\n")
            student.expect("A message has at most 4096 bytes.\n")
            student.expect_end()

    def test_longer_message_is_refused_at_each_door(self):
        chat = self.chatter(1)
        room = self.dial("room")
        room.expect("Enter login name:\n")
        calculator = self.calculator()
        for client, before in ((chat, "> "), (room, "Server: "), (calculator, ""), (self.teacher, "")):
            client.send("x" * 4097 + "\n")
            client.expect(f"{before}A message has at most 4096 bytes.\n")
            client.expect_end()


@each_way
class Endings(Lesson):
    def setUp(self):
        super().setUp()
        self.teacher = self.administrator()

    def test_half_closed_client_gets_what_is_due_to_it_and_is_closed(self):
        for sent, due in (("yes", "Your vote: yes\n"), ("yes\nno", "Your vote: yes\nYour vote: no\n"), ("", ""),
                          ("quit", ""), ("maybe\n", "Type yes or no.\n")):
            student = self.student()
            student.send(sent)
            student.finish()
            student.expect(due)
            student.expect_end()

    def test_half_closed_client_gets_what_is_due_to_it_at_each_door(self):
        self.teacher.send("show")
        self.teacher.finish()
        self.teacher.expect("No votes yet.\n", MENU)
        self.teacher.expect_end()
        calculator = self.calculator()
        calculator.send("1 + 1\n2 * 3\n10 / 4")
        calculator.finish()
        calculator.expect("2\n6\n2.5\n")
        calculator.expect_end()
        echo = self.dial("echo/tcp")
        echo.send(bytes(range(256)) * 1000)
        echo.finish()
        echo.expect(bytes(range(256)) * 1000)
        echo.expect_end()

    def test_last_words_of_a_half_closed_client_reach_the_others(self):
        ana, ben = self.chatter(1), self.chatter(2)
        ana.expect(f"> New user {ben.place} entered. (2 users online)\n")
        ben.send("Bye\nall")
        ben.finish()
        ben.expect_end()
        ana.expect(f"[{ben.place}] Bye\n[{ben.place}] all\n< The user {ben.place} left (1 user online)\n")

    def test_half_closed_room_client_gets_the_answer_to_its_name(self):
        room = self.dial("room")
        room.send("Teacher")
        room.finish()
        room.expect("Enter login name:\nServer: That name is reserved. Choose another one.\n")
        room.expect_end()

    def test_reset_ends_that_client_and_nobody_else(self):
        ana = self.chatter(1)
        for door in ("poll", "chat", "room", "calculator", "echo/tcp"):
            client = self.dial(door)
            self.server.printed.wait_line(f"Connected with 127.0.0.1 : {client.port}")
            client.send(" " if door == "room" else "12")  # no name, if it is read before the reset
            client.reset()
        for number in range(3, 8):
            self.server.printed.wait_line(f"Client {number} disconnected.*")
        self.server.printed.wait_for(lambda lines: lines[-1] == "Connected clients: 1 2", "the list without them")
        self.assertEqual(self.results(self.teacher), "No votes yet.\n")
        place = ana.expect_like(r"> New user (\S+) entered\. \(2 users online\)")[1]
        lines = [ana.line().decode()]
        if lines[0] == f"[{place}] 12\n":  # read before the reset
            lines.append(ana.line().decode())
        self.assertEqual(lines[-1], f"< The user {place} left (1 user online)\n")

    def test_reset_in_the_middle_of_an_answer_ends_that_client_and_nobody_else(self):
        student = self.student()
        for _ in range(20):
            hasty = self.student()
            hasty.send("yes\nno\nyes\n")
            hasty.reset()
        student.send("yes")
        student.expect("Your vote: yes\n")


if __name__ == "__main__":
    main()
