"""The words that everything around the sandbox shares: a program, its limits, a session, a result.

    from verifiers.sandbox import Limits, Program, backend

    with backend("local").open(Program("print(int(input()) * 2)"), Limits(cpu_s=1.0)) as session:
        session.run(b"21").stdout                          # b"42\\n"

    double = Program("def double(n): return 2 * n", kind="call", entry="double")
    with backend("local").open(double) as session:
        session.call([21]).value                           # "42"

A backend opens one sandbox a program; every test is one process inside it. What a program should have
printed never enters the sandbox: compare outside.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, Protocol, Self

Language = Literal["python", "cpp", "cpp17", "cpp20"]
Kind = Literal["stdin", "call"]
Status = Literal["ok", "runtime_error", "time", "memory", "output", "compile_error"]


class SandboxError(Exception):
    """The sandbox failed, not the program: never scored. A caller may try once more in a fresh session."""


class CompileError(Exception):
    """The program does not compile; the message is the compiler's, or Python's syntax error."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one test may use; the last three hold for compiling."""

    cpu_s: float = 2.0
    """CPU seconds of all its processes together: what the verdict `time` is about."""
    memory_mb: int = 256
    """MiB resident, of all its processes together."""
    wall_s: float | None = None
    """Wall seconds, only a net for programs that sleep; None: max(3 * cpu_s, cpu_s + 5). Time in which the
    program waits for a core does not count, up to twice this limit."""
    output_bytes: int = 16 * 2**20
    """Bytes on standard output, and likewise of the returned value."""
    processes: int = 64
    """Processes and threads that live at once."""
    file_mb: int = 16
    """MiB of any one file written."""
    compile_cpu_s: float = 20.0
    compile_memory_mb: int = 1024
    binary_mb: int = 64

    def __post_init__(self) -> None:
        for name in self.__slots__:
            value = getattr(self, name)
            if value is not None and not value > 0:
                raise ValueError(f"the limit {name} has to be positive, not {value!r}")

    @property
    def wall_limit(self) -> float:
        """The wall seconds that hold, with the default filled in."""
        return max(3 * self.cpu_s, self.cpu_s + 5) if self.wall_s is None else self.wall_s

    @property
    def longest_s(self) -> float:
        """The wall seconds after which a test ends in any case, whatever it waited for."""
        return 3 * self.wall_limit


@dataclass(frozen=True, slots=True)
class Program:
    """Untrusted source code, and how it is run."""

    source: str
    language: Language = "python"
    """`cpp` is C++17."""
    kind: Kind = "stdin"
    """`stdin`: a whole program. `call`: `entry` is called with JSON arguments (Python only)."""
    entry: str | None = None
    """For `call`: the name of a function, or `Class.method` (the class is made without arguments)."""


@dataclass(frozen=True, slots=True)
class RunResult:
    """How one test ended."""

    status: Status
    exit_code: int | None = None
    """None where a signal ended the program."""
    signal: int | None = None
    cpu_s: float = 0.0
    wall_s: float = 0.0
    waited_s: float = 0.0
    """The part of `wall_s` in which a process of it was ready to run and the machine had no core for it."""
    peak_mb: float = 0.0
    """Most MiB resident at once; a program counts at least as much as the runner it was forked from."""
    stdout: bytes = b""
    """At most `output_bytes`, however the program ended."""
    stderr: str = ""
    """The last few KiB, undecodable bytes replaced."""
    value: str | None = None
    """For `call`: the returned value as JSON text; None where nothing was returned."""
    flags: frozenset[str] = frozenset()
    """`wall`: stopped by the wall limit. `idle`: so with under half of its CPU limit used. `retried`: this
    is the second try, alone, of a test that was idle before. `leftovers`: processes were left, and ended."""


class Session(Protocol):
    """One program in one open sandbox; for one thread at a time."""

    def run(
        self, stdin: bytes = b"", *, argv: Sequence[str] = (), files: Mapping[str, bytes] | None = None
    ) -> RunResult:
        """One test of a `stdin` program; `files` lie in its working directory. SandboxError if we fail."""

    def call(self, arguments: Sequence[Any]) -> RunResult:
        """One test of a `call` program: its entry called with these JSON values."""

    def close(self) -> None:
        """End the sandbox and everything in it; a second call does nothing."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *error: object) -> None: ...


@dataclass(frozen=True, slots=True)
class Capability:
    """One thing that a sandbox may build on, and whether this machine has it."""

    name: str
    present: bool
    detail: str
    """What was found, or why it is missing."""
    advice: str = ""
    """What to do for it to be present."""


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a backend found on this machine."""

    backend: str
    usable: bool
    tier: str
    """What isolates the programs, in a word."""
    reason: str
    """Why this tier and no better one; where not usable, what to do."""
    facts: tuple[Capability, ...] = ()


class Backend(Protocol):
    """A way to run untrusted programs; usable from any thread."""

    name: str

    def open(self, program: Program, limits: Limits = ...) -> Session:
        """A sandbox with this program in it; waits while the process already holds its number of sandboxes.

        CompileError where the program does not compile, SandboxError where the sandbox does not start.
        """

    def probe(self) -> Capabilities:
        """What this machine allows, found out by trying."""

    def close(self) -> None:
        """End what waits for the next program; the backend can be used again."""


_HOME = {
    "local": ("verifiers.sandbox.local", "LocalBackend"),
    "docker": ("verifiers.sandbox.docker", "DockerBackend"),
}


@cache
def backend(name: str = "local", **options: Any) -> Backend:
    """The backend of this name, one object per process and options; ValueError for an unknown name."""
    if name not in _HOME:
        raise ValueError(f"unknown sandbox backend {name!r}; there are: {', '.join(_HOME)}")
    module, attribute = _HOME[name]
    made: Backend = getattr(importlib.import_module(module), attribute)(**options)
    return made
