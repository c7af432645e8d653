#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The poll: what its administrator and its students type and get."""
import re

from lectern import teacher
from lesson import Lesson
from support import ALOUD, MENU, STUDENT, WELCOME, each_way, main


@each_way
class Administrator(Lesson):
    def test_first_connection_is_the_administrator_and_gets_welcome_and_menu_in_one_write(self):
        client = self.dial("poll")
        self.assertEqual(client.one_receive(), WELCOME)
        self.assertEqual(client.segments(), 1)

    def test_every_later_connection_is_a_student(self):
        self.administrator()
        for _ in range(3):
            self.student()

    def test_votes_count_from_the_start(self):
        administrator, student = self.administrator(), self.student()
        student.send("yes")
        student.expect("Your vote: yes\n")
        self.assertEqual(self.results(administrator), "Yes  1  #\nNo   0\n")

    def test_question_that_is_open_already_stays_open(self):
        ana = self.keep(teacher(self.server))
        ana.expect_ok(type="ask", text="Is TCP a byte stream?")
        ana.expect_ok(type="leave")
        student = self.dial("poll")  # the class has no teacher now
        student.expect(WELCOME)
        self.student("Question: Is TCP a byte stream?\n".encode())

    def test_clear_archives_the_votes_and_starts_a_new_question(self):
        administrator, student = self.administrator(), self.student()
        student.send("yes")
        student.expect("Your vote: yes\n")
        administrator.send("clear")
        administrator.expect("Clearing voting data.\n", MENU)
        student.expect(ALOUD)
        self.assertEqual(self.results(administrator), "No votes yet.\n")
        student.send("no")
        student.expect("Your vote: no\n")
        self.assertEqual(self.results(administrator), "Yes  0\nNo   1  #\n")
        archived = self.keep(teacher(self.server)).answer_to("questions", type="list-questions", lesson=1)
        self.assertEqual([question["counts"] for question in archived["questions"]],
                         [{"yes": 1, "no": 0}, {"yes": 0, "no": 1}])

    def test_clear_with_a_text_asks_that_question(self):
        administrator, student = self.administrator(), self.student()
        administrator.send("clear Is TCP a byte stream?")
        administrator.expect("Clearing voting data.\n", MENU)
        student.expect("Question: Is TCP a byte stream?\n")
        self.student("Question: Is TCP a byte stream?\n".encode())

    def test_commands_are_case_insensitive_and_blanks_around_are_ignored(self):
        administrator, student = self.administrator(), self.student()
        for command in ("clear", "CLEAR", "Clear", "  cLeAr  ", "clear\t"):
            administrator.send(command + "\n")
            administrator.expect("Clearing voting data.\n", MENU)
            student.expect(ALOUD)
        administrator.send("  CLEAR   Is IT?   \n")
        administrator.expect("Clearing voting data.\n", MENU)
        student.expect("Question: Is IT?\n")
        for command in ("SHOW", " show "):
            administrator.send(command + "\n")
            administrator.expect("No votes yet.\n", MENU)
        administrator.send(" QUIT \n")
        administrator.expect("shutdown")

    def test_show_without_votes_says_so(self):
        self.assertEqual(self.results(self.administrator()), "No votes yet.\n")

    def test_show_answers_the_tally_as_text_bars(self):
        administrator = self.administrator()
        for vote in ["yes"] * 5 + ["no"] * 2:
            student = self.student()
            student.send(vote)
            student.expect(f"Your vote: {vote}\n")
        self.assertEqual(self.results(administrator), "Yes  5  #####\nNo   2  ##\n")

    def test_bars_of_many_votes_fit_into_the_line(self):
        administrator = self.administrator()
        for vote in ["yes"] * 100 + ["no"]:
            student = self.student()
            student.send(vote)
            student.expect(f"Your vote: {vote}\n")
        self.assertEqual(self.results(administrator), f"Yes  100  {'#' * 40}\nNo     1  #\n")

    def test_show_opens_the_teacher_programs_projector(self):
        administrator = self.administrator()
        ana = self.keep(teacher(self.server))
        self.results(administrator)
        ana.wait("question", lambda question: question["shown"])

    def test_quit_sends_shutdown_alone_in_its_segment_and_without_a_newline(self):
        administrator = self.administrator()
        administrator.send("quit")
        self.assertEqual(administrator.one_receive(), b"shutdown")
        self.assertEqual(administrator.segments(), 2)
        administrator.expect_end()

    def test_shutdown_is_alone_also_when_answers_come_just_before(self):
        for _ in range(20):  # it is not always just before
            administrator = self.administrator()
            administrator.send("hello\nquit\n")
            administrator.expect("Invalid input!\n", MENU, "shutdown")
            administrator.expect_end()
            self.assertEqual(administrator.segments(), 3)  # the welcome, the answer, the word

    def test_quit_tells_the_students_and_closes_all_cleanly(self):
        administrator, students = self.administrator(), [self.student() for _ in range(3)]
        administrator.send("quit")
        for student in students:
            student.expect("The class has ended.\n")
            student.expect_end()
        administrator.expect("shutdown")
        administrator.expect_end()

    def test_after_quit_the_server_stays_and_the_next_class_begins_anew(self):
        administrator, student = self.administrator(), self.student()
        student.send("yes")
        student.expect("Your vote: yes\n")
        administrator.send("quit")
        student.expect("The class has ended.\n")
        student.expect_end()
        administrator = self.administrator()
        self.assertEqual(self.results(administrator), "No votes yet.\n")
        self.student()

    def test_anything_else_is_invalid_input(self):
        administrator = self.administrator()
        for wrong in ("", "hello", "yes", "clearly", "show me", "quit now", "admin", "\x07", "clear\u00a0x"):
            administrator.send(wrong + "\n")
            administrator.expect("Invalid input!\n", MENU)

    def test_every_answer_and_the_menu_that_follows_it_are_one_write(self):
        administrator = self.administrator()
        steps = (("clear", "Clearing voting data.\n"), ("show", "No votes yet.\n"), ("what", "Invalid input!\n"),
                 ("clear Is it?", "Clearing voting data.\n"))
        for number, (command, answer) in enumerate(steps):
            administrator.send(command)
            self.assertEqual(administrator.one_receive(), answer.encode() + MENU)
            self.assertEqual(administrator.segments(), number + 2)

    def test_question_that_is_too_long_is_refused_with_the_menu_behind(self):
        administrator, student = self.administrator(), self.student()
        administrator.send("clear " + "x" * 501 + "\n")
        refusal = administrator.line()
        self.assertNotIn(b"Clearing", refusal)
        administrator.expect(MENU)
        student.send("yes")
        student.expect("Your vote: yes\n")  # and nothing was asked


@each_way
class Student(Lesson):
    def setUp(self):
        super().setUp()
        self.teacher = self.administrator()

    def test_student_gets_the_greeting_and_the_open_question(self):
        client = self.dial("poll")
        self.assertEqual(client.one_receive(), STUDENT + ALOUD)
        self.teacher.send("clear Is it?")
        client.expect("Question: Is it?\n")
        self.assertEqual(self.dial("poll").one_receive(), STUDENT + b"Question: Is it?\n")

    def test_yes_or_no_is_the_vote(self):
        for vote, bars in (("yes", "Yes  1  #\nNo   0\n"), ("no", "Yes  1  #\nNo   1  #\n")):
            student = self.student()
            student.send(vote)
            student.expect(f"Your vote: {vote}\n")
            self.assertEqual(self.results(self.teacher), bars)

    def test_vote_is_case_insensitive_and_blanks_around_are_ignored(self):
        for vote in ("YES", "Yes", " yes ", "nO", "\tno"):
            student = self.student()
            student.send(vote + "\n")
            student.expect(f"Your vote: {vote.strip().lower()}\n")

    def test_vote_can_be_changed(self):
        student = self.student()
        for vote, bars in (("yes", "Yes  1  #\nNo   0\n"), ("no", "Yes  0\nNo   1  #\n"),
                           ("no", "Yes  0\nNo   1  #\n")):
            student.send(vote)
            student.expect(f"Your vote: {vote}\n")
            self.assertEqual(self.results(self.teacher), bars)

    def test_quit_disconnects_and_the_vote_stays(self):
        student = self.student()
        student.send("yes\nquit\n")
        student.expect("Your vote: yes\n")
        student.expect_end()
        self.assertEqual(self.results(self.teacher), "Yes  1  #\nNo   0\n")

    def test_anything_else_is_not_acted_upon(self):
        student = self.student()
        for wrong in ("", "maybe", "yes no", "yesno", "y", "clear", "show", "shutdown", "quit now", "0"):
            student.send(wrong + "\n")
            student.expect("Type yes or no.\n")
        self.assertEqual(self.results(self.teacher), "No votes yet.\n")

    def test_vote_while_no_question_is_open_is_answered_so(self):
        student = self.student()
        ana = self.keep(teacher(self.server))
        question = next(m for m in ana.seen if m["type"] == "question")["question"]
        ana.expect_ok(type="close", question=question)
        student.send("yes")
        student.expect("No question is open.\n")
        self.assertEqual(self.results(self.teacher), "No votes yet.\n")
        self.assertEqual(self.dial("poll").one_receive(), STUDENT)  # and no question for who comes then

    def test_students_get_each_question_when_it_is_asked(self):
        students = [self.student() for _ in range(3)]
        for text in ("Is it?", "", "Was it? 學 🙂", "%1 %s {}"):
            self.teacher.send(f"clear {text}\n")
            for student in students:
                student.expect(f"Question: {text or '(asked aloud)'}\n")

    def test_each_connection_is_a_seat_of_its_own_shown_as_unverified(self):
        for _ in range(2):
            student = self.student()
            student.send("yes")
            student.expect("Your vote: yes\n")
        ana = self.keep(teacher(self.server))
        people = next(message for message in ana.seen if message["type"] == "people")["people"]
        guests = {person["name"]: person for person in people if "door" in person}
        self.assertEqual({name for name, person in guests.items() if person["role"] == "student"},
                         {"classic 2", "classic 3"})
        self.assertEqual({person["door"] for person in guests.values()}, {"poll"})
        tally = next(message for message in ana.seen if message["type"] == "tally")
        self.assertEqual((tally["counts"], tally["unverified"]), ({"yes": 2, "no": 0}, 2))

    def test_teacher_leaves_unverified_votes_out_of_the_bars_with_one_switch(self):
        student = self.student()
        student.send("yes")
        student.expect("Your vote: yes\n")
        ana = self.keep(teacher(self.server))
        policy = {key: value for key, value in next(m for m in ana.seen if m["type"] == "policy").items()
                  if key != "type"}
        for is_on, votes, shown in ((True, 0, "No votes yet.\n"), (False, 1, "Yes  1  #\nNo   0\n")):
            since = len(ana.seen)
            ana.expect_ok(type="set-policy", **(policy | {"onlyVerifiedVotes": is_on}))
            self.assertEqual(ana.tally(votes, 0, since)["unverified"], 1)
            self.assertEqual(self.results(self.teacher), shown)

    def test_numbers_in_names_are_those_of_the_client_lines(self):
        ana = self.keep(teacher(self.server))
        student = self.student()
        line = self.server.printed.wait_line(f"Connected with 127.0.0.1 : {student.port}") + 1
        number = re.match(r"Client (\d+) connected", self.server.lines[line])[1]
        is_student = lambda person: person["name"] == f"classic {number}"
        ana.wait("people", lambda message: any(map(is_student, message["people"])))


if __name__ == "__main__":
    main()
