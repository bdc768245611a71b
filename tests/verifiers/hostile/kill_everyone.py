"""16: kills whatever it can reach, itself last."""

import json
import os
import signal

canary = json.loads(input())
for pid in (canary["process"], canary["harness"], os.getppid(), 1, -1):
    for number in (signal.SIGSTOP, *range(1, signal.NSIG)):
        try:
            os.kill(pid, number)
        except OSError:
            continue
print("still here", flush=True)
