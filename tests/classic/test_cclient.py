#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The ways of a socket that a client in C uses: bytes one by one, several messages in a segment, half a close, a reset."""
import os
import subprocess
import tempfile

from lesson import Lesson
from support import PATIENCE, each_way, main

SOURCE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "client.c")


@each_way
class CClient(Lesson):
    def test_client_in_c_gets_what_it_expects(self):
        administrator = self.administrator()
        with tempfile.TemporaryDirectory(prefix="lectern-cclient-") as folder:
            program = os.path.join(folder, "client")
            subprocess.run(["gcc", "-Wall", "-Wextra", "-Werror", SOURCE, "-o", program], check=True, timeout=5 * PATIENCE)
            done = subprocess.run([program, str(self.server.ports["poll"]), str(self.server.ports["chat"])],
                                  capture_output=True, text=True, check=False, timeout=5 * PATIENCE)
        self.assertEqual((done.returncode, done.stdout + done.stderr), (0, ""))
        self.assertEqual(self.results(administrator), "Yes  1  #\nNo   0\n")


if __name__ == "__main__":
    main()
