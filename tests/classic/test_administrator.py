#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who is the administrator of the poll, from where, and who becomes it when the place is free again."""
import socket

from clients import Client
from lectern import teacher
from lesson import Lesson
from support import ALOUD, MENU, STUDENT, WELCOME, each_way, main

NOT_THE_KEY = "That is not the teacher key of this server. Check the key.\n"
TAKES_THE_KEY = "From your computer that takes the teacher key: admin KEY\n"
TAKEN = "Somebody else is the teacher of this class already.\n"


def has_ipv6():
    try:
        with socket.create_server(("::1", 0), family=socket.AF_INET6):
            return True
    except OSError:
        return False


class From(Lesson):
    """Connections from other addresses of loopback: 127.0.0.2 and so on."""

    def call(self, source, *greeting):
        client = self.dial("poll", source=source)
        client.expect(*greeting)
        return client


@each_way
class Place(Lesson):
    def leave(self, client):
        number = sum(" connected. " in line for line in self.server.lines)
        client.close()
        self.server.printed.wait_line(f"Client {number} disconnected.*")

    def test_later_connection_is_a_student_also_after_the_administrator_has_left(self):
        self.leave(self.administrator())
        self.student()

    def test_place_stays_free_until_a_connection_that_may_have_it_asks_with_admin(self):
        self.leave(self.administrator())
        first, second = self.student(), self.student()
        second.send("admin")
        second.expect(WELCOME)
        self.assertEqual(self.results(second), "No votes yet.\n")
        first.send("show\n")
        first.expect("Type yes or no.\n")

    def test_administrator_leaves_and_comes_back(self):
        administrator, student = self.administrator(), self.student()
        administrator.send("clear Is it?")
        administrator.expect("Clearing voting data.\n", MENU)
        student.expect("Question: Is it?\n")
        student.send("yes")
        student.expect("Your vote: yes\n")
        administrator.reset()
        self.server.printed.wait_line("Client 1 disconnected.*")
        back = self.student(b"Question: Is it?\n")
        back.send("admin")
        back.expect(WELCOME)
        self.assertEqual(self.results(back), "Yes  1  #\nNo   0\n")  # the question is still open, the votes are there
        back.send("clear")
        back.expect("Clearing voting data.\n", MENU)
        student.expect(ALOUD)
        back.send("quit")
        back.expect("shutdown")
        student.expect("The class has ended.\n")

    def test_vote_after_the_administrator_left_counts(self):
        administrator, student, other = self.administrator(), self.student(), self.student()
        administrator.close()
        self.server.printed.wait_line("Client 1 disconnected.*")
        student.send("yes")
        student.expect("Your vote: yes\n")
        other.send("admin\n")
        other.expect(WELCOME)
        self.assertEqual(self.results(other), "Yes  1  #\nNo   0\n")

    def test_admin_is_refused_while_there_is_an_administrator(self):
        administrator, student = self.administrator(), self.student()
        student.send("admin\n")
        student.expect(TAKEN)
        student.send("yes\n")
        student.expect("Your vote: yes\n")
        self.assertEqual(self.results(administrator), "Yes  1  #\nNo   0\n")

    def test_own_vote_of_who_becomes_administrator_stays_counted(self):
        self.leave(self.administrator())
        student = self.student()
        student.send("yes\nadmin\n")
        student.expect("Your vote: yes\n", WELCOME)
        self.assertEqual(self.results(student), "Yes  1  #\nNo   0\n")

    def test_any_connection_gets_the_place_with_the_teachers_key(self):
        administrator, student = self.administrator(), self.student()
        for key in ("0000-0000-0000-0000-0000-0000-0000-0000", "x", "admin"):
            student.send(f"admin {key}\n")
            student.expect(NOT_THE_KEY)
        student.send(f"ADMIN  {self.server.key.lower().replace('-', '')} \n")
        student.expect(WELCOME)
        for either in (administrator, student):
            self.assertEqual(self.results(either), "No votes yet.\n")

    def test_first_connection_is_a_student_while_the_class_has_a_teacher(self):
        ana = self.keep(teacher(self.server))
        student = self.dial("poll")
        student.expect(STUDENT)
        student.send("admin\n")
        student.expect(TAKEN)
        ana.expect_ok(type="leave")
        self.server.printed.wait_line("Client 1 disconnected.*")
        administrator = self.administrator()  # nobody has been it yet
        self.assertEqual(self.results(administrator), "No votes yet.\n")
        student.expect(ALOUD)

    def test_first_behind_the_end_of_a_class_is_the_administrator_of_the_next(self):
        administrator, came = self.administrator(), []
        administrator.send("quit\n")
        clients = [self.dial("poll") for _ in range(12)]
        administrator.expect("shutdown")
        for client in clients:
            greeting = client.line()
            if WELCOME.startswith(greeting):
                came.append("administrator")
                continue
            self.assertEqual(greeting, STUDENT)
            client.expect(ALOUD)
            client.send("yes\n")
            if client.line() == b"Your vote: yes\n":  # else the class has ended that it came to
                came.append("student")
        self.assertEqual(came, (["administrator"] + ["student"] * 11)[:len(came)])

    def test_key_in_the_wrong_place_is_not_acted_upon(self):
        administrator, student = self.administrator(), self.student()
        student.send(f"administrator {self.server.key}\n")
        student.expect("Type yes or no.\n")
        administrator.send(f"admin {self.server.key}\n")
        administrator.expect("Invalid input!\n", MENU)


@each_way
class Loopback(From):
    def test_first_from_loopback_is_the_administrator(self):
        self.call("127.0.0.9", WELCOME)
        self.call("127.0.0.1", STUDENT, ALOUD)

    def test_ipv6_loopback_is_loopback(self):
        if not has_ipv6():
            return  # then there is nothing to hold
        server = self.serve("--listen", "::1")
        line = server.lines[server.printed.wait_line(r"classic poll: listening on \[::1\]:\d+")]
        client = self.keep(Client(int(line.rsplit(":", 1)[1]), host="::1"))
        client.expect(WELCOME)
        chat = self.keep(Client(server.ports["chat"], host="::1"))
        chat.expect("> Connected to the chat server (1 user online)\n")
        other = self.keep(Client(server.ports["chat"], host="::1"))
        chat.expect(f"> New user [::1]:{other.port} entered. (2 users online)\n")


@each_way
class OneAddress(From):
    options = ("--classic-admin", "127.0.0.7")

    def test_first_from_that_address_is_the_administrator(self):
        student = self.call("127.0.0.1", STUDENT)
        self.call("127.0.0.7", WELCOME)
        student.expect(ALOUD)  # votes count from then on
        self.call("127.0.0.7", STUDENT, ALOUD)

    def test_from_elsewhere_the_place_takes_the_key(self):
        student = self.call("127.0.0.1", STUDENT)
        student.send("admin\n")
        student.expect(TAKES_THE_KEY)
        student.send(f"admin {self.server.key}\n")
        student.expect(WELCOME)


@each_way
class Anywhere(From):
    options = ("--classic-admin", "any")

    def test_first_from_anywhere_is_the_administrator(self):
        self.call("127.0.0.5", WELCOME)
        other = self.call("127.0.0.1", STUDENT, ALOUD)
        other.send("admin\n")
        other.expect(TAKEN)


@each_way
class ExitOnQuit(Lesson):
    options = ("--exit-on-quit",)

    def test_server_exits_with_status_0_after_quit(self):
        administrator, student, chat = self.administrator(), self.student(), self.chatter(1)
        administrator.send("quit")
        administrator.expect("shutdown")
        administrator.expect_end()
        student.expect("The class has ended.\n")
        student.expect_end()
        chat.expect("> The class has ended.\n")
        chat.expect_end()
        for client in (administrator, student, chat):
            client.close()
        self.assertEqual(self.server.wait_exit(), 0)
        self.assertEqual(self.server.complaints.lines, [])

    def test_server_exits_also_when_clients_do_not_close(self):
        administrator, student = self.administrator(), self.student()
        administrator.send("quit")
        student.expect("The class has ended.\n")
        self.assertEqual(self.server.wait_exit(), 0)


if __name__ == "__main__":
    main()
