"""The containers of this process: those that run a program, and those that wait for one."""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING

from verifiers.sandbox import daemon
from verifiers.sandbox.container import ContainerBox
from verifiers.sandbox.room import Room
from verifiers.sandbox.tiers import FEW_UIDS, FIRST_UID

if TYPE_CHECKING:
    from docker import APIClient

IDLE = 2 * (os.cpu_count() or 1)
"""Containers that may wait for a program: one a core, and one for its checker."""


class Containers:
    """Starts containers, and keeps those whose program is over for the next one; usable from any thread."""

    def __init__(self, name: str) -> None:
        """Find the daemon and this image in it, and remove what dead harnesses left; SandboxError."""
        self.api: APIClient = daemon.connect()
        self.image = daemon.find_image(self.api, name)
        self.process = os.getpid()
        self._few_users = daemon.maps_users(self.api)
        self._lock = threading.Lock()
        self._idle: list[ContainerBox] = []
        self._users: set[int] = set()
        daemon.sweep(self.api)

    def take(self, memory_mb: int, processes: int, tmp_mb: int) -> ContainerBox:
        """A container with a fresh runner: one that waits for this, else a new one."""
        room = Room(self.image, memory_mb, processes, tmp_mb)
        while box := self._waiting(room):
            if box.resume():
                return box
            self._remove(box)
        number = self._number()
        try:
            return ContainerBox(self.api, room, self._user(number), number, self._put)
        except BaseException:
            self._users.discard(number)
            raise

    def close(self) -> None:
        """Remove those that wait."""
        while box := self._waiting():
            self._remove(box)
        self.api.close()

    def _waiting(self, room: Room | None = None) -> ContainerBox | None:
        """Take out the one that came last, of those that are made like this."""
        with self._lock:
            for box in reversed(self._idle):
                if room in (None, box.room):
                    self._idle.remove(box)
                    return box
        return None

    def _put(self, box: ContainerBox) -> None:
        if not box.finish():
            self._remove(box)
            return
        with self._lock:
            self._idle.append(box)
            surplus = self._idle.pop(0) if len(self._idle) > IDLE else None
        if surplus:
            self._remove(surplus)

    def _remove(self, box: ContainerBox) -> None:
        box.remove()
        with self._lock:
            self._users.discard(box.number)

    def _number(self) -> int:
        with self._lock:
            number = next(number for number in range(len(self._users) + 1) if number not in self._users)
            self._users.add(number)
            return number

    def _user(self, number: int) -> int:
        """An unprivileged user that no other container of this process has."""
        own = self.process * 64 + number % 64
        return FEW_UIDS + own % 1000 if self._few_users else FIRST_UID + own
