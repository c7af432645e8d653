#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes part in the poll of a Lectern class: poll.py HOST [PORT]. Type yes or no; quit ends it."""
import socket, sys, threading

try:
    connection = socket.create_connection((sys.argv[1], int((sys.argv + ["4445"])[2])))
    def send_what_is_typed():
        for line in sys.stdin: connection.sendall(line.encode())
        connection.shutdown(socket.SHUT_WR)  # the answers still come
    threading.Thread(target=send_what_is_typed, daemon=True).start()
    for line in connection.makefile(encoding="utf-8"): print(line, end="", flush=True)
except KeyboardInterrupt: pass
except (OSError, ValueError, IndexError) as problem: sys.exit(f"{problem}\n{__doc__}")
