"""One test from fork to verdict: fork, watch the limits, end everything that is left.

The loop sleeps on the process's pidfd and wakes every TICK_S to add up what all its processes used. It waits
for no pipe, so a program that closes its output or hands it to a daemon gains nothing. Time in which the
program was ready and the machine had no core for it is not held against it. A program cannot stop or kill
the runner: it is pid 1 of its own namespace, or the program may send no signals at all.
"""

from __future__ import annotations

import os
import resource
import select
import time
from _signal import SIGKILL
from collections import namedtuple

from verifiers.sandbox.inside.child import Files
from verifiers.sandbox.inside.kernel import descendants, process, waited_s
from verifiers.sandbox.inside.limits import PerTest

TYPE_CHECKING = False  # importing typing takes longer than starting Python
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import NoReturn

TICK_S = 0.02

Ending = namedtuple("Ending", ("stopped", "status", "cpu_s", "wall_s", "waited_s", "peak_mb", "survivors"))
"""How a test ended. `stopped`: the limit that the watch enforced (time, wall, memory, output), or "".
`status`: as wait(2) gives it. `survivors`: whether processes were left when the first one ended."""


class Watch:
    """Watches tests, one after the other."""

    def __init__(self, requests: int, count_memory: bool, single: bool) -> None:
        """`count_memory`: no memory group does it. `single`: a test can have no other processes."""
        self._requests = requests
        self._count_memory = count_memory
        self._single = single
        self._cpu_s = _reaped_cpu()

    def run(self, become: Callable[[], NoReturn], files: Files, limits: PerTest) -> Ending:
        """Fork, become the test, see it to its end; the harness's going away ends the runner as well."""
        before, began = self._cpu_s, time.monotonic()
        pid = os.fork()
        if not pid:
            become()
        pidfd = os.pidfd_open(pid)
        poll = select.poll()
        poll.register(pidfd, select.POLLIN)
        poll.register(self._requests, 0)  # a hang-up is always reported
        stopped, peak, waited = "", 0.0, 0.0
        while not stopped:
            ready = poll.poll(TICK_S * 1000)
            if any(descriptor == self._requests for descriptor, _ in ready):
                self._end_all()
                os._exit(0)
            if ready:
                break
            processes = [process(pid)] if self._single else descendants()
            cpu_s = _reaped_cpu() - before + sum(each.cpu_s for each in processes)
            resident = sum(each.resident_mb for each in processes) if self._count_memory else 0.0
            size = max(os.fstat(file).st_size for file in (files.stdout, files.stderr))
            peak = max(peak, resident)
            waited = max(waited, *(waited_s(each.pid) for each in processes), 0.0)
            stopped = _overrun(limits, cpu_s, resident, size, time.monotonic() - began, waited)
            _reap_orphans(pid)
        wall_s = time.monotonic() - began
        waited = max(waited, waited_s(pid))
        os.close(pidfd)
        if stopped:
            os.kill(pid, SIGKILL)
        _, status, usage = os.wait4(pid, 0)
        survivors = self._end_all()
        peak = max(peak, usage.ru_maxrss / 1024)
        self._cpu_s = _reaped_cpu()
        return Ending(stopped, status, self._cpu_s - before, wall_s, waited, peak, survivors)

    def _end_all(self) -> bool:
        """Kill and reap every process of the test; whether there was any to kill."""
        found = False
        while True:
            try:
                pid, status = os.waitpid(-1, os.WNOHANG)
                _kill_descendants()  # once more for each that ended: they may have been forking meanwhile
                if not pid:
                    _, status = os.waitpid(-1, 0)
            except ChildProcessError:
                return found  # orphans come to the runner, so that without a child there is nobody
            found = found or os.WIFSIGNALED(status)


def _overrun(
    limits: PerTest, cpu_s: float, resident_mb: float, size: int, wall_s: float, waited_s: float
) -> str:
    """The limit that is exceeded now; empty for none."""
    if cpu_s > limits.cpu_s:
        return "time"
    if resident_mb > limits.memory_mb:
        return "memory"
    if size > limits.output_bytes:
        return "output"
    return "wall" if wall_s - waited_s > limits.wall_s or wall_s > limits.longest_s else ""


def _kill_descendants() -> None:
    if os.getpid() == 1:
        try:
            os.kill(-1, SIGKILL)  # all in this namespace but the caller
        except ProcessLookupError:
            return
        return
    for each in descendants():
        try:
            os.kill(each.pid, SIGKILL)
        except ProcessLookupError:
            continue


def _reap_orphans(first: int) -> None:
    """Reap what has ended, but for the first process, whose usage is asked for by itself."""
    while True:
        try:
            ended = os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)
            if ended is None or ended.si_pid == first:
                return
            os.waitpid(ended.si_pid, 0)
        except ChildProcessError:
            return


def _reaped_cpu() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
