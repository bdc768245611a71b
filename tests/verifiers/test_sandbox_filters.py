"""The seccomp filters, run by an interpreter of classic BPF that knows nothing of how they were made."""

from __future__ import annotations

import re
import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifiers.sandbox import seccomp

ALLOW, KILL, NOT_PERMITTED, NO_SUCH_CALL = 0x7FFF0000, 0x80000000, 0x00050001, 0x00050026
MACHINES = ("x86_64", "aarch64")
ARCH = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
HEADERS = {
    "x86_64": Path("/usr/include/x86_64-linux-gnu/asm/unistd_64.h"),
    "aarch64": Path("/usr/include/asm-generic/unistd.h"),
}
PLAIN = {
    "x86_64": {"read": 0, "write": 1, "mmap": 9, "brk": 12, "futex": 202, "exit_group": 231, "execve": 59},
    "aarch64": {
        "read": 63,
        "write": 64,
        "mmap": 222,
        "brk": 214,
        "futex": 98,
        "exit_group": 94,
        "execve": 221,
    },
}
SOCKET = {"x86_64": 41, "aarch64": 198}
CLONE = {"x86_64": 56, "aarch64": 220}
KILL_CALL = {"x86_64": 62, "aarch64": 129}
ON_A_PROCESS = {"x86_64": (302, 144, 142, 314, 203), "aarch64": (261, 119, 118, 274, 122)}
"""prlimit64, sched_setscheduler, sched_setparam, sched_setattr, sched_setaffinity."""
FCNTL_AND_IOCTL = {"x86_64": (72, 16), "aarch64": (25, 29)}
CHANGES = {"x86_64": (90, 268, 92, 260, 188, 280, 76, 132), "aarch64": (53, 54, 5, 88, 45)}
"""chmod, chown, setxattr, utime, truncate, in their several forms."""
THREAD_FLAGS = 0x3D0F00
"""What a thread library passes to clone."""


def verdict(program: bytes, arch: int, number: int, *arguments: int) -> int:
    """What the filter returns for this call."""
    padded = (*arguments, *[0] * (6 - len(arguments)))
    data = struct.pack("=IIQ6Q", number, arch, 0, *padded)
    steps = list(struct.iter_unpack("=HBBI", program))
    place, value = 0, 0
    while True:
        code, yes, no, operand = steps[place]
        place += 1
        if code == 0x20:  # load a word
            value = struct.unpack_from("=I", data, operand)[0]
        elif code == 0x06:  # return
            return int(operand)
        else:
            holds = {0x15: value == operand, 0x35: value >= operand, 0x45: bool(value & operand)}[code]
            place += yes if holds else no


@pytest.fixture(params=MACHINES)
def machine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def filters(machine: str) -> list[bytes]:
    return [
        seccomp.filter_for_runner(machine),
        seccomp.filter_for_test(machine, single=False),
        seccomp.filter_for_test(machine, single=True),
    ]


def test_ordinary_calls_pass(machine: str) -> None:
    for program in filters(machine):
        for name, number in PLAIN[machine].items():
            assert verdict(program, ARCH[machine], number) == ALLOW, name


def test_no_sockets_of_any_family(machine: str) -> None:
    for family in range(50):
        assert (
            verdict(seccomp.filter_for_runner(machine), ARCH[machine], SOCKET[machine], family)
            == NOT_PERMITTED
        )


def test_threads_pass_and_namespaces_do_not(machine: str) -> None:
    runner = seccomp.filter_for_runner(machine)
    assert verdict(runner, ARCH[machine], CLONE[machine], THREAD_FLAGS) == ALLOW
    assert verdict(runner, ARCH[machine], CLONE[machine], 17) == ALLOW  # fork
    for bit in (7, 17, 25, 26, 27, 28, 29, 30):  # CLONE_NEWTIME, NS, CGROUP, UTS, IPC, USER, PID, NET
        assert verdict(runner, ARCH[machine], CLONE[machine], 17 | 1 << bit) == NOT_PERMITTED
    assert verdict(runner, ARCH[machine], 435, 0) == NO_SUCH_CALL  # clone3, so that libraries fall back


def test_a_single_process_makes_threads_only_and_signals_nobody(machine: str) -> None:
    single, other = filters(machine)[2], filters(machine)[1]
    assert verdict(single, ARCH[machine], CLONE[machine], THREAD_FLAGS) == ALLOW
    assert verdict(single, ARCH[machine], CLONE[machine], 17) == NOT_PERMITTED
    assert verdict(single, ARCH[machine], CLONE[machine], 0x4111) == NOT_PERMITTED  # vfork
    assert verdict(single, ARCH[machine], KILL_CALL[machine], 1, 9) == NOT_PERMITTED
    assert verdict(other, ARCH[machine], CLONE[machine], 17) == ALLOW
    assert verdict(other, ARCH[machine], KILL_CALL[machine], 1, 9) == ALLOW


def test_limits_and_ranks_of_other_processes_are_out_of_reach(machine: str) -> None:
    runner = seccomp.filter_for_runner(machine)
    for number in ON_A_PROCESS[machine]:
        assert verdict(runner, ARCH[machine], number, 0, 7) == ALLOW
        assert verdict(runner, ARCH[machine], number, 1, 7) == NOT_PERMITTED


def test_files_signal_nobody_else(machine: str) -> None:
    for program in filters(machine)[1:]:
        for number, commands in zip(FCNTL_AND_IOCTL[machine], ((8, 15), (0x8901, 0x8902)), strict=True):
            for command in commands:
                assert verdict(program, ARCH[machine], number, 3, command, 1) == NOT_PERMITTED
            assert verdict(program, ARCH[machine], number, 3, 2, 1) == ALLOW  # F_SETFD, and any other


def test_a_single_process_changes_no_file_by_its_name(machine: str) -> None:
    other, single = filters(machine)[1:]
    for number in (*CHANGES[machine], 452):
        assert verdict(single, ARCH[machine], number) == NOT_PERMITTED
        assert verdict(other, ARCH[machine], number) == ALLOW


@given(st.integers(0, 2**32 - 1), st.integers(0, 2**32 - 1))
def test_the_other_entries_to_the_kernel_are_closed(arch: int, number: int) -> None:
    for machine in MACHINES:
        for program in filters(machine):
            if arch != ARCH[machine]:
                assert verdict(program, arch, number) == KILL
            if number > seccomp.LAST:  # later calls, and on x86 those of x32
                assert verdict(program, ARCH[machine], number) == NO_SUCH_CALL


def test_every_jump_lands_within_the_program(machine: str) -> None:
    for program in filters(machine):
        steps = list(struct.iter_unpack("=HBBI", program))
        assert len(steps) <= 4096
        for place, (code, yes, no, _) in enumerate(steps):
            if code in (0x15, 0x35, 0x45):
                assert place + 1 + max(yes, no) < len(steps)
        assert steps[-1][0] == 0x06


def test_numbers_are_those_of_the_kernels_headers(machine: str) -> None:
    if not HEADERS[machine].exists():
        pytest.skip(f"needs the kernel's headers: {HEADERS[machine]}")
    text = HEADERS[machine].read_text()
    known = {name: int(number) for name, number in re.findall(r"#define __NR(?:3264)?_(\w+)\s+(\d+)", text)}
    rows = [row.split() for row in seccomp.OWN.split(",")]
    column = 1 + MACHINES.index(machine)
    for name, *numbers in rows:
        assert numbers[column - 1] == str(known.get(name, "-")), name
    for name, number in seccomp.SHARED.items():
        assert known.get(name, number) == number, name
