#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The chat: who gets what, and who counts as online."""
from lectern import Member, teacher
from lesson import Lesson
from support import STOPPING, each_way, main


def left(place, users):
    return f"< The user {place} left ({users} user{'s' if users != 1 else ''} online)\n"


@each_way
class Chat(Lesson):
    def several(self, count):
        """So many chatters, who have read of each other."""
        clients = []
        for users in range(1, count + 1):
            fresh = self.chatter(users)
            for client in clients:
                client.expect(f"> New user {fresh.place} entered. ({users} users online)\n")
            clients.append(fresh)
        return clients

    def test_who_connects_is_told_how_many_are_online(self):
        self.dial("chat").expect("> Connected to the chat server (1 user online)\n")
        self.dial("chat").expect("> Connected to the chat server (2 users online)\n")
        self.dial("chat").expect("> Connected to the chat server (3 users online)\n")

    def test_others_get_who_entered_and_the_newcomer_does_not(self):
        ana, ben, eve = self.several(3)
        ana.send("one\n")
        ben.expect(f"[{ana.place}] one\n")
        eve.expect(f"[{ana.place}] one\n")

    def test_message_goes_to_all_others_and_never_back_to_its_sender(self):
        ana, ben, eve = self.several(3)
        for sender, others in ((ana, (ben, eve)), (ben, (ana, eve)), (eve, (ana, ben))):
            sender.send("Hello")
            for other in others:
                other.expect(f"[{sender.place}] Hello\n")

    def test_messages_come_in_one_order_to_all(self):
        ana, ben, eve, zoe = self.several(4)
        for number in range(4):
            for sender in (ana, ben):
                sender.send(f"{number}\n")
        said = [eve.line() for _ in range(8)]
        zoe.expect(*said)
        for sender in (ana, ben):
            prefix = f"[{sender.place}] ".encode()
            self.assertEqual([line for line in said if line.startswith(prefix)],
                             [prefix + f"{number}\n".encode() for number in range(4)])

    def test_text_goes_out_as_it_came(self):
        ana, ben, *_ = self.several(3)
        for text in ("%1 %s %n {} {0}", "<b>not bold</b> &amp;", "'; DROP TABLE seat; --", "學 🙂 Çelik"):
            ana.send(f"{text}\n")
            ben.expect(f"[{ana.place}] {text}\n")

    def test_empty_message_disconnects_and_the_others_get_who_left(self):
        for newline in ("\n", "\r\n"):
            with self.subTest(newline=newline):
                server, self.server = self.server, self.serve()
                ana, ben, eve = self.several(3)
                eve.send(newline)
                eve.expect_end()
                for other in (ana, ben):
                    other.expect(left(eve.place, 2))
                ben.send("bye\n\n")
                ben.expect_end()
                ana.expect(f"[{ben.place}] bye\n", left(ben.place, 1))
                self.server = server

    def test_newline_that_follows_a_message_ended_by_silence_disconnects_nobody(self):
        ana, ben = self.several(2)
        ben.send("Hello")
        ana.expect(f"[{ben.place}] Hello\n")
        ben.send("\n")
        self.has_read_all()
        ben.send("again\n")
        ana.expect(f"[{ben.place}] again\n")

    def test_only_a_newline_alone_is_an_empty_message(self):
        ana, ben, eve = self.several(3)
        for number in range(3):
            ben.send(f"{number}\n\0")  # as a program in C may send it
            ana.expect(f"[{ben.place}] {number}\n")
        ben.send("\x1b[A\n\0\n\x07\r\n")
        eve.send("\r")
        self.has_read_all()
        ana.send("tick")  # ended by a silence that began later
        eve.skip(b"tick\n")
        eve.send("\nHello\n")
        ana.expect(f"[{eve.place}] Hello\n")
        ben.send("bye\n\n")
        ana.expect(f"[{ben.place}] bye\n", left(ben.place, 2))

    def test_closing_disconnects_and_the_others_get_who_left(self):
        ana, ben, eve = self.several(3)
        eve.close()
        for other in (ana, ben):
            other.expect(left(eve.place, 2))
        ben.reset()
        ana.expect(left(ben.place, 1))

    def test_who_left_is_told_once(self):
        ana, ben, eve = self.several(3)
        ben.send("\n")
        ben.expect_end()
        ben.close()
        ana.expect(left(ben.place, 2))
        eve.send("still here\n")
        ana.expect(f"[{eve.place}] still here\n")

    def test_blanks_alone_are_no_empty_message(self):
        ana, ben = self.several(2)
        ben.send("   \n")
        ben.expect("> There is nothing in the message. Type something.\n")
        ben.send("x\n")
        ana.expect(f"[{ben.place}] x\n")

    def test_users_are_those_of_lecterns_own_programs_and_of_chat_and_room(self):
        self.administrator(), self.student(), self.calculator(), self.dial("echo/tcp")
        ana = self.chatter(1)
        self.roommate("Batman", 2)
        ana.expect("> New user Batman entered. (2 users online)\n")
        member = self.keep(Member(self.server, "Ben"))
        ana.expect("> New user Ben entered. (3 users online)\n")
        self.keep(teacher(self.server, "Zoe"))
        ana.expect("> New user Zoe entered. (4 users online)\n")
        self.chatter(5)
        ana.line()
        member.expect_ok(type="leave")
        ana.expect(left("Ben", 4))

    def test_ctrl_c_on_the_server_closes_every_connection_and_exits_with_status_0(self):
        ana, ben = self.several(2)
        room, calculator, echo = self.roommate("Batman", 3), self.calculator(), self.dial("echo/tcp")
        administrator, student = self.administrator(), self.student()
        for chatter in (ana, ben):
            chatter.expect("> New user Batman entered. (3 users online)\n")
        self.server.interrupt()
        for client, farewell in ((ana, b"> " + STOPPING), (ben, b"> " + STOPPING), (room, b"Server: " + STOPPING), (echo, b""),
                                 (calculator, STOPPING), (administrator, STOPPING), (student, STOPPING)):
            client.expect(farewell)
            client.expect_end()
            client.close()
        self.assertEqual(self.server.wait_exit(), 0)
        self.assertEqual(self.server.complaints.lines, [])


@each_way
class BothPrograms(Lesson):
    """One class: what is said through a door is in everybody's pane, and the other way round."""

    def test_line_from_nc_is_in_everybodys_pane(self):
        chat = self.chatter(1)
        members = [self.keep(Member(self.server, name)) for name in ("Ana", "Ben")] + [self.keep(teacher(self.server))]
        chat.send("Hello from nc")
        for member in members:
            message = member.wait("message")
            self.assertEqual((message["text"], message["name"]), ("Hello from nc", chat.place))

    def test_message_from_lecterns_own_programs_goes_out_with_the_name(self):
        chat, room = self.chatter(1), self.roommate("Batman", 2)
        chat.line()
        members = [("Ana", self.keep(Member(self.server, "Ana"))), ("Teacher", self.keep(teacher(self.server)))]
        for client in (chat, room):
            client.line(), client.line()  # they have entered
        for name, member in members:
            member.expect_ok(type="say", text="Good morning")
            chat.expect(f"[{name}] Good morning\n")
            room.expect(f"{name}: Good morning\n")

    def test_chat_and_room_hear_each_other(self):
        chat, room = self.chatter(1), self.roommate("Batman", 2)
        chat.expect("> New user Batman entered. (2 users online)\n")
        chat.send("Hello")
        room.expect(f"{chat.place}: Hello\n")
        room.send("Hi\n")
        chat.expect("[Batman] Hi\n")

    def test_direct_message_from_lecterns_own_programs_comes_to_that_one_alone(self):
        chat, other, room = self.chatter(1), self.chatter(2), self.roommate("Batman", 3)
        chat.line(), chat.line(), other.line()
        ana = self.keep(Member(self.server, "Ana"))
        for client in (chat, other, room):
            client.line()
        seats = {person["name"]: person["seat"] for message in ana.seen if message["type"] == "people"
                 for person in message["people"]}
        ana.expect_ok(type="say", to=seats[chat.place], text="one\ntwo")
        ana.expect_ok(type="say", to=seats["Batman"], text="three")
        ana.expect_ok(type="say", text="all")
        chat.expect("[Ana (to you alone)] one\n[Ana (to you alone)] two\n[Ana] all\n")
        room.expect("Ana (to you alone): three\nAna: all\n")
        other.expect("[Ana] all\n")

    def test_guests_cannot_be_invited_to_rooms(self):
        room = self.roommate("Batman", 1)
        ana = self.keep(Member(self.server, "Ana"))
        room.line()
        seats = {person["name"]: person["seat"] for message in ana.seen if message["type"] == "people"
                 for person in message["people"]}
        ana.expect_ok(type="open-room", name="Lab", people=[])
        lab = next(group["room"] for message in ana.seen if message["type"] == "rooms" for group in message["rooms"]
                   if group["kind"] == "separate")
        self.assertEqual(ana.request(type="invite", room=lab, people=[seats["Batman"]])["type"], "error")

    def test_what_the_teacher_forbids_is_refused_with_the_reason(self):
        chat, room = self.chatter(1), self.roommate("Batman", 2)
        chat.line()
        ana = self.keep(teacher(self.server))
        chat.line(), room.line()
        ana.expect_ok(type="set-policy", chat="teacher", direct="everybody", rooms=True, pauseWhileVoting=False)
        self.expect_refused(chat, room, "Only the teacher writes in the class chat at the moment.")
        ana.expect_ok(type="say", text="no")
        chat.expect("[Teacher] no\n")
        room.expect("Teacher: no\n")
        ana.expect_ok(type="set-policy", chat="nobody", direct="everybody", rooms=True, pauseWhileVoting=False)
        self.expect_refused(chat, room, "The teacher has switched the class chat off.")

    def expect_refused(self, chat, room, reason):
        for client, before in ((chat, "> "), (room, "Server: ")):
            client.send("may I?\n")
            client.expect(f"{before}{reason}\n")

    def test_guest_who_is_muted_is_told_so_and_the_other_is_not(self):
        chat, room = self.chatter(1), self.roommate("Batman", 2)
        ana = self.keep(teacher(self.server))
        chat.line(), chat.line(), room.line()
        seats = {person["name"]: person["seat"] for message in ana.seen if message["type"] == "people"
                 for person in message["people"]}
        ana.expect_ok(type="mute", seat=seats[chat.place], seconds=300)
        chat.send("may I?\n")
        chat.expect("> The teacher has muted you for now.\n")
        room.send("and I?\n")
        chat.expect("[Batman] and I?\n")

    def test_talk_pauses_while_a_vote_is_open_here_too(self):
        chat, room = self.chatter(1), self.roommate("Batman", 2)
        ana = self.keep(teacher(self.server))
        chat.line(), chat.line(), room.line()
        ana.expect_ok(type="set-policy", chat="everybody", direct="everybody", rooms=True, pauseWhileVoting=True)
        ana.expect_ok(type="ask", text="Is it?")
        self.expect_refused(chat, room, "A vote is open. Talk goes on when it is closed.")
        ana.expect_ok(type="close", question=1)
        room.send("now?\n")
        chat.expect("[Batman] now?\n")

    def test_what_is_said_in_a_separate_room_does_not_come_out_here(self):
        chat, room = self.chatter(1), self.roommate("Batman", 2)
        ana = self.keep(Member(self.server, "Ana"))
        chat.line(), chat.line(), room.line()
        ana.expect_ok(type="open-room", name="Lab", people=[])
        lab = next(group["room"] for message in ana.seen if message["type"] == "rooms" for group in message["rooms"]
                   if group["kind"] == "separate")
        ana.expect_ok(type="say", room=lab, text="secret")
        ana.expect_ok(type="say", text="public")
        chat.expect("[Ana] public\n")
        room.expect("Ana: public\n")


if __name__ == "__main__":
    main()
