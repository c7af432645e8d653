#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is text, and what of it others get: UTF-8, terminal escapes, line breaks."""
from lectern import Member, teacher
from lesson import Lesson
from support import MENU, STUDENT, each_way, main

ESCAPES = {  # what is sent -> what others see
    "\x1b[31mred\x1b[0m": "red",
    "\x1b[2J\x1b[1;1Hcleared": "cleared",
    "\x1b]0;a title\x07named": "named",
    "\x1b]8;;http://example.org\x1b\\link\x1b]8;;\x1b\\": "link",
    "\x1bPq#0;2;0\x1b\\picture": "picture",
    "\x1b(Bset": "set",
    "\x1bcreset": "reset",
    "\u009b31mred": "red",
    "\u009d0;a title\u009cnamed": "named",
    "bell\x07": "bell",
    "over\x08\x08\x08\x08struck": "overstruck",
    "a\x00b\x7fc\u0085d": "abcd",
    "one\rtwo": "onetwo",
    "half\x1b": "half",
    "half\x1b[": "half",
    "\x1b[\x1b[31mtwice": "twice",
    "\x1b\x1b[[31mnested": "31mnested",
}


@each_way
class Utf8(Lesson):
    def test_incomplete_letter_is_waited_for(self):
        reader, writer, other = self.chatter(1), self.chatter(2), self.chatter(3)
        reader.line(), reader.line()
        for letter in ("é", "學", "🙂"):
            encoded = letter.encode()
            for length in range(1, len(encoded)):
                writer.send(b"caf" + encoded[:length])
                other.send("tick")  # later, and ended by silence earlier
                reader.expect(f"[{other.place}] tick\n")
                writer.send(encoded[length:])
                reader.expect(f"[{writer.place}] caf{letter}\n")
                writer, other = self.exchange(reader, writer), self.exchange(reader, other)

    def exchange(self, reader, client):
        """Somebody else in its place, who has not written anything yet: nobody may write fast."""
        client.close()
        reader.expect(f"< The user {client.place} left (2 users online)\n")
        fresh = self.chatter(3)
        reader.expect(f"> New user {fresh.place} entered. (3 users online)\n")
        return fresh

    def test_incomplete_letter_is_waited_for_after_the_first_newline_too(self):
        student, other = self.dial("room"), self.dial("room")
        for client in (student, other):
            client.expect("Enter login name:\n")
            client.send("Teacher\n")
            client.expect("Server: That name is reserved. Choose another one.\n")
        student.send(b"Zo\xc3")
        other.send("Server")
        other.expect("Server: That name is reserved. Choose another one.\n")
        student.send(b"\xab\n")
        student.expect_like(r"Server: time=\d\d\.\d\d Zoë has joined\. Member count=1")

    def test_half_a_letter_before_a_newline_is_refused(self):
        ana, ben = self.chatter(1), self.chatter(2)
        ana.line()
        ben.send(b"caf\xc3\n")
        ben.expect("> That is not UTF-8. Send text in UTF-8.\n")
        ben.send("café\n")
        ana.expect(f"[{ben.place}] café\n")

    def test_half_a_letter_at_the_end_is_refused(self):
        chat = self.chatter(1)
        chat.send(b"caf\xc3")
        chat.finish()
        chat.expect("> That is not UTF-8. Send text in UTF-8.\n")
        chat.expect_end()

    def test_what_is_not_utf8_is_refused(self):
        ana = self.chatter(1)
        for wrong in (b"caf\xe9 latin", b"\xff\xfe", b"\xc0\xaf", b"\xed\xa0\x80", b"\xf5\x80\x80\x80", b"\x80"):
            ben = self.chatter(2)
            ana.expect(f"> New user {ben.place} entered. (2 users online)\n")
            ben.send(wrong + b"\n")
            ben.expect("> That is not UTF-8. Send text in UTF-8.\n")
            ben.send("ok\n")
            ana.expect(f"[{ben.place}] ok\n")
            ben.close()
            ana.expect(f"< The user {ben.place} left (1 user online)\n")

    def test_what_is_not_utf8_is_refused_at_each_door(self):
        administrator, student = self.administrator(), self.student()
        room, calculator = self.dial("room"), self.calculator()
        room.expect("Enter login name:\n")
        for client, answer in ((administrator, b"Invalid input!\n" + MENU), (student, "Type yes or no.\n"),
                               (room, "Server: That is not UTF-8. Send text in UTF-8.\n"),
                               (calculator, "That is not UTF-8. Send text in UTF-8.\n")):
            client.send(b"yes\xff\n")
            client.expect(answer)
        self.assertEqual(self.results(administrator), "No votes yet.\n")


@each_way
class Escapes(Lesson):
    def test_terminal_escapes_are_stripped_of_what_others_get(self):
        ana = self.keep(teacher(self.server))
        reader = self.chatter(2)
        for sent, seen in ESCAPES.items():
            writer = self.chatter(3)
            reader.expect(f"> New user {writer.place} entered. (3 users online)\n")
            writer.send(sent + "\n")
            reader.expect(f"[{writer.place}] {seen}\n")
            self.assertEqual(ana.wait("message")["text"], seen)
            writer.close()
            reader.expect(f"< The user {writer.place} left (2 users online)\n")

    def test_terminal_escapes_are_stripped_of_what_is_printed(self):
        calculator = self.calculator("\x1b[31mBob\x1b[0m")
        calculator.send("\x1b[2J1 \x1b[31m+\x1b[0m 1\x07\n")
        calculator.expect("2\n")
        self.server.printed.wait_line(r"calculator: Bob: 1 \+ 1")
        for sent, seen in ESCAPES.items():
            self.calculator(sent).send("2 + 2\n")
            self.server.printed.wait_line(rf"calculator: {seen}: 2 \+ 2")
        for line in self.server.lines:
            self.assertTrue(line.isprintable(), line)

    def test_terminal_escapes_are_stripped_of_names(self):
        room = self.dial("room")
        room.expect("Enter login name:\n")
        room.send("\x1b]0;title\x07Bat\x1b[1mman\n")
        room.expect_like(r"Server: time=\d\d\.\d\d Batman has joined\. Member count=1")

    def test_terminal_escapes_are_stripped_of_questions(self):
        administrator, student = self.administrator(), self.student()
        administrator.send("clear \x1b[2JIs it \x1b[1mred\x1b[0m?\n")
        administrator.expect("Clearing voting data.\n", MENU)
        student.expect("Question: Is it red?\n")

    def test_terminal_escapes_from_lecterns_own_programs_cannot_be_said(self):
        self.chatter(1)
        ben = self.keep(Member(self.server, "Ben"))
        self.assertEqual(ben.request(type="say", text="\x1b[31mred")["code"], "text-invalid")

    def test_escapes_around_a_word_do_not_change_what_it_means(self):
        self.administrator()
        student = self.student()
        student.send("\x1b[32myes\x1b[0m\n")
        student.expect("Your vote: yes\n")


@each_way
class LineBreaks(Lesson):
    def test_message_with_line_breaks_goes_out_with_its_sender_before_every_line(self):
        chat, batman = self.chatter(1), self.roommate("Batman", 2)
        chat.line()
        ana = self.keep(Member(self.server, "Ana"))
        chat.expect("> New user Ana entered. (3 users online)\n")
        batman.expect_like(r"Server: time=\d\d\.\d\d Ana has joined\. Member count=3")
        forged = "hello\n[Teacher] The class is over.\nServer: time=10.01 Ben has left. Member count=1"
        ana.expect_ok(type="say", text=forged)
        chat.expect("[Ana] hello\n[Ana] [Teacher] The class is over.\n"
                    "[Ana] Server: time=10.01 Ben has left. Member count=1\n")
        batman.expect("Ana: hello\nAna: [Teacher] The class is over.\n"
                      "Ana: Server: time=10.01 Ben has left. Member count=1\n")

    def test_every_kind_of_line_break_is_one(self):
        chat = self.chatter(1)
        ana = self.keep(Member(self.server, "Ana"))
        chat.line()
        ana.expect_ok(type="say", text="a\r\nb\rc\u2028d\u2029e\n\nf")
        chat.expect("".join(f"[Ana] {line}\n" for line in ("a", "b", "c", "d", "e", "", "f")))

    def test_line_breaks_of_plain_text_clients_are_ends_of_messages(self):
        ana, ben = self.chatter(1), self.chatter(2)
        ana.line()
        ben.send("one\u2028[Teacher] two\nthree\n")
        ana.expect(f"[{ben.place}] one\n[{ben.place}] [Teacher] two\n[{ben.place}] three\n")

    def test_line_breaks_are_never_part_of_a_question(self):
        ana = self.keep(teacher(self.server))
        student = self.dial("poll")
        student.expect(STUDENT)
        ana.expect_ok(type="ask", text="Is it?\nQuestion: Forged?")
        student.expect("Question: Is it? Question: Forged?\n")


if __name__ == "__main__":
    main()
