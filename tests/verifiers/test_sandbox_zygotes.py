"""Sandboxes forked from a zygote: as closed as those that are started, and strangers to one another."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from verifiers.sandbox import Limits, Program, SandboxError, bwrap
from verifiers.sandbox.local import LocalBackend, _open
from verifiers.sandbox.tiers import Choice, Order
from verifiers.sandbox.zygotes import IDLE, ZYGOTES

NAMESPACES = ("cgroup", "ipc", "mnt", "net", "pid", "uts")
LOOK = f"""
import json, os
def status(name):
    return [line.split()[1] for line in open("/proc/self/status") if line.startswith(name)]
mounts = [line.split() for line in open("/proc/mounts")]
print(json.dumps({{
    "namespaces": [os.readlink(f"/proc/self/ns/{{name}}") for name in {NAMESPACES}],
    "processes": sorted(int(name) for name in os.listdir("/proc") if name.isdigit()),
    "capabilities": [status(name)[0] for name in ("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb")],
    "walls": [status(name)[0] for name in ("NoNewPrivs", "Seccomp:", "Seccomp_filters")],
    "users": [os.getresuid()[0], os.getgroups()],
    "mounts": {{place: [kind, sorted(set(options.split(",")) & {{"ro", "rw", "nosuid", "nodev", "noexec"}})]
               for _, place, kind, options, *_ in mounts}},
    "writable": [place for place in ("/", "/tmp", "/dev", "/dev/pts", "/proc", "/proc/sys", "/usr")
                 if os.access(place, os.W_OK)],
    "tmp": os.listdir("/tmp"),
    "tmp_bytes": os.statvfs("/tmp").f_blocks * os.statvfs("/tmp").f_frsize,
    "descriptors": os.listdir("/proc/self/fd"),
    "environment": dict(os.environ),
}}))
"""
LEAVE = "open('/tmp/left', 'w').write('x')\nimport os, time\nif os.fork() == 0: time.sleep(100)"


@pytest.fixture
def choice() -> Iterator[Choice]:
    """A choice with zygotes, none of which waits."""
    try:
        found = LocalBackend(tier="bubblewrap").choose()
    except SandboxError as problem:
        pytest.skip(str(problem))
    if not found.zygotes:
        pytest.skip("sandboxes cannot be forked from one another here")
    ZYGOTES.close()
    yield found
    ZYGOTES.close()


def judged(choice: Choice, source: str, limits: Limits | None = None) -> str:
    with _open(choice, Order("python", limits or Limits()), source.encode()) as session:
        result = session.run()
    assert result.status == "ok", result
    return result.stdout.decode()


def parent(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])


def eventually(true: Callable[[], bool], seconds: float = 60.0) -> bool:
    deadline = time.monotonic() + seconds
    while not true() and time.monotonic() < deadline:
        time.sleep(0.01)
    return true()


def waiting() -> list[int]:
    """The zygotes that wait, by their processes."""
    return [zygote.pid for _, zygote in ZYGOTES._idle]


def test_a_forked_sandbox_is_as_closed_as_one_that_is_started(choice: Choice) -> None:
    forked = json.loads(judged(choice, LOOK))
    started = json.loads(judged(replace(choice, zygotes=False), LOOK))
    assert forked.pop("namespaces") != started.pop("namespaces")
    for place, (kind, options) in forked["mounts"].items():
        if place.startswith("/proc/"):
            assert options == ["nodev", "noexec", "nosuid", "ro"]
        else:
            assert started["mounts"][place] == [kind, options]
    assert {"/proc/sys", "/proc/irq"} <= forked["mounts"].keys()
    assert started.pop("mounts").keys() <= forked.pop("mounts").keys()
    assert forked.pop("capabilities") == ["0" * 16] * 5
    started.pop("capabilities")
    assert forked == started
    assert forked["writable"] == ["/tmp"] and forked["processes"] == [1, 3]


def test_no_two_sandboxes_share_a_namespace(choice: Choice) -> None:
    """Nor with the harness or their zygotes; looked at while they live, since numbers come again."""
    order = Order("python", Limits())
    with _open(choice, order, LOOK.encode()) as one, _open(choice, order, LOOK.encode()) as other:
        found = [json.loads(session.run().stdout)["namespaces"] for session in (one, other)]
        parents = [os.getpid(), *(parent(session._box.pid) for session in (one, other))]  # type: ignore[union-attr]
        found += [[os.readlink(f"/proc/{pid}/ns/{name}") for name in NAMESPACES] for pid in parents]
    assert len({space for spaces in found for space in spaces}) == len(found) * len(NAMESPACES)


def test_nothing_of_a_program_reaches_the_next_one(choice: Choice) -> None:
    before = json.loads(judged(choice, LOOK))
    zygote = waiting()
    judged(choice, LEAVE)
    after = json.loads(judged(choice, LOOK))
    assert waiting() == zygote
    assert after["tmp"] == [] and after["processes"] == before["processes"]


def test_a_waiting_zygote_has_no_children_and_few_descriptors(choice: Choice) -> None:
    for _ in range(3):
        judged(choice, LEAVE)
    (zygote,) = waiting()
    assert eventually(lambda: not Path(f"/proc/{zygote}/task/{zygote}/children").read_text())
    assert sorted(map(int, os.listdir(f"/proc/{zygote}/fd"))) == [0, 1, 2]


def test_limits_have_zygotes_of_their_own(choice: Choice) -> None:
    hog = "data = bytearray(b'x') * (150 << 20)\nprint(len(data))"
    for _ in range(2):
        assert judged(choice, hog, Limits(memory_mb=300)) == f"{150 << 20}\n"
        with _open(choice, Order("python", Limits(memory_mb=100)), hog.encode()) as session:
            assert session.run().status in ("memory", "runtime_error")
        size = json.loads(judged(choice, LOOK, Limits(file_mb=3)))["tmp_bytes"]
        assert size == 12 * 2**20


@pytest.mark.parametrize("state", ["waiting", "stopped by its owner"])
def test_a_dead_zygote_is_replaced(choice: Choice, state: str) -> None:
    judged(choice, "print(1)")
    (dead,) = waiting()
    if state == "waiting":
        os.kill(dead, signal.SIGKILL)
    else:
        ZYGOTES._idle[0][1]._channel.shutdown(2)
    assert judged(choice, "print(2)") == "2\n"
    assert len(waiting()) == 1 and dead not in waiting()


def test_a_zygote_that_dies_with_its_sandbox_is_an_error_of_ours(choice: Choice) -> None:
    judged(choice, "print(1)")
    (dead,) = waiting()
    with _open(choice, Order("python", Limits()), b"print(2)") as session:
        os.kill(dead, signal.SIGKILL)
        with pytest.raises(SandboxError, match="lost"):
            session.run()
        assert session.run().stdout == b"2\n"
    assert dead not in waiting()


def test_after_a_kill_for_memory_a_zygote_is_not_used_again(choice: Choice) -> None:
    hogs = "import os\nfor _ in range(3): os.fork()\ndata = bytearray(b'x') * (60 << 20)\nos.wait()"
    judged(choice, "print(1)", Limits(memory_mb=100))
    (used,) = waiting()
    with _open(choice, Order("python", Limits(memory_mb=100)), hogs.encode()) as session:
        if not session._box or session._box.cpu_s() is None:  # type: ignore[attr-defined]
            pytest.skip("no memory group counts here")
        assert session.run().status == "memory"
    assert used not in waiting()


def test_few_zygotes_wait_and_close_ends_them(choice: Choice) -> None:
    for memory_mb in range(64, 64 + IDLE + 3):
        judged(choice, "print(1)", Limits(memory_mb=memory_mb))
    pids = waiting()
    assert len(pids) == IDLE
    LocalBackend().close()
    assert waiting() == [] and not any(Path(f"/proc/{pid}").exists() for pid in pids)


def test_a_forked_harness_leaves_its_parents_zygotes_alone(choice: Choice) -> None:
    judged(choice, "print(1)")
    before = waiting()
    child = os.fork()
    if not child:
        code = 1
        try:
            ok = judged(choice, "print(2)") == "2\n" and not set(before) & set(waiting())
            ZYGOTES.close()
            code = 0 if ok else 2
        finally:
            os._exit(code)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert judged(choice, "print(3)") == "3\n" and waiting() == before


def test_where_nothing_can_be_forked_each_sandbox_is_started(
    choice: Choice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bwrap, "AS_ZYGOTE", ())
    made = LocalBackend()
    found = made.probe()
    assert found.tier == "bubblewrap" and "not zygotes" in found.reason
    with made.open(Program("print(1)")) as session:
        assert session.run().stdout == b"1\n"
    assert waiting() == []


def test_a_tree_below_tmp_is_seen(choice: Choice, tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    (tmp_path / "own_package.py").write_text("ANSWER = 42\n")
    order = Order("python", Limits(), site=(str(tmp_path),))
    with _open(choice, order, b"import own_package\nprint(own_package.ANSWER)") as session:
        result = session.run()
    below = tmp_path.is_relative_to("/tmp")
    assert result.stdout == b"42\n", result
    assert len(waiting()) == (0 if below else 1)
