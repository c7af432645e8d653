#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Doors that a teacher opens and closes while the class runs."""
from clients import Asker, Client
from lectern import Member, teacher
from lesson import Lesson
from support import ALOUD, STUDENT, WELCOME, each_way, main

CLOSED = "The teacher has closed this door.\n"
TCP = ("poll", "chat", "room", "calculator", "echo")


@each_way
class Doors(Lesson):
    def setUp(self):
        super().setUp()
        self.server.stop()
        self.server = self.serve(doors=())
        self.teacher = self.keep(teacher(self.server))

    def open(self, door, port=0):
        """Where it listens then."""
        state = self.teacher.answer_to("doors", type="open-door", door=door, port=port)
        port = next(entry["port"] for entry in state["doors"] if entry["door"] == door and entry["open"])
        for name in (f"{door}/tcp", f"{door}/udp") if door == "echo" else (door,):
            self.server.printed.wait_line(f"classic {name}: listening on 127.0.0.1:{port}")
        return port

    def test_all_are_closed_at_first_with_the_ports_that_they_would_have(self):
        state = next(message for message in self.teacher.seen if message["type"] == "doors")
        self.assertEqual([(entry["door"], entry["open"], entry["port"]) for entry in state["doors"]],
                         [("poll", False, 4445), ("chat", False, 8888), ("room", False, 8889), ("calculator", False, 8891),
                          ("clock", False, 8892), ("echo", False, 7007)])
        self.assertEqual(state["addresses"], ["127.0.0.1"])

    def test_door_that_a_teacher_opens_serves_at_once(self):
        poll = self.keep(Client(self.open("poll")))
        poll.expect(STUDENT)  # the class has a teacher
        self.teacher.expect_ok(type="ask", text="Is it?")
        poll.expect("Question: Is it?\n")
        chat = self.keep(Client(self.open("chat")))
        chat.expect("> Connected to the chat server (2 users online)\n")
        calculator = self.keep(Client(self.open("calculator")))
        calculator.send("Bob\n1 + 1\n")
        calculator.expect("2\n")
        self.assertRegex(self.keep(Asker(self.open("clock"))).ask(b"SEND_DATE"), rb"\d{4}-\d\d-\d\d")
        self.assertEqual(self.keep(Asker(self.open("echo"))).ask(b"x"), b"x")

    def test_who_came_through_a_door_that_closes_is_told_so_and_closed_cleanly(self):
        clients = {door: self.keep(Client(self.open(door))) for door in TCP}
        clients["poll"].expect(STUDENT)
        clients["chat"].expect("> Connected to the chat server (2 users online)\n")
        clients["room"].expect("Enter login name:\n")
        before = {"chat": "> ", "room": "Server: "}
        for door, client in clients.items():
            ports = next(m for m in reversed(self.teacher.seen) if m["type"] == "doors")["doors"]
            port = next(entry["port"] for entry in ports if entry["door"] == door)
            state = self.teacher.answer_to("doors", type="close-door", door=door)
            self.assertNotIn(door, [entry["door"] for entry in state["doors"] if entry["open"]])
            if door != "echo":
                client.expect(before.get(door, "") + CLOSED)
            client.expect_end()
            client.close()
            self.server.printed.wait_line(f"classic {door}: closed")
            with self.assertRaises(ConnectionRefusedError):
                Client(port)
        self.assertEqual(self.teacher.request(type="ping")["type"], "ok")

    def test_those_of_other_doors_stay_and_learn_who_left(self):
        room, chat = self.keep(Client(self.open("room"))), self.keep(Client(self.open("chat")))
        room.expect("Enter login name:\n")
        chat.expect("> Connected to the chat server (2 users online)\n")
        room.send("Batman\n")
        room.line()
        chat.expect("> New user Batman entered. (3 users online)\n")
        self.teacher.expect_ok(type="close-door", door="room")
        room.expect("Server: " + CLOSED)
        chat.expect("< The user Batman left (2 users online)\n")

    def test_vote_stays_when_its_door_closes(self):
        self.teacher.expect_ok(type="ask", text="")
        poll = self.keep(Client(self.open("poll")))
        poll.expect(STUDENT, ALOUD)
        poll.send("yes\n")
        poll.expect("Your vote: yes\n")
        self.teacher.expect_ok(type="close-door", door="poll")
        poll.expect(CLOSED)
        again = self.keep(teacher(self.server))
        self.assertEqual(next(m for m in again.seen if m["type"] == "tally")["counts"], {"yes": 1, "no": 0})

    def test_door_opens_again_on_the_same_port(self):
        port = self.open("chat")
        for _ in range(3):
            chat = self.keep(Client(port))
            chat.line()
            self.teacher.expect_ok(type="close-door", door="chat")
            self.assertEqual(self.open("chat", port), port)

    def test_port_in_use_is_refused_and_nothing_opens(self):
        port = self.open("chat")
        reply = self.teacher.request(type="open-door", door="room", port=port)
        self.assertEqual((reply["type"], reply["code"]), ("error", "port-in-use"))
        self.keep(Client(port)).expect("> Connected to the chat server (2 users online)\n")

    def test_student_opens_nothing(self):
        ben = self.keep(Member(self.server, "Ben"))
        for kind in ("open-door", "close-door"):
            self.assertEqual(ben.request(type=kind, door="poll")["code"], "not-allowed")

    def test_class_without_a_teacher_has_its_first_poll_client_as_administrator(self):
        port = self.open("poll")
        self.teacher.expect_ok(type="leave")
        self.keep(Client(port)).expect(WELCOME)


if __name__ == "__main__":
    main()
