"""Fixtures for untrusted programs: the backends of this machine, and an arena for hostile ones."""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from verifiers.sandbox import Backend, SandboxError, backend, cgroup, daemon

ROOT = Path(__file__).resolve().parents[2]
ARENA = Path(__file__).parent / "hostile" / "arena.py"
BACKENDS: dict[str, dict[str, Any]] = {
    "local": {"backend": "local"},
    "landlock": {"backend": "local", "tier": "landlock"},
    "docker": {"backend": "docker"},
}
"""Name -> what `backend` is called with; every test with the fixture runs on each one that is usable."""


def usable(options: dict[str, Any]) -> Backend:
    """The backend with these options; skips the test where it cannot run programs, and says why."""
    options = dict(options)
    made = backend(options.pop("backend"), **options)
    found = made.probe()
    if not found.usable:
        assert made.name != "docker" or not docker_is_here(), found.reason
        pytest.skip(found.reason)
    return made


def docker_is_here() -> bool:
    """Whether a daemon answers and has the image: then programs have to run."""
    try:
        daemon.find_image(daemon.connect(), daemon.IMAGE)
    except SandboxError:
        return False
    return True


@pytest.fixture(scope="module", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """One cache of compiled programs for all tests of a run, never the user's own."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "cache"
    patch = pytest.MonkeyPatch()
    patch.setenv("XDG_CACHE_HOME", str(folder))
    yield folder
    patch.undo()


@pytest.fixture(params=BACKENDS)
def sandbox(request: pytest.FixtureRequest) -> Backend:
    """Each usable backend in turn."""
    return usable(BACKENDS[request.param])


@pytest.fixture
def docker() -> Iterator[Backend]:
    """The docker backend, with no container that waits."""
    made = usable(BACKENDS["docker"])
    made.close()
    yield made
    made.close()


def outer_group(pid: int) -> cgroup.Group | None:
    """A cap around a process and all that it will start, where this machine lets us make one."""
    try:
        group = cgroup.find().group(f"arena-{pid}", memory_mb=1536, processes=400)
    except cgroup.NoGroups:
        return None
    group.add(pid)
    return group


Trial = Callable[[str], dict[str, Any]]


@pytest.fixture(scope="module", params=BACKENDS)
def arena(request: pytest.FixtureRequest, cache: Path) -> Iterator[Trial]:
    """Runs a program of tests/verifiers/hostile in a process of its own under an outer cap; its report."""
    options = BACKENDS[request.param]
    usable(options)
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "ARENA_SECRET": secrets.token_hex(16)}
    process = subprocess.Popen(
        [sys.executable, str(ARENA), json.dumps(options)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    )
    assert process.stdin and process.stdout
    stdin, stdout = process.stdin, process.stdout
    outer = outer_group(process.pid)

    def trial(name: str) -> dict[str, Any]:
        stdin.write(json.dumps(name) + "\n")
        stdin.flush()
        line = stdout.readline()
        assert line, "the arena itself ended"
        report: dict[str, Any] = json.loads(line)
        return report

    trial.backend = request.param  # type: ignore[attr-defined]
    yield trial
    stdin.close()
    process.wait(60)
    stdout.close()
    if outer:
        outer.close()
