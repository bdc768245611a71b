"""Nothing is left behind: no process, descriptor, thread, group, mount or file; not even by kill -9.

SOAK=1 judges 20,000 programs a tier instead of some hundreds.
"""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from verifiers.sandbox import Backend, CompileError, Limits, Program, cgroup, scratch
from verifiers.sandbox.owner import owner, owner_is_dead

SOAK = bool(os.environ.get("SOAK"))
ROOT = Path(__file__).resolve().parents[2]
LIMITS = Limits(cpu_s=1.0, memory_mb=128, wall_s=5.0, output_bytes=2**16)
CPP = "#include <bits/stdc++.h>\nint main() { int n; std::cin >> n; std::cout << n + 1 << std::endl; }"

Judged = tuple[str, str]
PROGRAMS: dict[str, tuple[Program, bytes, Judged]] = {
    "right": (Program("print(int(input()) + 1)"), b"41", ("ok", "42\n")),
    "error": (Program("print(1)\n1 / 0"), b"", ("runtime_error", "1\n")),
    "flood": (Program("while True: print('x' * 1000)"), b"", ("output", "x" * 1000 + "\n")),
    "file": (Program("try: open('/tmp/x', 'w')\nexcept OSError: pass\nprint('f')"), b"", ("ok", "f\n")),
    "compiled": (Program(CPP, "cpp"), b"41", ("ok", "42\n")),
    "killed": (Program("import os\nos.abort()"), b"", ("runtime_error", "")),
}
CALL = Program("def f(n): return n + 1", kind="call", entry="f")


def belongings() -> dict[str, object]:
    """All that this process holds or has made on the machine."""
    groups = [path.name for home in homes() for path in home.glob(f"*{owner()}*")]
    mounts = Path("/proc/self/mountinfo").read_text().splitlines()
    return {
        "descriptors": len(os.listdir("/proc/self/fd")),
        "children": Path(f"/proc/self/task/{threading.main_thread().native_id}/children").read_text().split(),
        "threads": threading.active_count(),
        "groups": groups,
        "mounts": [
            line for line in mounts if "docker" not in line
        ],  # a daemon beside us mounts what it likes
        "folders": sorted(Path(tempfile.gettempdir()).glob(f"{scratch.PREFIX}{owner()}*")),
    }


def homes() -> tuple[Path, ...]:
    try:
        return cgroup.find().folders
    except cgroup.NoGroups:
        return ()


def judged(sandbox: Backend, name: str) -> Judged:
    program, stdin, _ = PROGRAMS[name]
    with sandbox.open(program, LIMITS) as session:
        result = session.run(stdin)
        assert session.run(stdin).status == result.status
    return result.status, result.stdout.decode()[: 1001 if name == "flood" else None]


@pytest.mark.timeout(7200 if SOAK else 300)
def test_thousands_of_programs_leave_nothing(sandbox: Backend, request: pytest.FixtureRequest) -> None:
    count = 20_000 if SOAK else 500 if "local" in request.node.name else 60
    for name in PROGRAMS:
        judged(sandbox, name)  # what is opened once for good
    sandbox.close()
    gc.collect()  # connections that earlier tests tried to make
    before = belongings()
    names = [list(PROGRAMS)[number % len(PROGRAMS)] for number in range(count // 2)]
    with ThreadPoolExecutor(2) as pool:
        for name, found in zip(names, pool.map(lambda name: judged(sandbox, name), names), strict=True):
            assert found == PROGRAMS[name][2], name
    sandbox.close()
    assert belongings() == before


def test_failing_to_open_leaves_nothing(sandbox: Backend) -> None:
    broken = (Program("def f(:"), Program("int main() { return x; }", "cpp"))
    for attempt in range(4):
        if attempt == 1:
            gc.collect()
            before = belongings()
        for program in broken:
            with pytest.raises(CompileError):
                sandbox.open(program, LIMITS)
        sandbox.close()
    assert belongings() == before


HARNESS = """
import sys, threading
from verifiers.sandbox import Limits, Program, backend
def busy(source):
    with made.open(Program(source), Limits(cpu_s=200, wall_s=200)) as session:
        session.run()
made = backend("local", tier=sys.argv[1])
for source in ("while True: pass", "import time\\ntime.sleep(1000)"):
    threading.Thread(target=busy, args=[source]).start()
with made.open(Program("print(1)")) as session:  # a third place, in the main thread
    session.run()
    print("running", flush=True)
    threading.Event().wait()
"""


def families(pid: int) -> set[int]:
    """Descendants of a process."""
    parents = {}
    for path in Path("/proc").iterdir():
        if path.name.isdigit():
            try:
                parents[int(path.name)] = int((path / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue
    found = {pid}
    while more := {child for child, parent in parents.items() if parent in found} - found:
        found |= more
    return found - {pid}


def eventually(true: Callable[[], bool], seconds: float = 60.0) -> bool:
    deadline = time.monotonic() + seconds
    while not true():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def alive(pid: int) -> bool:
    """Whether a process exists and is more than an entry that its parent has not read yet."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


@pytest.mark.parametrize("tier", ["bubblewrap", "landlock"])
def test_kill_dash_nine_leaves_nothing_after_the_next_start(
    tier: str, sandbox: Backend, request: pytest.FixtureRequest
) -> None:
    if ("landlock" in request.node.callspec.params["sandbox"]) != (tier == "landlock"):
        pytest.skip("the other tier's turn")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "ENVS_WORKERS": "3"}
    harness = subprocess.Popen(
        [sys.executable, "-c", HARNESS, tier], stdout=subprocess.PIPE, text=True, env=environment
    )
    assert harness.stdout and harness.stdout.readline() == "running\n"
    assert eventually(lambda: len(families(harness.pid)) >= 5)
    family = families(harness.pid)
    stale = f"*{harness.pid}.*"
    harness.send_signal(signal.SIGKILL)
    harness.wait()
    harness.stdout.close()
    assert eventually(lambda: not any(map(alive, family)))
    scratch.sweep()
    if homes():
        cgroup.find().sweep()
    assert [path for home in homes() for path in home.glob(stale)] == []
    assert list(Path(tempfile.gettempdir()).glob(f"{scratch.PREFIX}{stale}")) == []


def test_only_dead_owners_are_swept() -> None:
    assert not owner_is_dead(f"{owner()}-0")
    assert owner_is_dead(f"{os.getpid()}.1-0")  # the number of a living process, but of an earlier one
    with subprocess.Popen(["true"]) as ended:
        pass
    assert owner_is_dead(f"{ended.pid}.77-3")
    assert not owner_is_dead("something else")
