#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The tools: calculator, clock and echo."""
import os
import select
import socket

from clients import Asker
from lesson import Lesson
from support import each_way, main, server_time

WRONG = "Error: expected NUMBER OPERATOR NUMBER\n"


@each_way
class Calculator(Lesson):
    fresh = False

    def test_first_message_is_the_clients_name_and_gets_no_answer(self):
        client = self.dial("calculator")
        client.send("1 + 1\n2 + 2\n")
        client.expect("4\n")
        self.server.printed.wait_line(r"calculator: 1 \+ 1: 2 \+ 2")

    def test_name_comes_in_a_chunk_of_its_own_too(self):
        client = self.dial("calculator")
        client.send("Zoe")
        self.has_read_all()
        client.send("\n12 + 42\n")
        client.expect("54\n")
        self.server.printed.wait_line(r"calculator: Zoe: 12 \+ 42")

    def test_each_message_is_answered_with_the_result_in_the_shortest_form(self):
        client = self.calculator()
        for text, result in (("12 + 42", "54"), ("3.24 - 45", "-41.76"), ("4.5 / -6", "-0.75"), ("2 * 3", "6"),
                             ("0.1 + 0.2", "0.30000000000000004"), ("1 / 3", "0.3333333333333333"), ("-2 * -2", "4"),
                             ("1000000 * 1000000", "1e+12"), ("0 * -1", "0"), ("5 - 5", "0"), ("10 / 4", "2.5")):
            client.send(f"{text}\n")
            client.expect(f"{result}\n")

    def test_result_reads_back_equal(self):
        client = self.calculator()
        for left, operator, right in ((1.1, "*", 1.1), (2.0, "/", 7.0), (1e200, "*", 1e100), (1e-300, "/", 7.0),
                                      (123456789.125, "-", 0.0625), (5e-324, "+", 0.0), (1e22, "+", 1.0)):
            client.send(f"{left!r} {operator} {right!r}\n")
            self.assertEqual(float(client.line()), eval(f"{left!r} {operator} {right!r}"))

    def printed_of(self, mark):
        """The lines with the mark, when all that was printed before has come."""
        before = len(self.server.lines)
        self.calculator("Last").send("1 + 1\n")
        self.server.printed.wait_line(r"calculator: Last: 1 \+ 1", before)
        return [line for line in self.server.lines if mark in line]

    def test_each_calculation_is_printed_with_the_name_and_nothing_else(self):
        client = self.calculator("Ana Çelik")
        for text in ("12 + 42", "hello Çelik", "1 / 0", "", "1,000 + 1 Çelik"):
            client.send(f"{text}\n")
            client.line()
        self.assertEqual(self.printed_of("Çelik"), [f"calculator: Ana Çelik: {text}" for text in ("12 + 42", "1 / 0")])

    def test_name_forges_no_line(self):
        for name in ("Fingerprint of this server", "Client 99 disconnected", "classic poll: listening on 10.6.6.6:4445",
                     "Storage", "\x1b[2JListening on 1.2.3.4:5", "Server", "Server: Ben", "", "x" * 33, "127.0.0.1:1234"):
            before = len(self.server.lines)
            client = self.calculator(name)
            client.send("34 + 43\n")
            client.expect("77\n")
            line = self.server.printed.wait_line(r".*34 \+ 43", before)
            self.assertRegex(self.server.lines[line], r"^calculator: [^:]+: 34 \+ 43$")

    def test_unfit_name_is_no_error_and_the_clients_number_stands_for_it(self):
        before = len(self.server.lines)
        client = self.calculator("Teacher")
        number = self.server.printed.wait_line(r"Client \d+ connected\..*", before)
        client.send("35 + 53\n")
        client.expect("88\n")
        number = self.server.lines[number].split()[1]
        self.server.printed.wait_line(rf"calculator: Client {number}: 35 \+ 53", before)

    def test_who_calculates_too_fast_is_told_so_and_nothing_of_it_is_printed(self):
        client = self.calculator("Speedy")
        client.send("1 + 1\n" * 60)
        answers = [client.line() for _ in range(60)]
        self.assertEqual(answers[:20], [b"2\n"] * 20)
        self.assertEqual(set(answers), {b"2\n", b"Error: too fast, wait a moment\n"})
        self.assertEqual(len(self.printed_of("Speedy")), answers.count(b"2\n"))

    def test_anything_else_is_an_error(self):
        client = self.calculator()
        for wrong in ("", "hello", "12", "12 +", "+ 12", "12+42", "12 ^ 2", "1 + 1 + 1", "one + two", "1 % 2", "nan + 1",
                      "inf + 1", "0x10 + 1", "1,5 + 1", "1,000 + 1", "12 plus 42", "Q", "quit", "١ + ١", "1 × 2"):
            client.send(f"{wrong}\n")
            client.expect(WRONG)

    def test_dividing_by_zero_is_an_error(self):
        client = self.calculator()
        for text in ("1 / 0", "0 / 0", "-1 / 0.0", "1 / -0"):
            client.send(f"{text}\n")
            client.expect("Error: division by zero\n")

    def test_result_that_is_no_finite_number_is_an_error(self):
        client = self.calculator()
        for text in ("1e308 * 10", "-1e308 * 10", "1e308 + 1e308", "1 / 1e-309", "1e309 + 1", "1 - 1e309"):
            client.send(f"{text}\n")
            client.expect("Error: out of range\n")

    def test_q_ends_it(self):
        for ending in ("", "\n", "\r\n"):
            before = len(self.server.lines)
            client = self.calculator()
            client.send("1 + 1\n")
            client.expect("2\n")
            client.send("q" + ending)
            client.expect_end()
            self.server.printed.wait_line("Session ended", before)

    def test_clients_do_not_share_their_names(self):
        ana, ben = self.calculator("Ana"), self.calculator("Ben")
        ben.send("1 + 1\n")
        ana.send("2 + 2\n")
        ben.expect("2\n")
        ana.expect("4\n")
        self.server.printed.wait_line(r"calculator: Ana: 2 \+ 2")
        self.server.printed.wait_line(r"calculator: Ben: 1 \+ 1")


@each_way
class Clock(Lesson):
    fresh = False

    def asker(self, door="clock"):
        return self.keep(Asker(self.server.ports[door]))

    def expect_now(self, question, form):
        asker = self.asker()
        before = server_time(form)
        answer = asker.ask(question).decode()
        times = {before, server_time(form)}
        self.assertTrue(answer in times or min(times) <= answer <= max(times), (answer, times))

    def test_send_date_is_answered_with_the_servers_date(self):
        self.expect_now(b"SEND_DATE", "%Y-%m-%d")

    def test_send_time_is_answered_with_the_servers_time(self):
        self.expect_now(b"SEND_TIME", "%H:%M:%S")

    def test_question_may_end_with_a_line_break(self):
        self.expect_now(b"SEND_DATE\n", "%Y-%m-%d")
        self.expect_now(b"SEND_TIME\r\n", "%H:%M:%S")

    def test_anything_else_gets_no_answer_the_empty_datagram_included(self):
        asker = self.asker()
        for wrong in (b"", b"\n", b"send_date", b"SEND_DATE ", b" SEND_TIME", b"SEND_DATE\n\n", b"SEND_DATESEND_TIME",
                      b"SEND", b"\x00", b"SEND_DATE\x00", os.urandom(1000), b"x" * 60000, b""):
            asker.send(wrong)
            self.assertRegex(asker.ask(b"SEND_DATE"), rb"^\d{4}-\d\d-\d\d$")  # the next question is the first answered
        asker.socket.setblocking(False)
        self.assertRaises(BlockingIOError, asker.receive)

    def test_empty_datagrams_make_the_clock_neither_deaf_nor_busy(self):
        empty = self.asker()
        for _ in range(200):
            empty.send(b"")
        self.expect_now(b"SEND_TIME", "%H:%M:%S")

    def test_questions_need_no_order_and_no_connection(self):
        askers = [self.asker() for _ in range(20)]
        for number, asker in enumerate(askers):
            asker.send((b"SEND_DATE", b"SEND_TIME")[number % 2])
        for number, asker in enumerate(askers):
            self.assertRegex(asker.receive(), (rb"^\d{4}-\d\d-\d\d$", rb"^\d\d:\d\d:\d\d$")[number % 2])

    def test_echo_over_udp_sends_one_datagram_for_one(self):
        asker = self.asker("echo/udp")
        for sent in (b"a", b"line\n", bytes(range(256)), b"", b"\xff\xfe", b"x" * 60000):
            self.assertEqual(asker.ask(sent), sent)
        for number in range(50):
            asker.send(f"{number}".encode())
        self.assertEqual([asker.receive() for _ in range(50)], [f"{number}".encode() for number in range(50)])


@each_way
class Echo(Lesson):
    fresh = False

    def test_what_comes_in_goes_out_byte_for_byte(self):
        client = self.dial("echo/tcp")
        for sent in (b"a", b"line\n", b"\r\n\r\n", bytes(range(256)), b"\xff\xfe half \xc3", b"\x1b[31m", b"\n"):
            client.send(sent)
            client.expect(sent)

    def test_there_is_no_framing(self):
        client = self.dial("echo/tcp")
        client.send(b"no newline")
        client.expect(b"no newline")
        client.send(b"\xc3")  # half a letter
        client.expect(b"\xc3")

    def test_more_than_a_message_may_have_goes_out_too(self):
        client = self.dial("echo/tcp")
        sent = os.urandom(1 << 18)
        for start in range(0, len(sent), 1 << 14):
            client.send(sent[start:start + (1 << 14)])
            client.expect(sent[start:start + (1 << 14)])

    def test_nothing_is_lost_on_a_client_that_reads_late(self):
        client = self.dial("echo/tcp", receive_buffer=4096)
        client.socket.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)
        sent, taken = os.urandom(1 << 20), 0
        while taken < len(sent) and select.select([], [client.socket], [], 0.3)[1]:  # as long as it is taken
            taken += client.socket.send(sent[taken:taken + 65536])
        client.finish()
        self.assertEqual(client.until_end(), sent[:taken])


if __name__ == "__main__":
    main()
