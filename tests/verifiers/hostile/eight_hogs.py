"""06: eight processes of 200 MB each."""

import os

children = []
for _ in range(8):
    pid = os.fork()
    if not pid:
        data = bytearray(b"x" * (200 * 2**20))
        print("ESCAPED: 200 MB held" if len(data) < 0 else "held", flush=True)
        while True:
            data[0] ^= 1
    children.append(pid)
for pid in children:
    os.waitpid(pid, 0)
