#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The limits hold at these doors too: per address, of what waits to be sent, of how fast somebody writes and votes."""
from clients import Asker, Client
from lectern import Member, teacher
from lesson import Lesson
from support import ALOUD, STUDENT, WELCOME, each_way, main, wait_for

FULL = "Too many connections come from your address.\n"
TOO_FAST = "You write too fast. Wait a moment, then send it again.\n"


@each_way
class PerAddress(Lesson):
    options = ("--no-exempt", "--per-address", "5")

    def test_more_connections_than_allowed_from_one_address_are_refused_with_a_line(self):
        clients = [self.dial(door) for door in ("poll", "chat", "calculator", "echo/tcp", "poll")]
        self.server.printed.wait_line("Connected clients: 1 2 3 4 5")
        for door, before in (("poll", ""), ("chat", "> "), ("room", "Server: "), ("calculator", "")):
            refused = self.dial(door)
            refused.expect(before + FULL)
            refused.expect_end()
        self.dial("echo/tcp").expect_end()  # which says nothing of its own
        other = self.dial("room", source="127.0.0.2")
        other.expect("Enter login name:\n")
        clients[0].close()
        self.server.printed.wait_line(r"Client 1 disconnected\..*")
        self.dial("calculator", source="127.0.0.1")
        self.server.printed.wait_line("Connected clients: 2 3 4 5 6 7")

    def test_connections_to_lecterns_own_port_count_together_with_these(self):
        for _ in range(5):
            self.dial("echo/tcp")
        self.server.printed.wait_line("Connected clients: 1 2 3 4 5")
        client = self.keep(Client(self.server.port))
        self.assertIn(b'"address-full"', client.line())

    def test_new_seats_from_one_address_are_limited(self):
        for _ in range(5):
            client = self.dial("chat")
            client.line()
            client.send("\n")
            client.until_end()
            client.close()
        self.server.printed.wait_line("Client 5 disconnected.*")
        refused = self.dial("chat")
        refused.expect("> Many have joined from your network address just now. Wait a moment, then try again.\n")
        refused.expect_end()
        refused.close()
        refused = self.dial("poll")
        refused.expect("Many have joined from your network address just now. Wait a moment, then try again.\n")
        refused.expect_end()

    def test_who_becomes_administrator_takes_no_new_seat(self):
        administrator, student, *_ = [self.dial("poll") for _ in range(5)]
        administrator.expect(WELCOME)
        student.expect(STUDENT, ALOUD)
        student.send("yes\n")
        student.expect("Your vote: yes\n")
        administrator.close()
        self.server.printed.wait_line("Client 1 disconnected.*")
        student.send("admin\n")
        student.expect(WELCOME)
        self.assertEqual(self.results(student), "Yes  1  #\nNo   0\n")

    def test_refused_connection_gets_no_number(self):
        for _ in range(5):
            self.dial("echo/tcp")
        self.dial("calculator").expect(FULL)
        self.server.printed.wait_line(r"Refused 127\.0\.0\.1 : \d+ \(address-full\)")
        self.dial("echo/tcp", source="127.0.0.2")
        self.server.printed.wait_line("Connected clients: 1 2 3 4 5 6")


@each_way
class Exempt(Lesson):
    options = ("--per-address", "5")

    def test_loopback_is_not_counted_unless_it_is_told_to_be(self):
        for users in range(1, 11):
            self.chatter(users)


@each_way
class Rates(Lesson):
    def test_chatter_who_writes_too_fast_is_told_so_and_nothing_of_it_is_said(self):
        reader, writer = self.chatter(1), self.chatter(2)
        reader.line()
        writer.send("".join(f"{number}\n" for number in range(30)))
        writer.expect(("> " + TOO_FAST) * 20)
        said = []
        self.chatter(3)
        while not (line := reader.line()).startswith(b"> New user"):
            said.append(line)
        self.assertEqual(said[:5], [f"[{writer.place}] {number}\n".encode() for number in range(5)])
        self.assertLessEqual(len(said), 10)

    def test_nothing_of_what_was_refused_is_stored(self):
        writer = self.roommate("Batman", 1)
        writer.send("".join(f"{number}\n" for number in range(30)))
        writer.expect(("Server: " + TOO_FAST) * 20)
        ana = self.keep(teacher(self.server))
        room = next(group["room"] for message in ana.seen if message["type"] == "rooms" for group in message["rooms"])
        messages = ana.answer_to("messages", type="list-messages", room=room)["messages"]
        self.assertEqual([message["text"] for message in messages][:5], [str(number) for number in range(5)])
        self.assertLessEqual(len(messages), 10)

    def test_student_who_votes_too_fast_is_told_so_and_nothing_of_it_is_counted(self):
        administrator, student = self.administrator(), self.student()
        student.send("yes\nno\n" * 10)
        answers = [student.line().decode() for _ in range(20)]
        self.assertEqual(answers[:5], ["Your vote: yes\n", "Your vote: no\n"] * 2 + ["Your vote: yes\n"])
        counted = [answer for answer in answers if answer.startswith("Your vote: ")]
        self.assertLess(len(counted), 20)
        self.assertTrue(all("Wait" in answer for answer in answers if answer not in counted), answers)
        bars = {"Your vote: yes\n": "Yes  1  #\nNo   0\n", "Your vote: no\n": "Yes  0\nNo   1  #\n"}
        self.assertEqual(self.results(administrator), bars[counted[-1]])

    def test_flood_of_one_keeps_no_other_waiting(self):
        self.administrator()
        flood, student = self.student(), self.student()
        flood.send("x\n" * 100_000)
        student.send("yes\n")
        student.expect("Your vote: yes\n")


@each_way
class Readers(Lesson):
    def test_chatter_who_does_not_read_is_cut_at_the_cap_and_the_others_get_everything(self):
        deaf = self.dial("chat", receive_buffer=4096)
        reader = self.chatter(2)
        self.server.printed.wait_line("Connected clients: 1 2")
        members = [self.keep(teacher(self.server, f"{number} " + "x" * 30)) for number in range(4)]

        def say_more():
            for member in members:
                reply = member.request(type="say", text="a" + "\n" * 3998 + "z")  # its sender stands before every line
                if reply["type"] == "ok":
                    reader.skip(b"] z\n")
            return any(line.startswith("Client 1 disconnected.") for line in self.server.lines)

        wait_for(say_more, "the cut")
        members[0].wait("people", lambda message: not any(person["name"] == deaf.place and person["state"] == "here"
                                                          for person in message["people"]), since=0)

    def test_administrator_who_does_not_read_is_not_read(self):
        administrator = self.dial("poll", receive_buffer=4096)
        student = self.student()
        administrator.socket.settimeout(2)
        with self.assertRaises(TimeoutError):
            for _ in range(10_000):
                administrator.send("show\n" * 1000)
        student.send("yes\n")
        student.expect("Your vote: yes\n")


@each_way
class Silence(Lesson):
    def timer(self, client, port):
        """Of the daemon's end of the connection, as the system lists it: "02" is that of keepalive."""
        with open("/proc/net/tcp", encoding="ascii") as table:
            rows = [row.split() for row in table]
        return next(row[5].split(":")[0] for row in rows[1:]
                    if int(row[1].split(":")[1], 16) == port and int(row[2].split(":")[1], 16) == client.port)

    def test_dead_are_found_by_tcp_keepalive(self):
        self.administrator()
        self.has_read_all()
        for door in ("poll", "chat", "room", "calculator", "echo/tcp"):
            client = self.dial(door)
            port = self.server.ports[door]
            wait_for(lambda client=client, port=port: self.timer(client, port) == "02", f"keepalive of {door}")


    def test_crowd_that_is_silent_before_its_names_keeps_no_login_waiting(self):
        for _ in range(2001):  # with as many who are about to log in nobody would be accepted
            self.dial("room")
        self.keep(Member(self.server, "Ana"))
        self.chatter(2)


@each_way
class Names(Lesson):
    def test_nobody_takes_the_name_of_a_guest(self):
        self.administrator()
        chat = self.chatter(1)
        for name in ("classic 1", "Classic 7", "CLASSIC"):
            with self.assertRaisesRegex(AssertionError, "name-reserved"):
                Member(self.server, name)
        with self.assertRaisesRegex(AssertionError, "name-reserved"):
            Member(self.server, chat.place)

    def test_no_name_reads_like_a_line_of_somebody_else(self):
        chat, batman = self.chatter(1), self.roommate("Batman", 2)
        chat.line()
        eve = self.keep(Member(self.server, "Ana] Hello, I am"))
        chat.expect("> New user Ana_ Hello, I am entered. (3 users online)\n")
        batman.expect_like(r"Server: time=\d\d\.\d\d Ana_ Hello, I am has joined\. Member count=3")
        eve.expect_ok(type="say", text="1")
        chat.expect("[Ana_ Hello, I am] 1\n")
        batman.expect("Ana_ Hello, I am: 1\n")
        for users, (name, shown) in enumerate((("Batman: I quit", "Batman_ I quit"), ("Batman： I quit 2", "Batman_ I quit 2"),
                                               ("Ana (to you alone)", "Ana _to you alone_")), 4):
            room = self.dial("room")
            room.expect("Enter login name:\n")
            room.send(f"{name}\n1\n")
            room.expect_like(rf"Server: time=\d\d\.\d\d {shown} has joined\. Member count={users}")
            batman.line()
            batman.expect(f"{shown}: 1\n")
            chat.expect(f"> New user {shown} entered. ({users} users online)\n[{shown}] 1\n")
        room = self.dial("room")
        room.expect("Enter login name:\n")
        room.send("Batman_ I quit\n")
        room.expect("Server: name taken, choose another\n")

    def test_nobody_is_called_like_an_address(self):
        for name in ("127.0.0.1:63154", "[::1]:63154", "127.0.0.1:6315 2"):
            with self.assertRaisesRegex(AssertionError, "name-reserved"):
                Member(self.server, name)


@each_way
class Datagrams(Lesson):
    def test_flood_of_datagrams_keeps_nobody_waiting(self):
        clock, echo = self.keep(Asker(self.server.ports["clock"])), self.keep(Asker(self.server.ports["echo/udp"]))
        for _ in range(5000):
            clock.send(b"SEND_TIME")
            echo.send(b"x" * 1000)
        self.calculator().send("1 + 1\n")
        administrator = self.administrator()
        self.assertEqual(self.results(administrator), "No votes yet.\n")


if __name__ == "__main__":
    main()
