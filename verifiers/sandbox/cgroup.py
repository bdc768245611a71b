"""A memory and process group a sandbox, where the machine lets us make one (cgroup v1 or v2).

Only a group caps a whole tree of processes exactly. Where none can be made, the runner adds up what its
processes use instead. Groups are made beneath, or beside, the one this process is in, so every limit that
holds for this process holds for its sandboxes. Their names say who owns them; those of dead owners are
removed at the next start.

    home = find()
    group = home.group("0", memory_mb=300, processes=80)
    group.add(pid); group.out_of_memory(); group.close()
"""

from __future__ import annotations

import contextlib
import os
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from verifiers.sandbox.owner import owner, owner_is_dead

PREFIX = "zaya-sandbox-"
CLOSE_S = 5.0
"""How long an ended sandbox's group may stay busy."""
V1 = ("memory", "pids", "cpuacct")


class NoGroups(Exception):
    """Groups cannot be made here; the message says why."""


@dataclass(frozen=True, slots=True)
class Home:
    """Where groups are made: one folder of the v2 tree, or one in each v1 hierarchy."""

    version: int
    folders: tuple[Path, ...]

    def group(self, name: str, memory_mb: int, processes: int) -> Group:
        """A new group with these limits; OSError where it cannot be made."""
        group = Group(self.version, tuple(folder / f"{PREFIX}{owner()}-{name}" for folder in self.folders))
        if self.version == 2:
            _hand_down(self.folders[0])
        for folder in group.folders:
            folder.mkdir()
        try:
            group.limit(memory_mb, processes)
        except OSError:
            group.close()
            raise
        return group

    def sweep(self) -> int:
        """Kill and remove the groups of owners that are gone; how many there were."""
        dead = [
            path
            for folder in self.folders
            for path in folder.glob(f"{PREFIX}*")
            if owner_is_dead(path.name.removeprefix(PREFIX))
        ]
        for path in dead:
            Group(self.version, (path,)).close()
        return len(dead)


@dataclass(frozen=True, slots=True)
class Group:
    """The group of one sandbox."""

    version: int
    folders: tuple[Path, ...]

    def limit(self, memory_mb: int, processes: int) -> None:
        """Set its limits; swap counts as memory."""
        memory, tasks = str(memory_mb * 2**20), str(processes)
        if self.version == 2:
            (self._file("memory.max")).write_text(memory)
            with contextlib.suppress(FileNotFoundError):  # a kernel without swap
                self._file("memory.swap.max").write_text("0")
        else:
            self._file("memory.limit_in_bytes").write_text(memory)
            with contextlib.suppress(FileNotFoundError):
                self._file("memory.memsw.limit_in_bytes").write_text(memory)
        self._file("pids.max", "pids").write_text(tasks)

    def add(self, pid: int) -> None:
        """Move a process in; its later children are born in the group."""
        for folder in self.folders:
            (folder / "cgroup.procs").write_text(str(pid))

    def out_of_memory(self) -> int:
        """How many processes the kernel killed for memory."""
        name = "memory.events" if self.version == 2 else "memory.oom_control"
        return int(_fields(self._read(name)).get("oom_kill", 0))

    def cpu_s(self) -> float:
        """CPU seconds of all that ever ran in the group."""
        if self.version == 1:
            return int(self._read("cpuacct.usage", "cpuacct")) / 1e9
        return int(_fields(self._read("cpu.stat"))["usage_usec"]) / 1e6

    def close(self) -> None:
        """Kill what is left in the group and remove it."""
        for folder in self.folders:
            _remove(folder)

    def _read(self, name: str, controller: str = "memory") -> str:
        """A counter; read around every test, so by the shortest way."""
        file = os.open(f"{self._folder(controller)}/{name}", os.O_RDONLY)
        try:
            return os.read(file, 4096).decode()
        finally:
            os.close(file)

    def _file(self, name: str, controller: str = "memory") -> Path:
        return self._folder(controller) / name

    def _folder(self, controller: str) -> Path:
        return self.folders[0 if self.version == 2 else V1.index(controller)]


@cache
def find() -> Home:
    """The place for groups on this machine, found by making one; NoGroups says why there is none."""
    reasons = []
    for home in _candidates():
        try:
            _try(home)
        except OSError as problem:
            reasons.append(f"{home.folders[0]}: {problem.strerror or problem}")
            continue
        home.sweep()
        return home
    raise NoGroups("; ".join(reasons) or "no cgroup file system with memory and process control is mounted")


def _try(home: Home) -> None:
    """Make a group, limit it, put a process in it."""
    group = home.group("try", memory_mb=64, processes=8)
    reader, writer = os.pipe()
    try:
        # A process of our own to move: it waits until the pipe closes.
        pid = os.posix_spawn(
            "/bin/sh", ["sh", "-c", "read _"], {}, file_actions=[(os.POSIX_SPAWN_DUP2, reader, 0)]
        )
        try:
            group.add(pid)
            group.out_of_memory(), group.cpu_s()
        finally:
            os.close(writer)
            os.waitpid(pid, 0)
    finally:
        os.close(reader)
        group.close()


def _hand_down(folder: Path) -> None:
    """Let the groups in a v2 folder have limits; the kernel refuses where it holds processes as well."""
    control = folder / "cgroup.subtree_control"
    if not {"memory", "pids"} <= set(control.read_text().split()):
        control.write_text("+memory +pids")


def _candidates() -> Iterator[Home]:
    """The v1 hierarchies together, else this process's v2 group and those above it."""
    try:
        own, mounts = Path("/proc/self/cgroup").read_text(), Path("/proc/self/mountinfo").read_text()
    except OSError:
        return
    places = dict(own_groups(own, mounts))
    if all(controller in places for controller in V1):
        yield Home(1, tuple(places[controller] for controller in V1))
    if "" in places:
        here = places[""]
        for folder in (here, *here.parents):
            if not (folder / "cgroup.procs").exists():
                return
            yield Home(2, (folder,))


def own_groups(cgroup: str, mountinfo: str) -> Iterator[tuple[str, Path]]:
    """(controller, folder of a process's group) by its two files in /proc; the empty controller is v2."""
    own = [line.split(":", 2)[1:] for line in cgroup.splitlines()]
    for line in mountinfo.splitlines():
        fields, _, rest = line.partition(" - ")
        root, point = fields.split()[3:5]
        kind, _, options = rest.split(" ", 2)
        for controllers, path in own:
            names = controllers.split(",")
            if kind == "cgroup2" and controllers == "":
                yield "", Path(point) / os.path.relpath(path, root)
            elif kind == "cgroup" and set(names) <= set(options.split(",")):
                for name in names:
                    yield name, Path(point) / os.path.relpath(path, root)


def _fields(text: str) -> dict[str, str]:
    """The lines `name value` of a counter's file."""
    return dict(line.split() for line in text.splitlines())


def _remove(folder: Path) -> None:
    deadline = time.monotonic() + CLOSE_S
    while True:
        try:
            folder.rmdir()
            return
        except FileNotFoundError:
            return
        except OSError:
            if time.monotonic() > deadline:
                raise
        for pid in (folder / "cgroup.procs").read_text().split():
            with contextlib.suppress(ProcessLookupError):
                os.kill(int(pid), signal.SIGKILL)
        time.sleep(0.005)
