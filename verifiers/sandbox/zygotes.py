"""Sandboxes forked from one that stands already, which costs a third of starting them.

A zygote (inside/zygote.py) is a bubblewrap sandbox in which no program ever runs: what it forks makes
namespaces of its own and is a sandbox. It serves one at a time, and is in its memory group, so that none has
to be moved there. A zygote whose sandbox was lost, or killed for memory, is not used again.

    box = ZYGOTES.fork(kind, begin, tmp_mb=64)      # begin() starts a zygote where none of this kind waits
"""

from __future__ import annotations

import atexit
import contextlib
import os
import threading
import time
from collections.abc import Callable, Hashable

from verifiers.sandbox.inside.zygote import ORDER
from verifiers.sandbox.pipes import ProcessBox, channel
from verifiers.sandbox.session import START_S, BoxLost

IDLE = 2 * (os.cpu_count() or 1)
"""Zygotes that may wait: one a core, and one for its checker."""


class Zygotes:
    """The zygotes of this process that wait for the next program; usable from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process = os.getpid()
        self._idle: list[tuple[Hashable, ProcessBox]] = []

    def fork(self, kind: Hashable, begin: Callable[[], ProcessBox], tmp_mb: int) -> ProcessBox:
        """A new sandbox with a /tmp of this size, from a zygote of this kind; BoxLost where there is none."""
        while zygote := self._take(kind):
            with contextlib.suppress(BoxLost):
                return self._forked(kind, zygote, tmp_mb)
        return self._forked(kind, begin(), tmp_mb)

    def close(self) -> None:
        """End those that wait."""
        while zygote := self._take():
            zygote.close()

    def _forked(self, kind: Hashable, zygote: ProcessBox, tmp_mb: int) -> ProcessBox:
        kills = zygote.out_of_memory()

        def leave() -> None:
            if box.whole and zygote.out_of_memory() == kills:
                with contextlib.suppress(BoxLost):
                    zygote.send(ORDER.pack(0), time.monotonic() + START_S)
                    return self._put(kind, zygote)
            zygote.close()

        try:
            with channel() as (box, theirs, errors):
                zygote.hand_over(ORDER.pack(tmp_mb), [theirs, errors])
        except BaseException:
            zygote.close()
            raise
        box.at_close(leave)
        box.count_with(lambda: zygote.out_of_memory() - kills, zygote.cpu_s)
        try:
            box.watch(box.sender(time.monotonic() + START_S))
        except BaseException:
            box.close()
            raise
        return box

    def _take(self, kind: Hashable = None) -> ProcessBox | None:
        """The one that came last, of this kind where one is named."""
        with self._lock:
            if self._process != os.getpid():  # those of the process that we were forked from are not ours
                self._process, self._idle = os.getpid(), []
            for place in reversed(range(len(self._idle))):
                if kind in (None, self._idle[place][0]):
                    return self._idle.pop(place)[1]
        return None

    def _put(self, kind: Hashable, zygote: ProcessBox) -> None:
        with self._lock:
            self._idle.append((kind, zygote))
            surplus = self._idle.pop(0)[1] if len(self._idle) > IDLE else None
        if surplus:
            surplus.close()


ZYGOTES = Zygotes()
"""The zygotes of this process, shared by all backends."""
atexit.register(ZYGOTES.close)
