"""The Linux calls that Python does not offer: prctl, seccomp, Landlock, namespaces; the table of processes.

Constants are those of the kernel's headers (linux/prctl.h, linux/landlock.h, linux/sched.h, linux/mount.h,
linux/capability.h), the same on every architecture.
"""

from __future__ import annotations

import ctypes
import os
import struct
from collections import namedtuple

TYPE_CHECKING = False  # importing typing takes longer than starting Python
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_SECCOMP = 1, 4, 22
PR_CAPBSET_DROP, PR_SET_CHILD_SUBREAPER, PR_SET_NO_NEW_PRIVS = 24, 36, 38
SECCOMP_MODE_FILTER = 2
LANDLOCK_CREATE_RULESET, LANDLOCK_ADD_RULE, LANDLOCK_RESTRICT_SELF = 444, 445, 446
RULE_PATH_BENEATH = 1
READ = 1 << 0 | 1 << 2 | 1 << 3
"""Landlock: execute, read files, list directories."""
RIGHTS = ((1, 13), (2, 14), (3, 15), (5, 16))
"""(ABI, how many file system rights it knows)."""
CLONE_NEWPID = 0x20000000
OWN_NAMESPACES = 0x00020000 | 0x02000000 | 0x04000000 | 0x08000000 | 0x40000000
"""Mounts, groups, names, IPC, network."""
MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_REMOUNT, MS_BIND = 1, 2, 4, 8, 32, 4096
CAPABILITY_VERSION = 0x20080522

_libc = ctypes.CDLL(None, use_errno=True)
_ZERO = ctypes.c_ulong(0)
_TICKS = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")


def prctl(option: int, argument: int = 0, pointer: ctypes.c_void_p | None = None) -> None:
    """prctl(2); OSError where it fails."""
    _done(_libc.prctl(option, ctypes.c_ulong(argument), pointer or _ZERO, _ZERO, _ZERO), "prctl", option)


def unshare(namespaces: int) -> None:
    """unshare(2); OSError where it fails."""
    _done(_libc.unshare(namespaces), "unshare", namespaces)


def mount(source: str | None, target: str, kind: str | None, flags: int, options: str = "") -> None:
    """mount(2); OSError where it fails."""
    words = [None if word is None else word.encode() for word in (source, target, kind)]
    _done(_libc.mount(*words, ctypes.c_ulong(flags), options.encode()), "mount", target)


def bound_capabilities() -> None:
    """No exec brings this process or its children a capability any more; what they have, they keep."""
    for capability in range(int(read_file("/proc/sys/kernel/cap_last_cap")) + 1):
        prctl(PR_CAPBSET_DROP, capability)


def keep_capabilities(kept: int) -> None:
    """Give up every capability but the first 32 that are in this set of bits; OSError where it fails."""
    header, low = struct.pack("II", CAPABILITY_VERSION, 0), struct.pack("III", kept, kept, 0)
    _done(_libc.capset(header, low + bytes(len(low))), "capset")


class Filter:
    """A seccomp filter, ready to be installed; `program` is classic BPF, at least one instruction."""

    def __init__(self, program: bytes) -> None:
        self._code = ctypes.create_string_buffer(program, len(program))
        header = struct.pack("HP", len(program) // 8, ctypes.addressof(self._code))
        self._header = ctypes.create_string_buffer(header)
        self._pointer = ctypes.cast(self._header, ctypes.c_void_p)

    def install(self) -> None:
        """Put this process and all its children under it, for good."""
        prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, self._pointer)


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
    fields = read_file(f"/proc/{pid}/stat").rpartition(b")")[2].split()
    cpu = sum(map(int, fields[11:15])) / _TICKS
    return Process(pid, int(fields[1]), cpu, int(fields[21]) * _PAGE / 2**20)


def waited_s(pid: int) -> float:
    """Seconds that a process's first thread was ready to run while others had the cores; 0 if unknown."""
    try:
        return int(read_file(f"/proc/{pid}/schedstat").split()[1]) / 1e9
    except OSError:
        return 0.0


def read_file(path: str) -> bytes:
    """Up to 4 KiB of a file of the kernel's, without the machinery of an open file."""
    file = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        return os.read(file, 4096)
    finally:
        os.close(file)


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
    return _done(int(_libc.syscall(number, *arguments)), "system call", number)


def _done(result: int, *call: object) -> int:
    """The result of a call; OSError where it failed."""
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, f"{' '.join(map(str, call))}: {os.strerror(code)}")
    return result
