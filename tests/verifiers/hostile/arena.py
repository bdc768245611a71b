"""Runs hostile programs in a sandbox and reports, as a process of its own under an outer cap.

One JSON line in (a file name of this folder), one JSON line out. What must not happen is watched from here: a
canary process, a secret file, a secret in the environment, listeners that nobody may reach.

python arena.py '{"backend": "local", "tier": "bubblewrap"}'
"""

from __future__ import annotations

import contextlib
import json
import os
import resource
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from verifiers.sandbox import Limits, Program, SandboxError, backend
from verifiers.sandbox.tiers import FIRST_UID

FOLDER = Path(__file__).parent
LIMITS = Limits(cpu_s=0.5, memory_mb=256, wall_s=2.0, output_bytes=2**20, processes=64, file_mb=16)
OUTER = {resource.RLIMIT_AS: 4 << 30, resource.RLIMIT_FSIZE: 256 << 20, resource.RLIMIT_CORE: 0}
OUTER_S = 900
"""Seconds that this whole process may live."""
WATCHED_S = 2.0
"""How long a survivor may take to disappear."""


class Canaries:
    """What a program might reach, and whether one did."""

    def __init__(self, folder: Path) -> None:
        self.secret = os.environ["ARENA_SECRET"]
        self.mark = f"mark-{secrets.token_hex(8)}"
        self.file = folder / f"expected-{secrets.token_hex(4)}.txt"
        self.file.write_text(self.secret)
        self.file.chmod(0o644)
        self.before = self.state()
        user = FIRST_UID + os.getpid() * 64 if os.getuid() == 0 else None
        self.process = subprocess.Popen(["/bin/sleep", "1000"], user=user)
        self.tcp = socket.create_server(("127.0.0.1", 0))
        self.abstract = socket.socket(socket.AF_UNIX)
        self.name = f"arena-{secrets.token_hex(8)}"
        self.abstract.bind("\0" + self.name)
        self.abstract.listen()

    def line(self) -> bytes:
        """What a program is told, so that it tries the right things."""
        told = {
            "secret": self.secret,
            "secret_file": str(self.file),
            "secret_name": self.file.name,
            "mark": self.mark,
            "process": self.process.pid,
            "harness": os.getpid(),
            "port": self.tcp.getsockname()[1],
            "abstract": self.name,
        }
        return json.dumps(told).encode() + b"\n"

    def harm(self) -> list[str]:
        """What was done to them."""
        found = [] if self.process.poll() is None else ["the canary process was killed"]
        state = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()[0]
        found += ["the canary process was stopped"] * (state == "T")
        for listener in (self.tcp, self.abstract):
            listener.setblocking(False)
            with contextlib.suppress(BlockingIOError):
                listener.accept()[0].close()
                found.append("a listener was reached")
        places = ("/", "/etc", "/usr", "/usr/bin", "/tmp", "/var/tmp", "/dev", "/dev/shm", "/root", "/home")
        found += ["the secret file was changed"] * (self.state() != self.before)
        found += [f"{place} was written to" for place in places if os.path.exists(f"{place}/{self.mark}")]
        return found

    def state(self) -> object:
        """All that could be changed about the secret file."""
        if not self.file.exists():
            return None
        found = self.file.stat()
        return found.st_mode, found.st_mtime, found.st_size, os.listxattr(self.file)

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        self.tcp.close()
        self.abstract.close()


def inhabitants() -> set[int]:
    """Processes of sandboxes of this process: by their user where it is ours alone, else by descent."""
    if os.getuid() == 0:
        first = FIRST_UID + os.getpid() * 64
        return {int(pid.name) for pid in processes() if first <= status(pid, "Uid") < first + 64}
    parents = {int(pid.name): status(pid, "PPid") for pid in processes()}
    found: set[int] = set()
    for pid in parents:
        line = [pid]
        while line[-1] in parents and line[-1] != os.getpid():
            line.append(parents[line[-1]])
        if line[-1] == os.getpid():
            found |= set(line[:-1])
    return found


def processes() -> Iterator[Path]:
    return (path for path in Path("/proc").iterdir() if path.name.isdigit())


def status(pid: Path, field: str) -> int:
    """A number of /proc/PID/status; -1 where the process has ended."""
    with contextlib.suppress(OSError):
        for line in (pid / "status").read_text().splitlines():
            if line.startswith(f"{field}:"):
                return int(line.split()[1])
    return -1


def survivors(before: set[int]) -> list[int]:
    """Processes beyond `before` that are still there after WATCHED_S."""
    deadline = time.monotonic() + WATCHED_S
    while (left := inhabitants() - before) and time.monotonic() < deadline:
        time.sleep(0.02)
    return sorted(left)


def trial(arena: Any, name: str, canaries: Canaries) -> dict[str, Any]:
    """One hostile program, then a harmless one in the same session."""
    source = (FOLDER / name).read_text()
    language: Any = "cpp" if name.endswith(".cpp") else "python"
    stdin = canaries.line() + (b"x" * (30 << 20) if name == "unread_input.py" else b"")
    before = inhabitants()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with arena.open(Program(source, language), LIMITS) as session:
        settled = inhabitants()
        peak = max(peak, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
        began = time.monotonic()
        result = session.run(stdin)
        elapsed = time.monotonic() - began
        left = survivors(settled)
    growth = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - peak
    with arena.open(Program("print(input())"), LIMITS) as session:
        after = session.run(b"well").stdout.decode()
    arena.close()
    return {
        "status": result.status,
        "signal": result.signal,
        "cpu_s": result.cpu_s,
        "wall_s": result.wall_s,
        "elapsed_s": elapsed,
        "waited_s": result.waited_s,
        "peak_mb": result.peak_mb,
        "flags": sorted(result.flags),
        "stdout": result.stdout[:4000].decode("latin-1"),
        "stdout_bytes": len(result.stdout),
        "stderr": result.stderr,
        "growth_mb": growth / 1024,
        "survivors": left,
        "after_close": survivors(before),
        "after": after,
        "harm": canaries.harm(),
    }


def main() -> None:
    for limit, most in OUTER.items():
        resource.setrlimit(limit, (most, most))
    signal.alarm(OUTER_S)
    options = json.loads(sys.argv[1])
    arena = backend(options.pop("backend"), **options)
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        for line in sys.stdin:
            canaries = Canaries(Path(folder))
            try:
                report = trial(arena, json.loads(line), canaries)
            except SandboxError as problem:
                report = {"failed": str(problem)}
            finally:
                canaries.close()
            print(json.dumps(report), flush=True)


if __name__ == "__main__":
    main()
