"""Which Python runs inside the sandbox, and which folders it and the system's libraries need there."""

from __future__ import annotations

import os
import shutil
import sys
import sysconfig
from dataclasses import dataclass
from functools import cache
from pathlib import Path

SYSTEM = (
    "/usr",
    "/bin",
    "/sbin",
    "/lib",
    "/lib32",
    "/lib64",
    "/nix/store",
    "/etc/ld.so.cache",
    "/etc/alternatives",
)
"""What programs and compilers need of a system; all of it is readable for everyone."""


@dataclass(frozen=True, slots=True)
class Interpreter:
    """A Python and the trees that it needs besides the system's."""

    executable: str
    trees: tuple[str, ...]
    same: bool
    """Whether it is the very Python that runs the harness."""


@cache
def own() -> Interpreter:
    """The harness's own interpreter, outside its virtual environment."""
    executable = Path(getattr(sys, "_base_executable", "") or sys.executable).resolve()
    wanted = {sys.base_prefix, sys.base_exec_prefix, sysconfig.get_paths()["stdlib"], str(executable.parent)}
    return Interpreter(str(executable), outermost(sorted(map(os.path.realpath, wanted))), same=True)


@cache
def reachable() -> Interpreter | None:
    """An interpreter that an unprivileged user can reach: our own, else the system's; None for neither."""
    mine = own()
    if all(map(open_to_all, (mine.executable, *mine.trees))):
        return mine
    for name in ("python3", f"python3.{sys.version_info.minor}"):
        found = shutil.which(name, path="/usr/bin:/usr/local/bin")
        if found:
            return Interpreter(os.path.realpath(found), (), same=False)
    return None


def site_packages() -> tuple[str, ...]:
    """Where this environment's packages lie, numpy among them."""
    paths = sysconfig.get_paths()
    return tuple(sorted({os.path.realpath(paths["purelib"]), os.path.realpath(paths["platlib"])}))


def outermost(paths: list[str]) -> tuple[str, ...]:
    """The paths that do not lie in the system's trees, nor in one another."""
    kept: list[str] = []
    for path in sorted(paths):
        if not any(Path(path).is_relative_to(outer) for outer in (*SYSTEM, *kept)):
            kept.append(path)
    return tuple(kept)


def open_to_all(path: str) -> bool:
    """Whether every user may enter each folder on the way and read what lies at its end."""
    real = Path(path).resolve()
    return all(folder.stat().st_mode & 0o001 for folder in real.parents) and bool(real.stat().st_mode & 0o004)
