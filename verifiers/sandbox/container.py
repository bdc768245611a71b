"""A runner as the first process of a container, spoken to over the container's attached streams.

It serves one program after another: between two of them the runner, which no program can
reach, replaces itself by a fresh one, and ends if the last program left a file.
"""

from __future__ import annotations

import contextlib
import mmap
import socket
import struct
import time
from typing import TYPE_CHECKING, Any

from verifiers.sandbox import daemon
from verifiers.sandbox.cgroup import Group
from verifiers.sandbox.inside import modules
from verifiers.sandbox.inside.frames import END, REPLY, STDERR_BYTES, unpack_record
from verifiers.sandbox.protocol import SandboxError
from verifiers.sandbox.room import Room, group_of
from verifiers.sandbox.session import START_S, BoxLost

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from docker import APIClient

FRAME = struct.Struct(">BxxxI")
"""What Docker puts before each piece of output: the stream's number, the piece's length."""
STDERR = 2
PIECE = 1 << 16
END_S = 5.0
"""Wall seconds that a container whose streams are closed may take to end."""


class ContainerBox:
    """A `Box` around a container; `close` hands it to whoever waits for its next use."""

    def __init__(
        self, api: APIClient, room: Room, user: int, number: int, leave: Callable[[ContainerBox], None]
    ) -> None:
        """Make it and start its runner as this user; SandboxError where that fails."""
        self.room, self.number = room, number
        self._api, self._leave = api, leave
        self._raw, self._output, self._errors = bytearray(), bytearray(), bytearray()
        self._whole = True
        """Nothing has gone wrong: what was sent and received so far is complete."""
        self._in_use = True
        self._stream: Any = None
        self._socket: socket.socket
        self._group: Group | None = None
        self._kills = self._earlier = 0
        """Processes killed for memory: at the last look, and under earlier programs."""
        self._id = room.create(api, user)
        try:
            with daemon.explained():
                self._attach()
                api.start(self._id)
                self._group = group_of(self._id, api.inspect_container(self._id)["State"]["Pid"])
            self._greet()
            self._wait_until_ready()
        except BaseException as problem:
            self.remove()
            if isinstance(problem, BoxLost | OSError):
                raise SandboxError(f"the container did not start: {problem}") from None
            raise

    @property
    def counts_memory(self) -> bool:
        """Whether the container's memory group can be read from here."""
        return self._group is not None

    def send(self, data: bytes | mmap.mmap, deadline: float) -> None:
        """Write all of it."""
        rest = memoryview(data)
        with self._wholly():
            while rest:
                self._socket.settimeout(_left(deadline))
                rest = rest[self._socket.send(rest[:PIECE]) :]

    def receive(self, size: int, deadline: float) -> bytes:
        """Exactly `size` bytes."""
        with self._wholly():
            while len(self._output) < size:
                self._socket.settimeout(_left(deadline))
                more = self._socket.recv(PIECE)
                if not more:
                    raise BoxLost(self._last_words())
                self._sort(more)
        data = bytes(self._output[:size])
        del self._output[:size]
        return data

    def out_of_memory(self) -> int:
        """Processes of this program killed for memory so far, and the runner itself once it was."""
        kills = self._counted() - self._earlier
        return kills if self._whole else kills + self._state("OOMKilled", False)

    def cpu_s(self) -> float | None:
        """CPU seconds of all its processes so far."""
        if self._group:
            with contextlib.suppress(OSError, KeyError):
                return self._group.cpu_s()
        return None

    def close(self) -> None:
        """The program is over: leave the container to the next one."""
        if self._in_use:
            self._in_use = False
            self._leave(self)

    def finish(self) -> bool:
        """Tell the runner to replace itself; False where the container is of no further use."""
        if not self._whole:
            return False
        with contextlib.suppress(BoxLost, OSError):
            self.send(END, time.monotonic() + START_S)
            self._greet()
            return True
        return False

    def resume(self) -> bool:
        """Wait for the new runner; False where it did not come up."""
        with contextlib.suppress(BoxLost, OSError):
            self._wait_until_ready()
            if self._is_silent():
                self._in_use, self._earlier = True, self._counted()
                return True
        return False

    def remove(self) -> None:
        """End it and all its processes; the streams are closed first, or a daemon that writes to us hangs."""
        self._whole = self._in_use = False
        self._hang_up()
        daemon.remove(self._api, self._id)

    def _attach(self) -> None:
        wanted = {"stdin": 1, "stdout": 1, "stderr": 1, "stream": 1}
        self._stream = self._api.attach_socket(self._id, params=wanted)
        self._socket = getattr(self._stream, "_sock", self._stream)

    def _hang_up(self) -> None:
        if self._stream is None:
            return
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        if response := getattr(self._stream, "_response", None):
            response.close()  # holds the connection as well
        self._stream.close()
        self._socket.close()

    def _greet(self) -> None:
        same = self.room.image.bytecode == daemon.own_bytecode()
        self.send(modules(same), time.monotonic() + START_S)

    def _wait_until_ready(self) -> None:
        try:
            reply, _ = unpack_record(self.receive(REPLY.size, time.monotonic() + START_S))
        except ValueError as problem:
            raise BoxLost(str(problem)) from None
        if reply.status != "ready":
            raise BoxLost(f"the runner began with {reply.status!r}")

    def _is_silent(self) -> bool:
        """Whether nothing more has come in, not even the end of the stream."""
        import ssl

        self._socket.settimeout(0)
        try:
            self._socket.recv(1)
        except (BlockingIOError, ssl.SSLWantReadError):
            return True
        return False

    def _counted(self) -> int:
        """Processes killed for memory since the container began, as far as its group can be read."""
        if self._group:
            with contextlib.suppress(OSError, KeyError):
                self._kills = self._group.out_of_memory()
        return self._kills

    @contextlib.contextmanager
    def _wholly(self) -> Iterator[None]:
        """An exchange that is given up half-way leaves the container of no further use."""
        whole, self._whole = self._whole, False
        try:
            yield
        except TimeoutError:
            raise BoxLost("the container gave no answer in time") from None
        except OSError as problem:
            raise BoxLost(f"the connection to the container broke: {problem}") from None
        self._whole = whole

    def _sort(self, more: bytes) -> None:
        """Take the pieces that have come in out of their frames."""
        self._raw += more
        while len(self._raw) >= FRAME.size:
            stream, size = FRAME.unpack_from(self._raw)
            if len(self._raw) < FRAME.size + size:
                return
            piece = self._raw[FRAME.size : FRAME.size + size]
            del self._raw[: FRAME.size + size]
            if stream == STDERR:
                self._errors = (self._errors + piece)[-STDERR_BYTES:]
            else:
                self._output += piece

    def _last_words(self) -> str:
        said = self._errors.decode(errors="replace").strip()
        return f"it ended with exit code {self._state('ExitCode', None)}" + (f": {said}" if said else "")

    def _state(self, name: str, missing: Any) -> Any:
        """What the daemon says of a container that has ended."""
        with contextlib.suppress(SandboxError), daemon.explained():
            self._api.wait(self._id, timeout=END_S)
            return self._api.inspect_container(self._id)["State"].get(name, missing)
        return missing


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left
