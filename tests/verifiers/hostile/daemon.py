"""19: ends at once, and leaves a daemon that holds standard output."""

import os
import time

if not os.fork():
    os.setsid()
    if not os.fork():
        for _ in range(10**6):
            os.write(1, b"")
            time.sleep(0.1)
    os._exit(0)
print("done", flush=True)
