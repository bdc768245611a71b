"""The folder of a run: its manifest, who may write to it, and what kind of disk it lies on.

runs("runs")                      # every run folder below
read_manifest("runs/aime25-nano-1a2b3c4d")["settings"]
"""

from __future__ import annotations

import fcntl
import json
import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from harness.disk import explained
from harness.settings import EvaluationError

SCHEMA = 2
"""1 had no table of sittings; both open."""
MANIFEST, DATABASE, LOCK = "run.json", "run.sqlite", "run.lock"
NETWORK = ("nfs", "cifs", "smb", "9p", "lustre", "gpfs", "ceph", "beegfs", "fuse", "afs", "glusterfs")
"""Beginnings of the types of file systems that several machines may mount."""


def read_manifest(folder: str | Path) -> dict[str, Any]:
    """`run.json` of a run folder; EvaluationError where it is missing, broken, or of a later version."""
    path = Path(folder) / MANIFEST
    if not path.is_file():
        raise EvaluationError(f"{folder} is not a run folder: it has no {MANIFEST}")
    try:
        manifest: dict[str, Any] = json.loads(path.read_text())
        newer = manifest["schema"] > SCHEMA
        manifest["settings"], manifest["name"]
    except (ValueError, KeyError, TypeError):
        raise EvaluationError(
            f"{path} is damaged and was left as it is: restore it from a copy, or choose another --out"
        ) from None
    if newer:
        raise EvaluationError(f"{path} has schema {manifest['schema']}; this version reads up to {SCHEMA}")
    return manifest


def folder_of(run: Any) -> Path:
    """The folder of a run: itself, or that of the handle that `evaluate` returns."""
    return Path(getattr(run, "folder", run))


@contextmanager
def reading(run: Any) -> Iterator[sqlite3.Connection]:
    """The database of a run, which stays as it is; EvaluationError where it cannot be read."""
    folder = folder_of(run)
    uri = f"{(folder / DATABASE).resolve().as_uri()}?mode=ro"
    with explained(folder), closing(sqlite3.connect(uri, uri=True)) as database:
        yield database


def runs(folder: str | Path) -> list[Path]:
    """The run folders at or under a folder, sorted; EvaluationError where there is none."""
    found = sorted(path.parent for path in Path(folder).rglob(MANIFEST))
    if not found:
        raise EvaluationError(f"{folder} holds no run: no {MANIFEST} in it or below it")
    return found


def journal_mode(folder: Path, mounts: Path = Path("/proc/self/mounts")) -> str:
    """`wal`, or `delete (network disk: TYPE)`: WAL needs shared memory, which network disks do not have."""
    kind = _filesystem(folder.resolve(), mounts)
    return f"delete (network disk: {kind})" if kind.startswith(NETWORK) else "wal"


def _filesystem(folder: Path, mounts: Path) -> str:
    if not mounts.exists():
        return "unknown"
    lines = (line.split() for line in mounts.read_text().splitlines())
    holding = [(target, kind) for _, target, kind, *_ in lines if folder.is_relative_to(target)]
    return max(holding, key=lambda pair: len(pair[0]), default=("", "unknown"))[1]


def take_lock(folder: Path) -> int:
    """A handle that locks the folder until it closes or its process dies. EvaluationError names the owner."""
    handle = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        owner = os.pread(handle, 64, 0).decode(errors="replace").strip()
        os.close(handle)
        raise EvaluationError(
            f"{folder} is being written by process {owner}; wait for it or choose another --out"
        ) from None
    os.truncate(handle, 0)
    os.pwrite(handle, str(os.getpid()).encode(), 0)
    return handle


def refuse_changes(folder: Path, before: Mapping[str, Any], now: Mapping[str, Any]) -> None:
    """Raise EvaluationError where two settings differ, one line a field."""
    changes = list(differences(before, json.loads(json.dumps(now, default=str))))
    if changes:
        lines = "".join(f"\n  {name}: {old} in the run, {new} now" for name, old, new in changes)
        raise EvaluationError(
            f"{folder} holds a run with other settings; repeat them or choose another --out:{lines}"
        )


def differences(before: Any, now: Any, name: str = "") -> Iterator[tuple[str, str, str]]:
    """The leaves in which two JSON values differ, as (dotted name, before, now)."""
    if isinstance(before, Mapping) and isinstance(now, Mapping):
        for key in dict.fromkeys([*before, *now]):
            yield from differences(before.get(key), now.get(key), f"{name}.{key}" if name else key)
    elif before != now:
        yield name, json.dumps(before), json.dumps(now)


def write_json(path: Path, value: Any) -> None:
    """Write a file that exists whole or not at all, even if the power fails."""
    draft = path.with_suffix(".tmp")
    with draft.open("w") as stream:
        stream.write(json.dumps(value, indent=1, default=str) + "\n")
        stream.flush()
        os.fsync(stream.fileno())
    os.replace(draft, path)
