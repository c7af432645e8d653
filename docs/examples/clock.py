#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks a Lectern server for its date and time, at random intervals of 1 to 2 seconds: clock.py HOST [PORT [COUNT]]"""
import itertools, random, socket, sys, time

try:
    host, port, count = sys.argv[1:] + ["8892", "0"][len(sys.argv) - 2:]
    asker = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    asker.connect((host, int(port)))
    asker.settimeout(1)  # a datagram may be lost, the question or the answer
    for number in itertools.count(1):
        for question in b"SEND_DATE", b"SEND_TIME":
            asker.send(question)
            try: print(asker.recv(64).decode(), end=" ")
            except TimeoutError: print("(no answer)", end=" ")
        print(flush=True)
        if number == int(count): break  # without a count: until Ctrl-C
        time.sleep(random.uniform(1, 2))
except KeyboardInterrupt: pass
except (OSError, ValueError) as problem: sys.exit(f"{problem}\n{__doc__}")
