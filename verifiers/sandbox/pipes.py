"""A runner in a process of this machine, spoken to over a socket that is its standard input and output."""

from __future__ import annotations

import contextlib
import mmap
import os
import select
import signal
import socket
import struct
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence

from verifiers.sandbox.session import BoxLost

END_S = 30.0
"""Wall seconds that a killed sandbox may take to disappear on a busy machine."""
PIECE = 1 << 16
CREDENTIALS = struct.Struct("3i")
"""What the kernel says of a sender: process, user, group."""


class ProcessBox:
    """A `Box` around a process."""

    def __init__(self, channel: socket.socket, errors: int) -> None:
        """`channel`: leads to the process. `errors`: a pipe with its standard error."""
        self.pid = 0
        """The process whose end is the end of all, once it is known."""
        self.whole = True
        """It was never lost."""
        self._channel = channel
        self._errors = errors
        self._received = bytearray()
        self._process: subprocess.Popen[bytes] | None = None
        self._first: int | None = None
        self._at_close: list[Callable[[], None]] = []
        self._counters: tuple[Callable[[], int], Callable[[], float | None]] | None = None
        self._closed = False

    def watch(self, pid: int) -> None:
        """Kill this process to end the box: the first one of a PID namespace takes all others with it."""
        before, self._first, self.pid = self._first, os.pidfd_open(pid), pid
        if before is not None:
            os.close(before)

    def count_with(self, out_of_memory: Callable[[], int], cpu_s: Callable[[], float | None]) -> None:
        """Read the box's counters from a memory group."""
        self._counters = out_of_memory, cpu_s

    def at_close(self, clean: Callable[[], None]) -> None:
        """Call this once the box has ended; the last one added goes first."""
        self._at_close.append(clean)

    def send(self, data: bytes | mmap.mmap, deadline: float) -> None:
        """Write all of it."""
        with self._explained():
            self._channel.settimeout(_left(deadline))
            self._channel.sendall(data)

    def receive(self, size: int, deadline: float) -> bytes:
        """Exactly `size` bytes."""
        with self._explained():
            while len(self._received) < size:
                self._channel.settimeout(_left(deadline))
                self._take(self._channel.recv(PIECE))
        data = bytes(self._received[:size])
        del self._received[:size]
        return data

    def sender(self, deadline: float) -> int:
        """The process that sends the first bytes, by the kernel's word; they stay to be received."""
        kind = socket.SOL_SOCKET, socket.SCM_CREDENTIALS
        with self._explained():
            self._channel.settimeout(_left(deadline))
            more, ancillary, _, _ = self._channel.recvmsg(PIECE, socket.CMSG_SPACE(CREDENTIALS.size))
            self._take(more)
            pids = [CREDENTIALS.unpack(data)[0] for level, name, data in ancillary if (level, name) == kind]
            if not any(pids):
                raise BoxLost("the sandbox's first process cannot be seen from here")
        return int(pids[0])

    def hand_over(self, message: bytes, descriptors: Sequence[int]) -> None:
        """Send a short message and descriptors with it."""
        with self._explained():
            socket.send_fds(self._channel, [message], descriptors)

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
        try:
            self._end()
        finally:
            self._channel.close()
            os.close(self._errors)
            while self._at_close:
                self._at_close.pop()()

    def last_words(self) -> str:
        """What the process left on standard error, for the message of an error of ours."""
        code = None
        with contextlib.suppress(subprocess.TimeoutExpired):
            code = self._process.wait(1.0) if self._process else None
        os.set_blocking(self._errors, False)
        try:
            said = os.read(self._errors, 4096).decode(errors="replace").strip()
        except BlockingIOError:
            said = ""
        return ("it ended" if code is None else f"it ended with exit code {code}") + (
            f": {said}" if said else ""
        )

    def _end(self) -> None:
        if self._first is None:  # it never said who it is, and ends with its channel
            return
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(self._first, signal.SIGKILL)
        ended = select.poll()
        ended.register(self._first, select.POLLIN)
        gone = ended.poll(END_S * 1000)
        os.close(self._first)
        if not gone:
            self.whole = False
            raise TimeoutError(f"a killed sandbox is still there after {END_S:g} s")
        if self._process:
            self._process.wait(END_S)

    @contextlib.contextmanager
    def _explained(self) -> Iterator[None]:
        """What goes wrong with the channel, as a lost box."""
        whole, self.whole = self.whole, False
        try:
            yield
        except TimeoutError:
            raise BoxLost("the sandbox gave no answer in time") from None
        except (BrokenPipeError, ConnectionResetError):
            raise BoxLost(self.last_words()) from None
        self.whole = whole

    def _take(self, more: bytes) -> None:
        if not more:
            raise BoxLost(self.last_words())
        self._received += more


def started(argv: Sequence[str], environment: Mapping[str, str], inherited: Sequence[int] = ()) -> ProcessBox:
    """A box around a new process with this environment and no other, in a session of its own."""
    with channel() as (box, theirs, errors):
        box._process = subprocess.Popen(
            argv,
            stdin=theirs,
            stdout=theirs,
            stderr=errors,
            cwd="/",
            env=dict(environment),
            pass_fds=inherited,
            start_new_session=True,
        )
        box.watch(box._process.pid)
    return box


@contextlib.contextmanager
def channel() -> Iterator[tuple[ProcessBox, int, int]]:
    """A box, and the descriptors of its other end, channel and standard error, which are closed again."""
    ours, theirs = socket.socketpair()
    ours.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
    reader, writer = os.pipe()
    box = ProcessBox(ours, reader)
    try:
        yield box, theirs.fileno(), writer
    except BaseException:
        box.close()
        raise
    finally:
        theirs.close()
        os.close(writer)


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left
