"""Seccomp filters as classic BPF: what no test may ask of the kernel, whatever isolates it otherwise.

Two filters: one for the runner and all that it forks, and a narrower one for the tests alone. Numbers above
the last one known here do not exist for a program, so a newer kernel brings no new surface; the 32-bit
and x32 entries are closed. Numbers are those of the kernel's tables (asm/unistd_64.h, asm-generic/unistd.h).

    filter_for_runner("x86_64"), filter_for_test("x86_64", single=False)
"""

from __future__ import annotations

import platform
import struct
from collections.abc import Iterable, Mapping

LOAD, EQUAL, AT_LEAST, ANY_BIT, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
ALLOW, ERRNO, KILL = 0x7FFF0000, 0x00050000, 0x80000000
EPERM, ENOSYS = 1, 38
LAST = 462
"""The highest number (mseal) that a program may use."""
NUMBER, ARCH, FIRST_ARGUMENT, SECOND_ARGUMENT = 0, 4, 16, 24
"""Offsets in struct seccomp_data."""
NAMESPACES = 0x7E020080
"""clone(2): every CLONE_NEW* flag."""
THREAD = 0x00010000
"""clone(2): CLONE_THREAD."""

SHARED = {
    "pidfd_send_signal": 424,
    "io_uring_setup": 425,
    "io_uring_enter": 426,
    "io_uring_register": 427,
    "open_tree": 428,
    "move_mount": 429,
    "fsopen": 430,
    "fsconfig": 431,
    "fsmount": 432,
    "fspick": 433,
    "clone3": 435,
    "pidfd_getfd": 438,
    "process_madvise": 440,
    "mount_setattr": 442,
    "quotactl_fd": 443,
    "memfd_secret": 447,
    "process_mrelease": 448,
    "set_mempolicy_home_node": 450,
    "fchmodat2": 452,
    "lsm_get_self_attr": 459,
    "lsm_set_self_attr": 460,
    "lsm_list_modules": 461,
}
"""Calls that have one number everywhere."""
OWN = """
socket 41 198, clone 56 220, fork 57 -, vfork 58 -, kill 62 129, tkill 200 130, tgkill 234 131,
rt_sigqueueinfo 129 138, rt_tgsigqueueinfo 297 240, ptrace 101 117, process_vm_readv 310 270,
process_vm_writev 311 271, kcmp 312 272, prlimit64 302 261, unshare 272 97, setns 308 268, mount 165 40,
umount2 166 39, pivot_root 155 41, chroot 161 51, bpf 321 280, perf_event_open 298 241, userfaultfd 323 282,
memfd_create 319 279, keyctl 250 219, add_key 248 217, request_key 249 218, init_module 175 105,
finit_module 313 273, delete_module 176 106, kexec_load 246 104, kexec_file_load 320 294, reboot 169 142,
swapon 167 224, swapoff 168 225, acct 163 89, quotactl 179 60, syslog 103 116, settimeofday 164 170,
clock_settime 227 112, adjtimex 159 171, clock_adjtime 305 266, iopl 172 -, ioperm 173 -, sethostname 170 161,
setdomainname 171 162, vhangup 153 58, personality 135 92, name_to_handle_at 303 264,
open_by_handle_at 304 265, fanotify_init 300 262, nfsservctl 180 42, modify_ldt 154 -, uselib 134 -,
shmget 29 194, shmat 30 196, shmctl 31 195, msgget 68 186, msgsnd 69 189, msgrcv 70 188, semget 64 190,
semop 65 193, mq_open 240 180, migrate_pages 256 238, move_pages 279 239, mbind 237 235,
set_mempolicy 238 237, lookup_dcookie 212 18, setpriority 141 140, ioprio_set 251 30,
sched_setscheduler 144 119, sched_setparam 142 118, sched_setattr 314 274, sched_setaffinity 203 122,
fcntl 72 25, ioctl 16 29, chmod 90 -, fchmod 91 52, fchmodat 268 53, chown 92 -, lchown 94 -, fchown 93 55,
fchownat 260 54, setxattr 188 5, lsetxattr 189 6, fsetxattr 190 7, removexattr 197 14, lremovexattr 198 15,
fremovexattr 199 16, utime 132 -, utimes 235 -, futimesat 261 -, utimensat 280 88, truncate 76 45
"""
"""Name, number on x86_64, number on aarch64; `-` where there is none."""
OTHERS = ("prlimit64", "sched_setscheduler", "sched_setparam", "sched_setattr", "sched_setaffinity")
"""Calls on the process that the first argument names, where 0 is the caller."""
OWNERS = {"fcntl": (8, 15), "ioctl": (0x8901, 0x8902)}
"""Second arguments that name a process to be signalled about a file: F_SETOWN and its like."""
SIGNALS = ("kill", "tkill", "tgkill", "rt_sigqueueinfo", "rt_tgsigqueueinfo", "pidfd_send_signal")
FORKS = ("fork", "vfork")
ATTRIBUTES = (
    *("chmod", "fchmod", "fchmodat", "fchmodat2", "chown", "lchown", "fchown", "fchownat", "truncate"),
    *("setxattr", "lsetxattr", "fsetxattr", "removexattr", "lremovexattr", "fremovexattr"),
    *("utime", "utimes", "futimesat", "utimensat"),
)
"""What Landlock leaves open: changing a file of the same user without opening it."""
CONDITIONAL = {"clone", "clone3", "memfd_create", *OTHERS, *OWNERS, *SIGNALS, *FORKS, *ATTRIBUTES}
"""Not closed to the runner, or only for some arguments."""
AUDIT_ARCH = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}

Instruction = tuple[int, int, int, int]


def filter_for_runner(machine: str = platform.machine()) -> bytes:
    """For the runner: no sockets, tracing, namespaces, mounts, keys, io_uring, shared memory, modules."""
    numbers = _numbers(machine)
    rules = [_refuse(number) for name, number in numbers.items() if name not in CONDITIONAL]
    rules += [
        _refuse(numbers["clone3"], ENOSYS),  # its flags lie in memory; libraries fall back to clone
        _refuse_bits(numbers["clone"], NAMESPACES),
        *(_refuse_others(numbers[name]) for name in OTHERS),
    ]
    return _program(machine, rules)


def filter_for_test(machine: str = platform.machine(), *, single: bool) -> bytes:
    """For a test, on top: no files in memory, no signals by way of files.

    `single` is for where no namespace holds it: no second process, no signals, no changes to files.
    """
    numbers = _numbers(machine)
    rules = [_refuse(numbers["memfd_create"])]
    rules += [_refuse_second(numbers[name], value) for name, values in OWNERS.items() for value in values]
    if single:
        rules += [_refuse(numbers[name]) for name in (*SIGNALS, *FORKS, *ATTRIBUTES) if name in numbers]
        rules.append(_require_bits(numbers["clone"], THREAD))
    return _program(machine, rules)


def known(machine: str = platform.machine()) -> bool:
    """Whether there are filters for this architecture."""
    return machine in AUDIT_ARCH


def _numbers(machine: str) -> Mapping[str, int]:
    column = list(AUDIT_ARCH).index(machine) + 1
    rows = (row.split() for row in OWN.split(","))
    return {row[0]: int(row[column]) for row in rows if row[column] != "-"} | SHARED


def _program(machine: str, rules: Iterable[list[Instruction]]) -> bytes:
    steps: list[Instruction] = [
        (LOAD, 0, 0, ARCH),
        (EQUAL, 1, 0, AUDIT_ARCH[machine]),
        (RETURN, 0, 0, KILL),
        (LOAD, 0, 0, NUMBER),
        (AT_LEAST, 0, 1, LAST + 1),
        (RETURN, 0, 0, ERRNO | ENOSYS),
    ]
    for rule in rules:
        steps += rule
    steps.append((RETURN, 0, 0, ALLOW))
    return b"".join(struct.pack("=HBBI", *step) for step in steps)


def _refuse(number: int, error: int = EPERM) -> list[Instruction]:
    return [(EQUAL, 0, 1, number), (RETURN, 0, 0, ERRNO | error)]


def _refuse_second(number: int, value: int) -> list[Instruction]:
    """Refuse where the second argument is this value."""
    return [
        (EQUAL, 0, 4, number),
        (LOAD, 0, 0, SECOND_ARGUMENT),
        (EQUAL, 0, 1, value),
        (RETURN, 0, 0, ERRNO | EPERM),
        (LOAD, 0, 0, NUMBER),
    ]


def _refuse_others(number: int) -> list[Instruction]:
    """Refuse where the first argument is not 0."""
    return [
        (EQUAL, 0, 4, number),
        (LOAD, 0, 0, FIRST_ARGUMENT),
        (EQUAL, 1, 0, 0),
        (RETURN, 0, 0, ERRNO | EPERM),
        (LOAD, 0, 0, NUMBER),
    ]


def _refuse_bits(number: int, bits: int) -> list[Instruction]:
    """Refuse where the first argument has any of these bits."""
    return [
        (EQUAL, 0, 4, number),
        (LOAD, 0, 0, FIRST_ARGUMENT),
        (ANY_BIT, 0, 1, bits),
        (RETURN, 0, 0, ERRNO | EPERM),
        (LOAD, 0, 0, NUMBER),
    ]


def _require_bits(number: int, bits: int) -> list[Instruction]:
    """Refuse where the first argument has none of these bits."""
    return [
        (EQUAL, 0, 4, number),
        (LOAD, 0, 0, FIRST_ARGUMENT),
        (ANY_BIT, 1, 0, bits),
        (RETURN, 0, 0, ERRNO | EPERM),
        (LOAD, 0, 0, NUMBER),
    ]
