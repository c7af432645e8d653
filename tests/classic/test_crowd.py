#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Five hundred clients at once, each of them served as one alone would be."""
from lesson import Lesson
from support import ALOUD, STUDENT, each_way, main

CROWD = 500


@each_way
class Crowd(Lesson):
    def crowd(self, door, count=CROWD):
        """All of them connect before the first reads a byte."""
        return [self.dial(door) for _ in range(count)]

    def students(self):
        students = self.crowd("poll")
        for student in students:
            student.expect(STUDENT, ALOUD)
        return students

    def test_500_students_at_once_are_all_counted(self):
        administrator, students = self.administrator(), self.students()
        for number, student in enumerate(students):
            student.send("no" if number % 5 == 0 else "yes")
        for number, student in enumerate(students):
            student.expect("Your vote: no\n" if number % 5 == 0 else "Your vote: yes\n")
        self.assertEqual(self.results(administrator), f"Yes  400  {'#' * 40}\nNo   100  {'#' * 10}\n")

    def test_quit_with_500_students_connected_tells_each_and_closes_cleanly(self):
        administrator, students = self.administrator(), self.students()
        administrator.send("quit")
        for student in students:
            student.expect("The class has ended.\n")
            student.expect_end()  # no reset
            student.close()
        administrator.expect("shutdown")
        administrator.expect_end()
        administrator.close()
        self.server.printed.wait_line(r"Client \d+ disconnected\. Number of connected clients = 0")
        self.administrator()

    def test_quit_with_500_students_who_never_close_tells_each(self):
        administrator, students = self.administrator(), self.students()
        administrator.send("quit")
        self.server.printed.wait_line(r"Client \d+ disconnected\. Number of connected clients = 0")  # after 2 s
        for student in students:
            student.expect("The class has ended.\n")
            student.expect_end()

    def test_500_chatters_at_once_get_every_message(self):
        chatters = self.crowd("chat")
        for chatter in chatters:
            chatter.expect_like(r"> Connected to the chat server \(\d+ users? online\)")
        speakers = chatters[:3]
        for speaker in speakers:
            speaker.send(f"{speaker.place} says hello\n")
        said = {f"[{speaker.place}] {speaker.place} says hello\n".encode() for speaker in speakers}
        for chatter in chatters:
            own = f"[{chatter.place}] {chatter.place} says hello\n".encode()
            heard = set()
            while len(heard) < len(said - {own}):
                line = chatter.line()
                if not line.startswith(b"> New user "):
                    self.assertIn(line, said - heard - {own})
                    heard.add(line)

    def test_500_clients_of_all_doors_at_once(self):
        doors = ("poll", "chat", "room", "calculator", "echo/tcp")
        self.administrator()
        crowd = {door: self.crowd(door, CROWD // len(doors)) for door in doors}
        for calculator, echo in zip(crowd["calculator"], crowd["echo/tcp"]):
            calculator.send("Bob\n1 + 1\n")
            echo.send("x")
        for number, (student, chatter, member, calculator, echo) in enumerate(zip(*crowd.values())):
            student.expect(STUDENT, ALOUD)
            chatter.expect_like(r"> Connected to the chat server \(\d+ users? online\)")
            member.expect("Enter login name:\n")
            calculator.expect("2\n")
            echo.expect("x")
            student.send("yes")
            member.send(f"Student {number}\n")
        for number, (student, member) in enumerate(zip(crowd["poll"], crowd["room"])):
            student.expect("Your vote: yes\n")
            member.expect_like(rf"Server: time=\d\d\.\d\d Student {number} has joined\. Member count=\d+")


if __name__ == "__main__":
    main()
