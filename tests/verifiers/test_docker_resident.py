"""The runner that outlives its programs, without Docker: as the first process of a bubblewrap sandbox."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest

from verifiers.sandbox import Limits, SandboxError, bwrap, seccomp
from verifiers.sandbox.inside import ENVIRONMENT, modules, resident
from verifiers.sandbox.inside.frames import END, REPLY, Reply, pack_request, unpack_record
from verifiers.sandbox.interpreter import own
from verifiers.sandbox.local import LocalBackend
from verifiers.sandbox.pipes import ProcessBox
from verifiers.sandbox.session import BoxLost
from verifiers.sandbox.tiers import Order, common_setup

TEST = pack_request({"stdin": 0, "argv": [], "files": [], "output": ""})


@pytest.fixture
def box() -> Iterator[ProcessBox]:
    """A started runner that was sent nothing yet."""
    try:
        program = LocalBackend(tier="bubblewrap").choose().bwrap
    except SandboxError as problem:
        pytest.skip(str(problem))
    command = resident(own().executable, seccomp.filter_for_runner())
    made = bwrap.start(program, command, ENVIRONMENT, own().trees, 16)
    yield made
    made.close()


def reply(box: ProcessBox) -> Reply:
    deadline = time.monotonic() + 60
    found, sizes = unpack_record(box.receive(REPLY.size, deadline))
    stdout, stderr, _ = (box.receive(size, deadline) for size in sizes)
    return found._replace(stdout=stdout, stderr=stderr)


def judged(box: ProcessBox, source: str) -> Reply:
    """One program from the runner's start to its end."""
    deadline = time.monotonic() + 60
    box.send(modules(True), deadline)
    assert reply(box).status == "ready"
    setup = common_setup(Order("python", Limits()), uid=None, count_memory=True)
    box.send(pack_request(setup.header(), source.encode()), deadline)
    assert reply(box).status == "opened"
    box.send(TEST, deadline)
    result = reply(box)
    box.send(END, deadline)
    return result


def test_one_program_after_another_finds_a_fresh_runner(box: ProcessBox) -> None:
    trace = "import builtins, heapq, os, sys\nprint('heapq' in sys.modules, os.getppid())\n"
    for _ in range(5):
        assert judged(box, f"{trace}\nbuiltins.print = None").stdout == b"True 1\n"
    look = "import sys\nprint('heapq' in sys.modules, len(sys.argv), open('/proc/self/status').read())"
    found = judged(box, look).stdout.decode()
    assert found.startswith("False 1 ")
    counted = [line for line in found.splitlines() if line.startswith("Seccomp_filters:")]
    assert counted in ([], ["Seccomp_filters:\t1"])  # installed by the first one, and only by it


def test_a_program_that_does_not_compile_is_no_end(box: ProcessBox) -> None:
    deadline = time.monotonic() + 60
    box.send(modules(True), deadline)
    assert reply(box).status == "ready"
    setup = common_setup(Order("python", Limits()), uid=None, count_memory=True)
    box.send(pack_request(setup.header(), b"def f(:"), deadline)
    assert reply(box).status == "compile_error"
    box.send(END, deadline)
    assert judged(box, "print('next')").stdout == b"next\n"


def test_files_that_are_left_end_the_runner(box: ProcessBox) -> None:
    result = judged(box, "open('/tmp/trace', 'w').close()")
    assert result.status == "ok" and "dirty" in result.flags
    with pytest.raises(BoxLost, match="exit code 0"):
        judged(box, "print('never')")
