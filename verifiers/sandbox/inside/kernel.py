"""The Linux calls that Python does not offer: prctl, seccomp, Landlock; and the table of processes.

Constants are those of the kernel's headers (linux/prctl.h, linux/landlock.h), the same on every
architecture.
"""

from __future__ import annotations

import ctypes
import os
import struct
from collections import namedtuple

TYPE_CHECKING = False  # importing typing takes longer than starting Python
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_SECCOMP, PR_SET_CHILD_SUBREAPER, PR_SET_NO_NEW_PRIVS = (
    1,
    4,
    22,
    36,
    38,
)
SECCOMP_MODE_FILTER = 2
LANDLOCK_CREATE_RULESET, LANDLOCK_ADD_RULE, LANDLOCK_RESTRICT_SELF = 444, 445, 446
RULE_PATH_BENEATH = 1
READ = 1 << 0 | 1 << 2 | 1 << 3
"""Landlock: execute, read files, list directories."""
RIGHTS = ((1, 13), (2, 14), (3, 15), (5, 16))
"""(ABI, how many file system rights it knows)."""

_libc = ctypes.CDLL(None, use_errno=True)
_TICKS = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")


def prctl(option: int, *arguments: int | ctypes.c_void_p) -> None:
    """prctl(2); OSError where it fails."""
    padded = [ctypes.c_ulong(a) if isinstance(a, int) else a for a in arguments]
    padded += [ctypes.c_ulong(0)] * (4 - len(padded))
    if _libc.prctl(option, *padded):
        code = ctypes.get_errno()
        raise OSError(code, f"prctl {option}: {os.strerror(code)}")


def install_filter(program: bytes) -> None:
    """Put this process and all its children under a seccomp filter, for good; `program` is classic BPF."""
    code = ctypes.create_string_buffer(program, len(program))
    header = ctypes.create_string_buffer(struct.pack("HP", len(program) // 8, ctypes.addressof(code)))
    prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.cast(header, ctypes.c_void_p))


def landlock_abi() -> int:
    """The version of Landlock that this kernel offers; 0 for none."""
    return max(0, int(_libc.syscall(LANDLOCK_CREATE_RULESET, None, ctypes.c_size_t(0), 1)))


def landlock_ruleset(readable: Iterable[str], writable: Iterable[str]) -> int:
    """A ruleset that admits nothing but these trees, as a descriptor for `restrict_self`."""
    abi = landlock_abi()
    if not abi:
        raise OSError("Landlock is not available")
    files = (1 << max(known for since, known in RIGHTS if since <= abi)) - 1
    tcp, scopes = 3 if abi >= 4 else 0, 3 if abi >= 6 else 0
    attributes = struct.pack("QQQ", files, tcp, scopes)[: 8 if abi < 4 else 16 if abi < 6 else 24]
    ruleset = _call(LANDLOCK_CREATE_RULESET, attributes, ctypes.c_size_t(len(attributes)), 0)
    for rights, paths in ((READ, readable), (files, writable)):
        for path in paths:
            if os.path.exists(path):
                _admit(ruleset, path, rights if os.path.isdir(path) else rights & 0b110)
    return ruleset


def restrict_self(ruleset: int) -> None:
    """Put this process and all its children under the ruleset, for good."""
    _call(LANDLOCK_RESTRICT_SELF, ruleset, 0)


Process = namedtuple("Process", ("pid", "parent", "cpu_s", "resident_mb"))
"""A living process: its parent, CPU seconds with those of its reaped children, MiB resident."""


def descendants() -> list[Process]:
    """Every living process that descends from this one, itself left out."""
    children: dict[int, list[Process]] = {}
    for each in _processes():
        children.setdefault(each.parent, []).append(each)
    found = children.pop(os.getpid(), [])
    for each in found:  # grows while it is walked
        found += children.pop(each.pid, [])
    return found


def tasks_of_this_user() -> int:
    """Processes and threads of this user that can be seen: what RLIMIT_NPROC counts already."""
    count, me = 0, os.getuid()
    for pid in os.listdir("/proc"):
        try:
            if pid.isdigit() and os.stat(f"/proc/{pid}").st_uid == me:
                count += len(os.listdir(f"/proc/{pid}/task"))
        except OSError:
            continue
    return count


def process(pid: int) -> Process:
    """What the kernel says of this process; OSError where there is none."""
    with open(f"/proc/{pid}/stat", "rb") as file:
        fields = file.read().rpartition(b")")[2].split()
    cpu = sum(map(int, fields[11:15])) / _TICKS
    return Process(pid, int(fields[1]), cpu, int(fields[21]) * _PAGE / 2**20)


def waited_s(pid: int) -> float:
    """Seconds that a process's first thread was ready to run while others had the cores; 0 if unknown."""
    try:
        with open(f"/proc/{pid}/schedstat", "rb") as file:
            return int(file.read().split()[1]) / 1e9
    except OSError:
        return 0.0


def _processes() -> Iterator[Process]:
    for pid in os.listdir("/proc"):
        try:
            if pid.isdigit():
                yield process(int(pid))
        except OSError:
            continue  # ended meanwhile


def _admit(ruleset: int, path: str, rights: int) -> None:
    folder = os.open(path, os.O_PATH | os.O_CLOEXEC)
    try:
        _call(LANDLOCK_ADD_RULE, ruleset, RULE_PATH_BENEATH, struct.pack("=Qi", rights, folder), 0)
    finally:
        os.close(folder)


def _call(number: int, *arguments: object) -> int:
    result = int(_libc.syscall(number, *arguments))
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, f"system call {number}: {os.strerror(code)}")
    return result
