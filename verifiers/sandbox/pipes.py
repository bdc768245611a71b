"""A runner in a process of its own, spoken to over its standard input and output."""

from __future__ import annotations

import contextlib
import os
import select
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence

from verifiers.sandbox.session import BoxLost

END_S = 30.0
"""Wall seconds that a killed sandbox may take to disappear on a busy machine."""


class ProcessBox:
    """A `Box` around a child process."""

    def __init__(
        self, argv: Sequence[str], environment: Mapping[str, str], inherited: Sequence[int] = ()
    ) -> None:
        """Start the process with this environment and no other, in a session of its own."""
        self._process = subprocess.Popen(
            argv,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            bufsize=0,
            cwd="/",
            env=dict(environment),
            pass_fds=inherited,
            start_new_session=True,
        )
        assert self._process.stdin and self._process.stdout and self._process.stderr
        self._stdin, self._stdout = self._process.stdin.fileno(), self._process.stdout.fileno()
        for descriptor in (self._stdin, self._stdout):
            os.set_blocking(descriptor, False)
        self.init: int | None = None
        """The first process inside, where that is another one."""
        self._init: int | None = None
        self._at_close: list[Callable[[], None]] = []
        self._counters: tuple[Callable[[], int], Callable[[], float]] | None = None
        self._closed = False

    @property
    def pid(self) -> int:
        """The process that was started."""
        return self._process.pid

    def watch_init(self, pid: int) -> None:
        """Kill this process to end the box: the first one of a PID namespace takes all others with it."""
        self.init, self._init = pid, os.pidfd_open(pid)

    def count_with(self, out_of_memory: Callable[[], int], cpu_s: Callable[[], float]) -> None:
        """Read the box's counters from a memory group."""
        self._counters = out_of_memory, cpu_s

    def at_close(self, clean: Callable[[], None]) -> None:
        """Call this once the box has ended; the last one added goes first."""
        self._at_close.append(clean)

    def send(self, data: bytes, deadline: float) -> None:
        """Write all of it."""
        rest = memoryview(data)
        poll = select.poll()
        poll.register(self._stdin, select.POLLOUT)
        while rest:
            self._wait(poll, deadline)
            try:
                rest = rest[os.write(self._stdin, rest[: 1 << 20]) :]
            except BlockingIOError:
                continue
            except BrokenPipeError:
                raise BoxLost(self.last_words()) from None

    def receive(self, size: int, deadline: float) -> bytes:
        """Exactly `size` bytes."""
        data = bytearray()
        poll = select.poll()
        poll.register(self._stdout, select.POLLIN)
        while len(data) < size:
            self._wait(poll, deadline)
            try:
                more = os.read(self._stdout, min(size - len(data), 1 << 20))
            except BlockingIOError:
                continue
            if not more:
                raise BoxLost(self.last_words())
            data += more
        return bytes(data)

    def out_of_memory(self) -> int:
        """Processes killed for memory so far."""
        return self._counters[0]() if self._counters else 0

    def cpu_s(self) -> float | None:
        """CPU seconds of all its processes so far."""
        return self._counters[1]() if self._counters else None

    def close(self) -> None:
        """Kill it, wait until it is gone, give everything back."""
        if self._closed:
            return
        self._closed = True
        if self._init is None:
            self._process.kill()
        else:
            with contextlib.suppress(ProcessLookupError):
                signal.pidfd_send_signal(self._init, signal.SIGKILL)
            os.close(self._init)
        try:
            self._process.wait(END_S)
        finally:
            for pipe in (self._process.stdin, self._process.stdout, self._process.stderr):
                if pipe:
                    pipe.close()
            while self._at_close:
                self._at_close.pop()()

    def _wait(self, poll: select.poll, deadline: float) -> None:
        left = deadline - time.monotonic()
        if left <= 0 or not poll.poll(left * 1000):
            raise BoxLost("the sandbox gave no answer in time")

    def last_words(self) -> str:
        """What the process left on standard error, for the message of an error of ours."""
        assert self._process.stderr
        try:
            code: int | None = self._process.wait(1.0)
        except subprocess.TimeoutExpired:
            code = None
        os.set_blocking(self._process.stderr.fileno(), False)
        try:
            said = os.read(self._process.stderr.fileno(), 4096).decode(errors="replace").strip()
        except BlockingIOError:
            said = ""
        return f"it ended with exit code {code}" + (f": {said}" if said else "")
