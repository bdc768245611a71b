"""33: three hundred thousand empty files."""

import contextlib
import os

os.makedirs("/tmp/many", exist_ok=True)
for number in range(300_000):
    with contextlib.suppress(OSError):
        os.close(os.open(f"/tmp/many/{number}", os.O_CREAT | os.O_WRONLY))
