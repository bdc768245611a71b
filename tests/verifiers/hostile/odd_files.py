"""20: links out, a pipe, deep folders, odd names, in its working directory."""

import contextlib
import os

with contextlib.suppress(OSError):
    os.symlink("/etc/passwd", "link")
    os.symlink("/", "root")
    os.mkfifo("pipe")
    os.mkdir("a" * 200)
    for _ in range(200):
        os.mkdir("deep")
        os.chdir("deep")
    open("line\nbreak", "w").close()
