"""C++ to a static executable: compiled in a sandbox, kept by content, a precompiled header for the rest.

A compiler is attacked by what it reads (`#include "/etc/shadow"`, endless templates), so it runs under the
same walls as a program, with limits of its own. Executables are kept in the user's cache folder under the
hash of source, flags and compiler, the least recently used ones dropped beyond CACHE_BYTES.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import mmap
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from verifiers.sandbox.protocol import CompileError, Limits, SandboxError
from verifiers.sandbox.session import RunnerSession

CACHE_BYTES = 512 * 2**20
STANDARDS = {"cpp": "c++17", "cpp17": "c++17", "cpp20": "c++20"}
FLAGS = ("-O2", "-pipe", "-w", "-DONLINE_JUDGE", "-fmax-errors=5", "-fdiagnostics-color=never")
HEADER = "bits/stdc++.h"
HEADER_SOURCE = f"#include <{HEADER}>\n"
SOURCE, PROGRAM = "solution.cpp", "solution"


@dataclass(frozen=True, slots=True)
class Compiler:
    """A C++ compiler that works."""

    path: str
    version: str
    linking: tuple[str, ...]
    """`-static` where the static libraries are installed."""
    here: bool = True
    """Whether it is this machine's; that of a container's image cannot use what is precompiled here."""


@cache
def compiler() -> Compiler:
    """The compiler of this machine; SandboxError where there is none."""
    found = shutil.which("g++") or shutil.which("clang++")
    if not found:
        raise SandboxError("C++ needs a compiler: install g++ (apt install g++), or use the docker backend")
    path = os.path.realpath(found)
    version = subprocess.run([path, "--version"], capture_output=True, text=True, check=True).stdout
    for linking in (("-static",), ()):
        with tempfile.TemporaryDirectory() as folder:
            made = subprocess.run(
                [path, "-x", "c++", *linking, "-o", f"{folder}/a", "-"],
                input="#include <iostream>\nint main() { std::cout << 1; }",
                capture_output=True,
                text=True,
            )
        if made.returncode == 0:
            return Compiler(path, version.splitlines()[0], linking)
    raise SandboxError(f"{path} does not compile a C++ program of one line: {made.stderr.strip()[-500:]}")


def cached_binary(
    source: str,
    language: str,
    limits: Limits,
    open_sandbox: Callable[[Limits, tuple[str, ...]], RunnerSession],
    shown: Callable[[str], bool] = lambda tree: True,
    tool: Compiler | None = None,
) -> bytes | mmap.mmap:
    """The executable of this source, mapped from the cache or compiled now.

    `open_sandbox(limits, trees)` opens a sandbox for commands that may read these trees besides the system's,
    `shown` says whether it can show them a tree at all. `tool`: the sandbox's own compiler, where it
    has one.

    CompileError where the source does not compile, or not within its limits.
    """
    tool = tool or compiler()
    flags = (f"-std={STANDARDS[language]}", *FLAGS)
    key = _digest(source, tool.version, *flags, *tool.linking)
    kept = cache_folder() / "programs" / key
    with contextlib.suppress(FileNotFoundError), kept.open("rb") as file:
        os.utime(kept)
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    header = tuple(filter(shown, _header(tool, flags))) if tool.here and HEADER in source else ()
    argv = [tool.path, *flags, *(f"-I{tree}" for tree in header), SOURCE, *tool.linking, "-o", PROGRAM]
    bounds = Limits(
        cpu_s=limits.compile_cpu_s,
        memory_mb=limits.compile_memory_mb,
        output_bytes=limits.binary_mb * 2**20,
        file_mb=limits.binary_mb,
    )
    with open_sandbox(bounds, header) as session:
        result = session.request(b"", argv, {SOURCE: source.encode(errors="surrogatepass")}, output=PROGRAM)
    if result.status == "runtime_error":
        raise CompileError(result.stderr.strip() or f"the compiler failed with exit code {result.exit_code}")
    if result.status != "ok":
        raise CompileError(f"the compiler exceeded its limit ({result.status})\n{result.stderr}".strip())
    _keep(kept, result.stdout)
    return result.stdout


def cache_folder() -> Path:
    """Where executables and precompiled headers are kept."""
    home = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(home).expanduser() / "zaya-harness" / "cpp"


def _header(tool: Compiler, flags: tuple[str, ...]) -> tuple[str, ...]:
    """The folder with the precompiled standard header, made at the first call; empty where there is none."""
    folder = cache_folder() / "headers" / _digest(tool.version, HEADER_SOURCE, *flags)
    target = folder / f"{HEADER}.gch"
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        with _locked(folder / "lock"):
            if not target.exists() and not _precompile(tool, flags, target):
                return ()
    return (str(folder),)


def _precompile(tool: Compiler, flags: tuple[str, ...], target: Path) -> bool:
    """Make the header from a line of our own; False where the standard library has none of this name."""
    source, made = target.with_suffix(".source"), target.with_suffix(".new")
    source.write_text(HEADER_SOURCE)
    command = [tool.path, *flags, "-x", "c++-header", str(source), "-o", str(made)]
    done = subprocess.run(command, capture_output=True, text=True)
    if (
        done.returncode
        and f"{HEADER}: No such file" not in done.stderr
        and "file not found" not in done.stderr
    ):
        raise SandboxError(f"the standard C++ header could not be precompiled: {done.stderr.strip()[-500:]}")
    if done.returncode == 0:
        made.rename(target)
    return done.returncode == 0


def _keep(path: Path, data: bytes) -> None:
    """Put an executable into the cache whole, and drop the oldest ones beyond the bound."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
        file.write(data)
    os.rename(file.name, path)
    entries = sorted(_entries(path.parent), reverse=True)
    total = 0
    for _, size, entry in entries:
        total += size
        if total > CACHE_BYTES:
            entry.unlink(missing_ok=True)


def _entries(folder: Path) -> Iterator[tuple[float, int, Path]]:
    for entry in folder.iterdir():
        with contextlib.suppress(FileNotFoundError):  # dropped by another process
            found = entry.stat()
            yield found.st_mtime, found.st_size, entry


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    import fcntl

    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _digest(*parts: str) -> str:
    return hashlib.sha256(json.dumps(parts).encode(errors="surrogatepass")).hexdigest()
