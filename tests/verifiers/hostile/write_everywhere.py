"""18: leaves marks on the machine."""

import contextlib
import json
import os

canary = json.loads(input())
folders = (
    "/",
    "/etc",
    "/usr",
    "/usr/bin",
    "/tmp",
    "/var/tmp",
    "/dev",
    "/dev/shm",
    "/root",
    "/home",
    "/proc",
    "/sys",
)
for folder in folders:
    try:
        with open(f"{folder}/{canary['mark']}", "w") as file:
            file.write("was here")
    except OSError:
        continue
for change in (
    lambda: os.chmod(canary["secret_file"], 0o777),
    lambda: os.utime(canary["secret_file"], (1, 1)),
    lambda: os.truncate(canary["secret_file"], 0),
    lambda: os.setxattr(canary["secret_file"], "user.mark", b"was here"),
    lambda: os.rename(canary["secret_file"], "/tmp/" + canary["mark"]),
    lambda: os.unlink(canary["secret_file"]),
):
    with contextlib.suppress(OSError):
        change()
