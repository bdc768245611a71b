"""14: what a sandbox must not show: passwords, expected outputs, the harness's memory and environment."""

import glob
import json
import os

canary = json.loads(input())
places = [
    "/etc/shadow",
    canary["secret_file"],
    f"/proc/{canary['harness']}/environ",
    f"/proc/{canary['harness']}/mem",
    *glob.glob("/proc/[0-9]*/environ"),
    *glob.glob("/proc/[0-9]*/cmdline"),
    *glob.glob("/root/*"),
    *glob.glob("/home/*/*"),
    *glob.glob("/dev/sd*"),
    *glob.glob("/dev/vd*"),
    *glob.glob("/var/run/*"),
]
for place in places:
    try:
        with open(place, "rb") as file:
            data = file.read(4096)
    except OSError:
        continue
    if canary["secret"].encode() in data or place == "/etc/shadow" or place.startswith("/dev"):
        print("ESCAPED: read", place)
for folder in (os.path.dirname(canary["secret_file"]), "/root", "/home"):
    try:
        if canary["secret_name"] in os.listdir(folder):
            print("ESCAPED: listed", folder)
    except OSError:
        continue
