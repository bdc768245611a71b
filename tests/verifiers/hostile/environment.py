"""28: the harness's secrets in the environment, its own and that of every process it can see."""

import glob
import json
import os

canary = json.loads(input())
if canary["secret"] in str(os.environ):
    print("ESCAPED: a secret in the environment")
for path in glob.glob("/proc/[0-9]*/environ"):
    try:
        with open(path, "rb") as file:
            if canary["secret"].encode() in file.read():
                print("ESCAPED: a secret in", path)
    except OSError:
        continue
