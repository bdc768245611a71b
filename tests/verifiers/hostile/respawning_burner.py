"""09: short-lived children that burn the CPU for their parents, every signal about it ignored."""

import os
import signal
import time

signal.signal(signal.SIGXCPU, signal.SIG_IGN)
signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # children vanish without their time being counted
while True:
    try:
        pid = os.fork()
    except OSError:
        continue
    if not pid:
        end = time.process_time() + 0.05
        while time.process_time() < end:
            pass
        os._exit(0)
