#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What came through these doors goes through the same journal as everything else."""
from lectern import Member, teacher
from lesson import Lesson
from support import ALOUD, MENU, STUDENT, WELCOME, each_way, main


@each_way
class Storage(Lesson):
    def vote(self, choice, question=ALOUD):
        student = self.student(question)
        student.send(choice)
        student.expect(f"Your vote: {choice}\n")
        return student

    def answers(self, member, question):
        return {answer["name"]: answer for answer in member.answer_to("answers", type="list-answers", question=question)["answers"]}

    def test_acknowledged_vote_survives_kill_9(self):
        self.administrator()
        for choice in ("yes", "no", "yes"):
            self.vote(choice)
        self.server.kill()
        self.server.start_again()
        ana = self.keep(teacher(self.server))
        tally = ana.wait("tally", since=0)
        self.assertEqual((tally["counts"], tally["unverified"]), ({"yes": 2, "no": 1}, 3))
        answers = self.answers(ana, tally["question"])
        self.assertEqual({name: (answer["choice"], answer["unverified"]) for name, answer in answers.items()},
                         {"classic 2": ("yes", True), "classic 3": ("no", True), "classic 4": ("yes", True)})

    def test_vote_of_a_crowd_survives_kill_9_where_it_was_acknowledged(self):
        self.administrator()
        students = [self.student() for _ in range(50)]
        for student in students:
            student.send("yes")
        for student in students[:30]:
            student.expect("Your vote: yes\n")
        self.server.kill()
        self.server.start_again()
        counts = self.keep(teacher(self.server)).wait("tally", since=0)["counts"]
        self.assertGreaterEqual(counts["yes"], 30)
        self.assertEqual(counts["no"], 0)

    def test_votes_go_on_after_kill_9(self):
        self.administrator().close()
        self.vote("yes")
        self.server.kill()
        self.server.start_again()
        administrator = self.student()  # the lesson goes on, so the first connection to this server is a later one
        administrator.send("admin\n")
        administrator.expect(WELCOME)
        self.assertEqual(self.results(administrator), "Yes  1  #\nNo   0\n")
        self.vote("no")
        self.assertEqual(self.results(administrator), "Yes  1  #\nNo   1  #\n")

    def test_vote_stands_in_the_history_as_unverified_and_others_do_not(self):
        administrator = self.administrator()
        self.vote("yes")
        ben = self.keep(Member(self.server, "Ben"))
        ben.expect_ok(type="vote", question=1, choice="no")
        administrator.send("clear\n")
        administrator.expect("Clearing voting data.\n", MENU)
        answers = self.answers(self.keep(teacher(self.server)), 1)
        self.assertEqual({name: (answer["choice"], answer.get("unverified", False)) for name, answer in answers.items()},
                         {"classic 2": ("yes", True), "Ben": ("no", False)})

    def test_vote_appears_in_the_teachers_bars(self):
        ana = self.keep(teacher(self.server))
        ana.expect_ok(type="ask", text="Is it?")
        student = self.dial("poll")
        student.expect(STUDENT, "Question: Is it?\n")
        student.send("yes\n")
        ana.tally(1, 0)
        student.send("no\n")
        ana.tally(0, 1)

    def test_message_that_others_got_survives_kill_9(self):
        writer, reader = self.chatter(1), self.chatter(2)
        writer.line()
        writer.send("Remember me")
        reader.expect(f"[{writer.place}] Remember me\n")
        self.server.kill()
        self.server.start_again()
        ana = self.keep(teacher(self.server))
        room = next(group["room"] for message in ana.seen if message["type"] == "rooms" for group in message["rooms"])
        messages = ana.answer_to("messages", type="list-messages", room=room)["messages"]
        self.assertEqual([(message["name"], message["text"]) for message in messages], [(writer.place, "Remember me")])

    def test_seats_of_guests_are_given_up_by_a_restart(self):
        self.administrator(), self.vote("yes"), self.chatter(1), self.roommate("Batman", 2)
        self.server.kill()
        self.server.start_again()
        ana = self.keep(teacher(self.server))
        here = {person["name"] for message in ana.seen if message["type"] == "people" for person in message["people"]
                if person["state"] != "left"}
        self.assertEqual(here, {"Teacher"})
        self.roommate("Batman", 2)
        ana.expect_ok(type="leave")
        first = self.student()
        first.send("admin\n")
        first.expect(WELCOME)


if __name__ == "__main__":
    main()
