#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The chat room with names."""
from lectern import Member, teacher
from lesson import Lesson
from support import each_way, main, server_time

RESERVED = "Server: That name is reserved. Choose another one.\n"
TAKEN = "Server: name taken, choose another\n"


def news(name, what, count):
    return rf"Server: time=\d\d\.\d\d {name} has {what}\. Member count={count}"


@each_way
class Room(Lesson):
    def newcomer(self):
        client = self.dial("room")
        client.expect("Enter login name:\n")
        return client

    def expect_refused(self, client, name, answer):
        client.send(f"{name}\n")
        line = client.line().decode()
        self.assertTrue(line == answer or answer is None and line.startswith("Server: "), f"{line} to {name!r}")

    def test_server_asks_for_a_name_and_the_first_message_is_it(self):
        for name in ("Batman", "Ana Çelik 🙂", "學生"):
            client = self.newcomer()
            client.send(name)
            client.expect_like(news(name, "joined", r"\d"))

    def test_everybody_is_told_who_joined_the_newcomer_too(self):
        batman = self.roommate("Batman", 1)
        robin = self.roommate("Robin", 2)
        batman.expect_like(news("Robin", "joined", 2))
        self.roommate("Joker", 3)
        for client in (batman, robin):
            client.expect_like(news("Joker", "joined", 3))

    def test_time_is_the_servers_local_time(self):
        before = server_time("%H.%M")
        batman = self.newcomer()
        batman.send("Batman\n")
        line = batman.line().decode()
        times = [f"Server: time={time} Batman has joined. Member count=1\n" for time in (before, server_time("%H.%M"))]
        self.assertIn(line, times)

    def test_line_goes_to_all_others(self):
        batman, robin, joker = [self.roommate(name, count) for count, name in enumerate(("Batman", "Robin", "Joker"), 1)]
        batman.line(), batman.line(), robin.line()
        batman.send("Anyone here?\n")
        for other in (robin, joker):
            other.expect("Batman: Anyone here?\n")
        joker.send("Me\n")
        batman.expect("Joker: Me\n")
        robin.expect("Joker: Me\n")
        robin.send("And I\n")
        joker.expect("Robin: And I\n")  # and nothing of its own before it

    def test_quit_leaves(self):
        batman, robin = self.roommate("Batman", 1), self.roommate("Robin", 2)
        batman.line()
        robin.send("quit\n")
        batman.expect_like(news("Robin", "left", 1))
        robin.expect_end()
        batman.send("quit")
        batman.expect_end()

    def test_quit_before_a_name_leaves(self):
        client = self.newcomer()
        client.send("quit\n")
        client.expect_end()

    def test_closing_leaves(self):
        batman = self.roommate("Batman", 1)
        for end in ("close", "reset", "finish"):
            robin = self.roommate("Robin", 2)  # the name is free again
            batman.expect_like(news("Robin", "joined", 2))
            getattr(robin, end)()
            batman.expect_like(news("Robin", "left", 1))

    def test_who_has_no_name_yet_is_no_member_and_hears_nothing(self):
        client, batman = self.newcomer(), self.roommate("Batman", 1)
        batman.send("Anyone here?\n")
        robin = self.roommate("Robin", 2)
        batman.expect_like(news("Robin", "joined", 2))
        client.send("Joker\n")
        client.expect_like(news("Joker", "joined", 3))
        robin.expect_like(news("Joker", "joined", 3))

    def test_taken_name_is_refused_and_may_try_again(self):
        self.roommate("Batman", 1)
        self.keep(Member(self.server, "Ana"))
        client = self.newcomer()
        for name in ("Batman", "batman", " BATMAN ", "Ваtmаn", "Ana", "ANA"):
            self.expect_refused(client, name, TAKEN)
        client.send("Robin\n")
        client.expect_like(news("Robin", "joined", 3))

    def test_name_of_an_earlier_guest_is_free_for_lecterns_own_programs(self):
        batman = self.roommate("Batman", 1)
        with self.assertRaisesRegex(AssertionError, "name-taken"):
            Member(self.server, "Batman")
        batman.send("quit\n")
        batman.expect_end()
        self.keep(Member(self.server, "Batman"))

    def test_reserved_name_is_refused(self):
        client = self.newcomer()
        for name in ("Server", "server", "SERVER 2", "You", "Teacher", "teacher 7", "classic 7", "Classic"):
            self.expect_refused(client, name, RESERVED)

    def test_name_that_looks_like_a_reserved_one_is_refused(self):
        client = self.newcomer()
        for name in ("Тeacher", "Ѕerver", "Ｓｅｒｖｅｒ", "Yоu", "T e a c h e r", "Tеасhеr", "S.e.r.v.e.r", "Clаssic 7"):
            self.expect_refused(client, name, RESERVED)

    def test_unfit_name_is_refused_with_the_reason(self):
        client = self.newcomer()
        self.expect_refused(client, "", "Server: Type a name.\n")
        self.expect_refused(client, "   ", "Server: Type a name.\n")
        self.expect_refused(client, "x" * 33, "Server: A name has at most 32 characters. Use a shorter one.\n")
        for name, code in (("Bat\u200bman", "200B"), ("\u202eBatman", "202E"), ("Bat\u2028man", "2028"),
                           ("Bat\ufeffman", "FEFF")):
            client.send(f"{name}\n")
            self.assertIn(f"U+{code}", client.line().decode())
        self.expect_refused(client, "\u0301accent", "Server: A name does not begin with an accent that stands alone.\n")
        client.send("x" * 32 + "\n")
        client.expect_like(news("x" * 32, "joined", 1))

    def test_control_characters_never_get_into_a_name(self):
        for sent, name in (("Bat\x07man", "Batman"), ("Rob\x1b[31min", "Robin"), ("Jo\x00ker", "Joker")):
            client = self.newcomer()
            client.send(f"{sent}\n")
            client.expect_like(news(name, "joined", r"\d"))

    def test_blanks_around_a_name_are_dropped(self):
        client = self.newcomer()
        client.send("  Ana \t Maria  \n")
        client.expect_like(news("Ana Maria", "joined", 1))

    def test_members_are_in_the_teachers_list_of_people(self):
        ana = self.keep(teacher(self.server))
        self.roommate("Batman", 2)
        person = ana.wait("people", lambda message: any(p["name"] == "Batman" for p in message["people"]))
        self.assertEqual([p["door"] for p in person["people"] if p["name"] == "Batman"], ["room"])

    def test_members_are_those_of_lecterns_own_programs_and_of_chat_and_room(self):
        self.administrator(), self.student()
        batman = self.roommate("Batman", 1)
        chat = self.chatter(2)
        batman.expect_like(news(chat.place, "joined", 2))
        self.keep(Member(self.server, "Ana"))
        batman.expect_like(news("Ana", "joined", 3))
        chat.close()
        batman.expect_like(news(chat.place, "left", 2))

    def test_end_of_the_class_ends_the_room(self):
        administrator, batman, nameless = self.administrator(), self.roommate("Batman", 1), self.newcomer()
        administrator.send("quit")
        batman.expect("Server: The class has ended.\n")
        batman.expect_end()
        nameless.send("Batman\n")  # for the next class
        nameless.expect_like(news("Batman", "joined", 1))


if __name__ == "__main__":
    main()
