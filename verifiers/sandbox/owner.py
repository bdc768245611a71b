"""Who made a group or a folder: a process, named so that a later one can tell whether it still lives."""

from __future__ import annotations

import os
from pathlib import Path


def owner() -> str:
    """This process as `pid.start time`, which no other process on the machine will ever be."""
    return f"{os.getpid()}.{_started(os.getpid())}"


def owner_is_dead(name: str) -> bool:
    """Whether a name that begins with an `owner()` is of a process that is gone."""
    pid, _, rest = name.partition(".")
    started = rest.partition("-")[0]
    return pid.isdigit() and started.isdigit() and _started(int(pid)) != int(started)


def _started(pid: int) -> int:
    """When a process began, in clock ticks since the machine did; 0 where there is none."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return 0
    return int(stat.rpartition(")")[2].split()[19])
