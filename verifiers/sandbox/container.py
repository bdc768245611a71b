"""A runner as the first process of a container, spoken to over the container's attached streams.

The container has no network, no capability, no writable place but an empty /tmp, and Docker's own seccomp
filter beneath ours. It serves one program after another: between two of them the runner, which no program can
reach, replaces itself by a fresh one, and ends if the last program left a file.
"""

from __future__ import annotations

import contextlib
import socket
import struct
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from verifiers.sandbox import daemon, inside, seccomp
from verifiers.sandbox.cgroup import V1, Group, own_groups
from verifiers.sandbox.inside import modules, resident
from verifiers.sandbox.inside.frames import END, REPLY, STDERR_BYTES, unpack_record
from verifiers.sandbox.protocol import SandboxError
from verifiers.sandbox.session import START_S, BoxLost

if TYPE_CHECKING:
    from collections.abc import Callable

    from docker import APIClient

ENVIRONMENT = {**inside.ENVIRONMENT, "PATH": "/usr/local/bin:/usr/bin:/bin"}
FRAME = struct.Struct(">BxxxI")
"""What Docker puts before each piece of output: the stream's number, the piece's length."""
STDERR = 2
PIECE = 1 << 16
END_S = 5.0
"""Wall seconds that a container whose streams are closed may take to end."""


@dataclass(frozen=True, slots=True)
class Room:
    """What a container is made for; programs that want the same can use the same one."""

    image: daemon.Image
    memory_mb: int
    processes: int
    tmp_mb: int


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
        self._kills = 0
        self._id = _created(api, room, user)
        try:
            with daemon.explained():
                self._attach()
                api.start(self._id)
                self._group = _group(self._id, api.inspect_container(self._id)["State"]["Pid"])
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

    def send(self, data: bytes, deadline: float) -> None:
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
        """Processes killed for memory so far; the runner's own end for memory counts when it is over."""
        if self._group:
            with contextlib.suppress(OSError, KeyError):
                self._kills = self._group.out_of_memory()
        return self._kills if self._whole else self._kills + self._state("OOMKilled", False)

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
            self._in_use = True
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

    @contextlib.contextmanager
    def _wholly(self) -> Any:
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
        from docker.errors import NotFound

        with contextlib.suppress(NotFound, SandboxError), daemon.explained():
            self._api.wait(self._id, timeout=END_S)
            return self._api.inspect_container(self._id)["State"].get(name, missing)
        return missing


def _created(api: APIClient, room: Room, user: int) -> str:
    from docker.errors import APIError
    from docker.types import LogConfig

    memory = f"{room.memory_mb}m"
    walls = {
        "network_mode": "none",
        "ipc_mode": "none",
        "read_only": True,
        "cap_drop": ["ALL"],
        "security_opt": ["no-new-privileges"],
        "mem_limit": memory,
        "memswap_limit": memory,
        "pids_limit": room.processes,
        "tmpfs": {
            "/tmp": f"rw,nosuid,nodev,noexec,mode=1777,size={room.tmp_mb}m",
            "/dev/mqueue": "ro,nosuid,nodev,noexec,size=4k",
        },
        "log_config": LogConfig(type=LogConfig.types.NONE),
    }
    try:
        with daemon.explained():
            made = api.create_container(
                room.image.digest,
                resident("python3", seccomp.filter_for_runner(room.image.machine)),
                entrypoint=[],
                user=f"{user}:{user}",
                working_dir="/tmp",
                hostname="sandbox",
                environment=[*(f"{name}={value}" for name, value in ENVIRONMENT.items()), "HOSTNAME"],
                stdin_open=True,
                labels=daemon.labels(),
                host_config=api.create_host_config(**walls),
            )
    except APIError as problem:
        raise SandboxError(f"the container could not be made: {problem.explanation}") from None
    return str(made["Id"])


def _group(identity: str, pid: int) -> Group | None:
    """The container's memory group, where the daemon runs on this machine: the group's name proves it."""
    try:
        own = Path(f"/proc/{pid}/cgroup").read_text()
        if identity not in own:
            return None
        places = dict(own_groups(own, Path("/proc/self/mountinfo").read_text()))
        v1 = all(name in places for name in V1)
        group = Group(1, tuple(places[name] for name in V1)) if v1 else Group(2, (places[""],))
        group.out_of_memory(), group.cpu_s()
    except (OSError, KeyError, ValueError):
        return None
    return group


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left
