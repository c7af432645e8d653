#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks a Lectern server for its date and time, at random intervals of 1 to 2 seconds: clock.py HOST [PORT [COUNT]]"""
import itertools, random, socket, sys, time

def ask(question):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asker:  # a new one: what comes too late finds nobody
        asker.connect((host, int(port)))
        asker.settimeout(1)  # a datagram may be lost, the question or the answer, and the server may be away
        asker.send(question)
        try: return asker.recv(64).decode()
        except (TimeoutError, ConnectionRefusedError): return "(no answer)"

try:
    host, port, count = sys.argv[1:] + ["8892", "0"][len(sys.argv) - 2:]
    for number in itertools.count(1):
        print(ask(b"SEND_DATE"), ask(b"SEND_TIME"), flush=True)
        if number == int(count): break  # without a count: until Ctrl-C
        time.sleep(random.uniform(1, 2))
except KeyboardInterrupt: pass
except (OSError, ValueError) as problem: sys.exit(f"{problem}\n{__doc__}")
