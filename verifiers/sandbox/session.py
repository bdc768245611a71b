"""The harness's end of a runner: start one, load the program, send tests, read verdicts.

A backend says how a runner is started (`Box`); everything else is the same for all of them. A box is
replaced by a fresh one after a test that left files behind, that was killed for memory together with its
runner, or that has to be tried again alone.
"""

from __future__ import annotations

import json
import mmap
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol, Self

from verifiers.sandbox.inside import ENVIRONMENT
from verifiers.sandbox.inside.frames import (
    FLAGS,
    REPLY,
    STDERR_BYTES,
    Reply,
    pack_header,
    pack_request,
    unpack_record,
)
from verifiers.sandbox.protocol import CompileError, Limits, RunResult, SandboxError
from verifiers.sandbox.slots import Slot

START_S = 60.0
"""Wall seconds that a sandbox may take to start on a busy machine."""
PATIENCE_S = 15.0
"""Wall seconds beyond the longest that a test may take, after which its runner counts as lost."""
SHOWN = frozenset(FLAGS) & {"wall", "idle", "leftovers"}


class BoxLost(Exception):
    """The runner went away or stopped answering; the message says what is known."""


class Box(Protocol):
    """One started runner; everything in it ends with `close`."""

    def send(self, data: bytes | mmap.mmap, deadline: float) -> None:
        """Write all of it; BoxLost when the runner is gone or `deadline` (monotonic seconds) has passed."""

    def receive(self, size: int, deadline: float) -> bytes:
        """Exactly `size` bytes; BoxLost likewise."""

    def out_of_memory(self) -> int:
        """Processes killed for memory so far; 0 where nobody counts."""

    def cpu_s(self) -> float | None:
        """CPU seconds of all its processes so far; None where nobody counts."""

    def close(self) -> None:
        """End it and all its processes, and wait until they are gone; a second call does nothing."""


@dataclass(frozen=True, slots=True)
class Setup:
    """What a runner is told before its first test (inside/runner.py reads it)."""

    mode: str
    """`python`, `binary` (the program is an executable) or `command` (each request names one)."""
    limits: Limits
    address_mb: int
    stack_mb: int
    entry: str | None = None
    uid: int | None = None
    """The user to become; None: stay."""
    filter: bytes = b""
    test_filter: bytes = b""
    landlock: tuple[tuple[str, ...], tuple[str, ...]] | None = None
    """Readable and writable trees; None where no Landlock is used."""
    folder: str = "/tmp"
    count_memory: bool = False
    """No group limits the memory of all processes: the runner adds it up."""
    single: bool = False
    """A test can have no second process."""
    site: tuple[str, ...] = ()
    environment: Mapping[str, str] = field(default_factory=lambda: ENVIRONMENT)

    def header(self) -> dict[str, Any]:
        """As plain values, for the wire."""
        limits = self.limits
        values = {name: getattr(self, name) for name in self.__slots__}
        seconds = limits.cpu_s, limits.wall_limit, limits.longest_s
        sizes = limits.memory_mb, self.address_mb, self.stack_mb, limits.output_bytes, limits.file_mb * 2**20
        return values | {
            "limits": (*seconds, *sizes, limits.processes),
            "site": list(self.site),
            "environment": dict(self.environment),
        }


class RunnerSession:
    """A `Session` over a box, which is started at once and again whenever that is needed."""

    def __init__(
        self, start: Callable[[], Box], setup: Setup, program: bytes | mmap.mmap, slot: Slot
    ) -> None:
        self._start, self._setup, self._program, self._slot = start, setup, program, slot
        self._box: Box | None = None
        self._closed = False
        try:
            self._open()
        except BaseException:
            self.close()
            raise

    def run(
        self, stdin: bytes = b"", *, argv: Sequence[str] = (), files: Mapping[str, bytes] | None = None
    ) -> RunResult:
        """One test, see `Session.run`."""
        return self.request(stdin, argv, files or {})

    def call(self, arguments: Sequence[Any]) -> RunResult:
        """One test of a `call` program, see `Session.call`."""
        if self._setup.entry is None:
            raise ValueError("call() is for programs of kind 'call'; use run(stdin)")
        return self.request(json.dumps(list(arguments)).encode(), (), {})

    def request(
        self, stdin: bytes, argv: Sequence[str], files: Mapping[str, bytes], output: str = ""
    ) -> RunResult:
        """One test; the contents of the file `output` come back as standard output."""
        for name in files:
            if "/" in name or name in ("", ".", ".."):
                raise ValueError(
                    f"a file of a test is named {name!r}; a plain name without folders is needed"
                )
        header = {
            "stdin": len(stdin),
            "argv": list(argv),
            "files": [(name, len(data)) for name, data in files.items()],
            "output": output,
        }
        frame = pack_request(header, b"".join((stdin, *files.values())))
        result = self._ask(frame, alone=False)
        if "idle" not in result.flags:
            return result
        result = self._ask(frame, alone=True)
        return replace(result, flags=result.flags | {"retried"})

    def close(self) -> None:
        """End the sandbox, see `Session.close`."""
        if self._closed:
            return
        self._closed = True
        try:
            self._drop()
        finally:
            self._slot.give_back()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def _open(self) -> Box:
        """The open box, started and loaded where there is none."""
        if self._closed:
            raise ValueError("this session is closed")
        if self._box is not None:
            return self._box
        box = self._start()
        try:
            self._load(box)
        except BaseException:
            box.close()
            raise
        self._box = box
        return box

    def _load(self, box: Box) -> None:
        deadline = time.monotonic() + START_S
        try:
            box.send(pack_header(self._setup.header(), len(self._program)), deadline)
            box.send(self._program, deadline)
            reply = _reply(box, deadline, 0)
        except BoxLost as lost:
            if box.out_of_memory():
                raise CompileError("the program needs more memory to load than its limit") from None
            raise SandboxError(f"the sandbox was lost while it loaded the program: {lost}") from None
        if reply.status == "compile_error":
            raise CompileError(_text(reply.stderr).strip())
        if reply.status != "opened":
            raise SandboxError(f"the sandbox could not load the program: {_text(reply.stderr)}")

    def _ask(self, frame: bytes, alone: bool) -> RunResult:
        limits = self._setup.limits
        with self._slot.turn(alone):
            box = self._open()
            kills, cpu = box.out_of_memory(), box.cpu_s()
            began = time.monotonic()
            deadline = began + limits.longest_s + PATIENCE_S
            try:
                box.send(frame, deadline)
                reply = _reply(box, deadline, limits.output_bytes)
                result = _result(reply)
            except BoxLost as lost:
                out_of_memory = box.out_of_memory() > kills
                self._drop()
                if out_of_memory:
                    wall_s = time.monotonic() - began
                    return RunResult("memory", signal=9, wall_s=wall_s, peak_mb=float(limits.memory_mb))
                raise SandboxError(f"the sandbox was lost during a test: {lost}") from None
            except BaseException:
                self._drop()
                raise
            if box.out_of_memory() > kills:
                result = replace(
                    result, status="memory", peak_mb=max(result.peak_mb, float(limits.memory_mb))
                )
            if "idle" in result.flags and cpu is not None:
                result = _counted(result, (box.cpu_s() or cpu) - cpu, limits)
            if "dirty" in reply.flags:
                self._drop()
            return result

    def _drop(self) -> None:
        box, self._box = self._box, None
        if box is not None:
            box.close()


def _counted(result: RunResult, cpu_s: float, limits: Limits) -> RunResult:
    """A result with the group's count of CPU time, which no process can hide from."""
    cpu_s = max(result.cpu_s, cpu_s)
    busy = cpu_s >= limits.cpu_s / 2
    return replace(result, cpu_s=cpu_s, flags=result.flags - {"idle"} if busy else result.flags)


def _reply(box: Box, deadline: float, most: int) -> Reply:
    """The next reply; what is longer than it may be is a lost box, since no program can write here."""
    try:
        reply, (stdout, stderr, value) = unpack_record(box.receive(REPLY.size, deadline))
    except ValueError as problem:
        raise BoxLost(str(problem)) from None
    if stdout > most or value > most or stderr > STDERR_BYTES:
        raise BoxLost(f"a reply of {stdout} + {stderr} + {value} bytes, more than the limits allow")
    return reply._replace(
        stdout=box.receive(stdout, deadline),
        stderr=box.receive(stderr, deadline),
        value=box.receive(value, deadline),
    )


def _result(reply: Reply) -> RunResult:
    if reply.status not in ("ok", "runtime_error", "time", "memory", "output"):
        raise SandboxError(f"the sandbox could not run a test: {reply.status}: {_text(reply.stderr)}")
    exited = "exited" in reply.flags
    return RunResult(
        reply.status,
        exit_code=reply.exit_code if exited else None,
        signal=None if exited else reply.signal,
        cpu_s=reply.cpu_s,
        wall_s=reply.wall_s,
        waited_s=reply.waited_s,
        peak_mb=reply.peak_mb,
        stdout=reply.stdout,
        stderr=_text(reply.stderr),
        value=_text(reply.value) if reply.value else None,
        flags=frozenset(reply.flags) & SHOWN,
    )


def _text(data: bytes) -> str:
    return data.decode(errors="replace")
