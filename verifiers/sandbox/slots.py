"""How many sandboxes this process holds open at once, and one of them running with nothing beside it.

The bound is the environment variable ENVS_WORKERS, else the number of cores. A thread that holds a sandbox
already never waits for another one, so that a program and its checker cannot lock each other out.
"""

from __future__ import annotations

import contextlib
import heapq
import os
import threading
from collections import Counter
from collections.abc import Iterator

from verifiers.workers import worker_count


class Slots:
    """Numbered places; the lowest free number is taken first."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._held: Counter[int] = Counter()
        self._free: list[int] = []
        self._made = 0
        self._running = 0
        self._reserved = False
        self._changed = threading.Condition()

    def take(self) -> Slot:
        """A place; waits for one while all are held by other threads."""
        me = threading.get_ident()
        with self._changed:
            self._changed.wait_for(lambda: self._held[me] or self._held.total() < self._size)
            self._held[me] += 1
            if not self._free:
                heapq.heappush(self._free, self._made)
                self._made += 1
            return Slot(self, heapq.heappop(self._free), me)

    def give_back(self, slot: Slot) -> None:
        """Free the place, from any thread."""
        with self._changed:
            self._held[slot.thread] -= 1
            if not self._held[slot.thread]:
                del self._held[slot.thread]
            heapq.heappush(self._free, slot.number)
            self._changed.notify_all()

    @contextlib.contextmanager
    def turn(self, alone: bool = False) -> Iterator[None]:
        """The time of one test; `alone`: no other test runs meanwhile."""
        with self._changed:
            self._changed.wait_for(lambda: not self._reserved)
            self._reserved = alone
            if alone:
                self._changed.wait_for(lambda: not self._running)
            self._running += 1
        try:
            yield
        finally:
            with self._changed:
                self._running -= 1
                if alone:
                    self._reserved = False
                self._changed.notify_all()


class Slot:
    """One held place."""

    def __init__(self, slots: Slots, number: int, thread: int) -> None:
        self._slots, self.number, self.thread = slots, number, thread
        self._held = True

    def give_back(self) -> None:
        """Free the place; a second call does nothing."""
        if self._held:
            self._held = False
            self._slots.give_back(self)

    def turn(self, alone: bool = False) -> contextlib.AbstractContextManager[None]:
        """The time of one test in this place."""
        return self._slots.turn(alone)


def _bound() -> int:
    return worker_count() if "ENVS_WORKERS" in os.environ else os.cpu_count() or 1


SLOTS = Slots(_bound())
"""The places of this process, shared by all backends."""
