#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A student in a Lectern class: student.py HOST PORT NAME [yes|no]. Without a choice, type one for each question."""
import hashlib, json, socket, ssl, sys, threading

HELLO, LOGIN, VOTE = 1, 2, 3  # request ids: the server's `ok` or `error` says which it answers
question = None  # the id of the current one

def send(**message):
    connection.sendall(json.dumps(message).encode() + b"\n")

def vote(choice):
    send(type="vote", id=VOTE, question=question, choice=choice)

def vote_from_terminal():  # a thread of its own: pings must be answered while nobody types
    for line in sys.stdin:
        vote(line.strip().lower()) if question else print("Nothing is asked yet.")

try:
    host, port, name, *choice = sys.argv[1:]
    connection = ssl._create_unverified_context().wrap_socket(socket.create_connection((host, int(port))))
    send(type="hello", id=HELLO, min=1, max=1, client="student.py")
    send(type="login", id=LOGIN, name=name)
    if not choice: threading.Thread(target=vote_from_terminal, daemon=True).start()
    for line in connection.makefile(encoding="utf-8"):
        match json.loads(line):
            case {"type": "ping"}: send(type="pong")
            case {"type": "welcome", "name": name}: print("Joined as", name, "at", hashlib.sha256(connection.getpeercert(True)).hexdigest())
            case {"type": "question", "state": "open", "question": number, "text": text} if number != question:
                question = number
                print("Question:", text or "(asked aloud)", "  Your teacher sees who answered what.")
                if choice: vote(choice[0])
            case {"type": "question", "state": "closed"}: print("The question is closed.")
            case {"type": "tally", "counts": counts}: print("Result:", counts)
            case {"type": "ok", "re": request} if request == VOTE: print("Your vote is counted.")
            case {"type": "error", "text": text, "re": request} if request == VOTE: print("Refused:", text)
            case {"type": "error", "text": text}: sys.exit(text)
            case {"type": "goodbye", "text": text}: print("Goodbye:", text); sys.exit()
    sys.exit("The connection was lost.")
except (OSError, ValueError) as problem: sys.exit(f"{problem}\n{__doc__}")
