"""How a local sandbox is built, tier by tier: what the runner is told, and the process that it becomes."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from itertools import count
from pathlib import Path
from typing import Literal

from verifiers.sandbox import bwrap, cgroup, scratch, seccomp
from verifiers.sandbox.inside import ENVIRONMENT, ZYGOTE, bootstrap, modules
from verifiers.sandbox.inside.frames import REPLY, unpack_record
from verifiers.sandbox.interpreter import SYSTEM, open_to_all, own, reachable
from verifiers.sandbox.pipes import ProcessBox, started
from verifiers.sandbox.protocol import Limits, SandboxError
from verifiers.sandbox.session import START_S, Box, BoxLost, Setup
from verifiers.sandbox.zygotes import ZYGOTES

Tier = Literal["bubblewrap", "landlock", "unsafe"]
TIERS: tuple[Tier, ...] = ("bubblewrap", "landlock", "unsafe")
OVERHEAD_MB = 64
"""What a memory group admits above the program's limit: the runner's pages, standard output in memory."""
OVERHEAD_TASKS = 8
FIRST_UID = 0x70000000
"""The first of 2**28 user numbers that no distribution hands out: 64 for each possible process."""
FEW_UIDS = 64000
"""Where the harness lives in a user namespace with only some thousands of them."""
_numbers = count()
"""For the groups of zygotes, which outlive the place that they were started in."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A tier that works here."""

    tier: Tier
    bwrap: str = ""
    """The bubblewrap program, for that tier."""
    zygotes: bool = False
    """Whether its sandboxes are forked from one another (zygotes.py)."""


@dataclass(frozen=True, slots=True)
class Order:
    """The sandbox that is wanted."""

    mode: str
    limits: Limits
    entry: str | None = None
    trees: tuple[str, ...] = ()
    """Readable folders besides the system's."""
    site: tuple[str, ...] = ()
    """Folders of packages that programs may import."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What the runner is told, and how it is started."""

    setup: Setup
    start: Callable[[], Box]


def plan(choice: Choice, order: Order, slot: int) -> Plan:
    """The plan of one sandbox; SandboxError where this machine lacks what the tier needs."""
    if choice.tier == "bubblewrap":
        return _namespaces(choice, order, slot)
    return _landlock(choice, order, slot)


def shows(choice: Choice, tree: str) -> bool:
    """Whether a sandbox can read this folder of ours: without namespaces, its user has to reach it."""
    return choice.tier == "bubblewrap" or os.getuid() != 0 or open_to_all(tree)


def _namespaces(choice: Choice, order: Order, slot: int) -> Plan:
    python, groups = own(), _groups()
    trees = (*python.trees, *order.trees, *order.site)
    runner, test, _ = _filters()
    setup = replace(common_setup(order, _uid(slot), groups is None), filter=runner, test_filter=test)
    tmp_mb = 4 * order.limits.file_mb

    def start() -> Box:
        made = _reported(
            lambda: bwrap.start(choice.bwrap, bootstrap(python.executable), ENVIRONMENT, trees, tmp_mb)
        )
        return _greeted(made, modules(python.same), groups, order.limits, str(slot))

    def zygote() -> ProcessBox:
        command = bootstrap(python.executable)
        made = bwrap.start(choice.bwrap, command, ENVIRONMENT, trees, tmp_mb=1, zygote=True)
        return _greeted(made, modules(python.same, ZYGOTE), groups, order.limits, f"zygote-{next(_numbers)}")

    def fork() -> Box:
        kind = choice.bwrap, trees, order.limits.memory_mb, order.limits.processes
        return _ready(_reported(lambda: ZYGOTES.fork(kind, zygote, tmp_mb)))

    # What is mounted below /tmp would be hidden by the /tmp of a forked sandbox.
    hidden = any(Path(tree).is_relative_to("/tmp") for tree in trees)
    forked = choice.zygotes and order.mode != "command" and not hidden
    return Plan(setup, fork if forked else start)


def _landlock(choice: Choice, order: Order, slot: int) -> Plan:
    """Without namespaces; the tier `unsafe` also goes without what this machine lacks."""
    from verifiers.sandbox.inside.kernel import landlock_abi

    python, groups = reachable() if os.getuid() == 0 else own(), _groups()
    if python is None:
        raise SandboxError("no Python can be reached by an unprivileged user: install python3 under /usr")
    if choice.tier == "landlock" and not (landlock_abi() and seccomp.known()):
        raise SandboxError("the kernel offers no Landlock (Linux 5.13 with CONFIG_SECURITY_LANDLOCK has it)")
    folder, compiling = scratch.path(slot), order.mode == "command"
    runner, compiler, test = _filters() if seccomp.known() else (b"", b"", b"")
    readable = (*SYSTEM, *python.trees, *order.trees, *order.site, str(folder))
    writable = ("/dev/null", str(folder)) if compiling else ("/dev/null",)
    base = common_setup(order, _uid(slot), groups is None)
    setup = replace(
        base,
        filter=runner,
        test_filter=compiler if compiling else test,
        landlock=(readable, writable) if landlock_abi() else None,
        folder=str(folder),
        environment={**ENVIRONMENT, "HOME": str(folder), "TMPDIR": str(folder)},
        single=bool(test) and not compiling,
    )

    def start() -> Box:
        scratch.make(folder, base.uid)
        try:
            box = _reported(lambda: started(bootstrap(python.executable), setup.environment))
        except SandboxError:
            scratch.remove(folder)
            raise
        box.at_close(lambda: scratch.remove(folder))
        return _greeted(box, modules(python.same), groups, order.limits, str(slot))

    return Plan(setup, start)


def common_setup(order: Order, uid: int | None, count_memory: bool) -> Setup:
    """What all sandboxes have in common; address space is a distant bound, resident memory is what counts."""
    memory = order.limits.memory_mb
    return Setup(
        mode=order.mode,
        limits=order.limits,
        address_mb=2 * memory + 1024,
        stack_mb=min(memory, 64) if order.mode == "python" else memory,
        entry=order.entry,
        uid=uid,
        count_memory=count_memory,
        site=order.site,
    )


def _greeted(
    box: ProcessBox, code: bytes, groups: cgroup.Home | None, limits: Limits, name: str
) -> ProcessBox:
    """The box once what runs in it is up and in a memory group; nothing untrusted has reached it yet."""
    try:
        if groups:  # first of all: moving a process takes milliseconds, in which Python starts
            group = groups.group(name, limits.memory_mb + OVERHEAD_MB, limits.processes + OVERHEAD_TASKS)
            box.at_close(group.close)
            group.add(box.pid)
            box.count_with(group.out_of_memory, group.cpu_s)
        box.send(code, time.monotonic() + START_S)
    except (BoxLost, OSError) as problem:
        box.close()
        raise SandboxError(f"the sandbox did not start: {problem}") from None
    except BaseException:
        box.close()
        raise
    return _ready(box)


def _ready(box: ProcessBox) -> ProcessBox:
    """The box once what runs in it says so."""
    try:
        reply, _ = unpack_record(box.receive(REPLY.size, time.monotonic() + START_S))
        if reply.status != "ready":
            raise BoxLost(f"the runner began with {reply.status!r}")
    except (BoxLost, ValueError) as problem:
        box.close()
        raise SandboxError(f"the sandbox did not start: {problem}") from None
    except BaseException:
        box.close()
        raise
    return box


def _reported(start: Callable[[], ProcessBox]) -> ProcessBox:
    try:
        return start()
    except (BoxLost, OSError) as problem:
        raise SandboxError(f"the sandbox did not start: {problem}") from None


@cache
def _filters() -> tuple[bytes, bytes, bytes]:
    """The seccomp filters of the runner, of a test, and of a test that has to stay one process."""
    if not seccomp.known():
        raise SandboxError("there is no seccomp filter for this kind of processor: use the docker backend")
    return (
        seccomp.filter_for_runner(),
        seccomp.filter_for_test(single=False),
        seccomp.filter_for_test(single=True),
    )


@cache
def _groups() -> cgroup.Home | None:
    try:
        return cgroup.find()
    except cgroup.NoGroups:
        return None


def _uid(slot: int) -> int | None:
    """The unprivileged user of this place; None where we are not root and stay who we are."""
    if os.getuid() != 0:
        return None
    number = os.getpid() * 64 + slot % 64
    ranges = (line.split() for line in Path("/proc/self/uid_map").read_text().splitlines())
    mapped = any(int(first) <= FIRST_UID + number < int(first) + int(count) for first, _, count in ranges)
    return FIRST_UID + number if mapped else FEW_UIDS + number % 1000
