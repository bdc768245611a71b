"""29: back to root, by calls and by programs that may."""

import contextlib
import os
import subprocess

for call in (lambda: os.setuid(0), lambda: os.setresuid(0, 0, 0), lambda: os.setgid(0)):
    try:
        before = os.getuid()
        call()
        if before and not os.getuid():
            print("ESCAPED: became root")
    except OSError:
        continue
for command in (["su", "-c", "id -u"], ["/usr/bin/sudo", "-n", "id", "-u"], ["/usr/bin/newgrp"]):
    with contextlib.suppress(OSError, subprocess.SubprocessError):
        done = subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, timeout=1)
        if done.stdout.strip() == b"0":
            print("ESCAPED: root through", command[0])
