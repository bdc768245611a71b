"""What one test may use, as the kernel's own limits on the process that runs it."""

from __future__ import annotations

import math
import resource
from collections import namedtuple

MIB = 2**20

PerTest = namedtuple(
    "PerTest", "cpu_s wall_s longest_s memory_mb address_mb stack_mb output_bytes file_bytes tasks"
)
"""The limits of a test, as they come from the harness. `longest_s`: wall seconds, time that it waited for a
core included. `address_mb` is of each process; `tasks` are the processes and threads of the user at once."""


def kernel_limits(limits: PerTest) -> list[tuple[int, tuple[int, int]]]:
    """What to set with setrlimit for a test and its children; never above a limit that holds already."""
    seconds = math.ceil(limits.cpu_s) + 1
    values: dict[int, tuple[int, int]] = {
        resource.RLIMIT_CPU: (seconds, seconds + 1),
        resource.RLIMIT_AS: (limits.address_mb * MIB,) * 2,
        resource.RLIMIT_STACK: (limits.stack_mb * MIB,) * 2,
        resource.RLIMIT_FSIZE: (max(limits.file_bytes, limits.output_bytes + 1),) * 2,
        resource.RLIMIT_NPROC: (limits.tasks,) * 2,
        resource.RLIMIT_NOFILE: (64, 64),
        resource.RLIMIT_CORE: (0, 0),
    }
    return [(limit, _below(limit, *wanted)) for limit, wanted in values.items()]


def _below(limit: int, soft: int, hard: int) -> tuple[int, int]:
    ceiling = resource.getrlimit(limit)[1]
    if ceiling == resource.RLIM_INFINITY:
        return soft, hard
    return min(soft, ceiling), min(hard, ceiling)
