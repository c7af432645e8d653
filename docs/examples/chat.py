#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Chats with a Lectern class: chat.py HOST [PORT]. An empty line leaves."""
import select, socket, sys
try:
    connection = socket.create_connection((sys.argv[1], int((sys.argv + ["8888"])[2])))
    sources, text = [connection, sys.stdin], b" "
    while text:
        if connection in select.select(sources, [], [])[0]:
            text = connection.recv(4096)
            sys.stdout.buffer.write(text), sys.stdout.flush()
        elif line := sys.stdin.buffer.raw.readline(): connection.sendall(line)
        else: sources.remove(sys.stdin), connection.shutdown(socket.SHUT_WR)
except KeyboardInterrupt: pass
except (OSError, ValueError, IndexError) as problem: sys.exit(f"{problem}\n{__doc__}")
