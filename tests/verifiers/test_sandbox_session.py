"""The harness's end of a runner, against a box that does what a test wants of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifiers.sandbox import CompileError, Limits, SandboxError
from verifiers.sandbox.inside.frames import FLAGS, REPLY, STATUSES, Reply, pack_reply, unpack_record
from verifiers.sandbox.session import BoxLost, RunnerSession, Setup
from verifiers.sandbox.slots import Slots

OPENED = pack_reply(Reply("opened"))
LIMITS = Limits(cpu_s=1.0, output_bytes=100)


class FakeBox:
    """Answers with the bytes it was given, then is lost."""

    def __init__(self, *replies: bytes, kills: tuple[int, ...] = (), cpu: tuple[float, ...] = ()) -> None:
        self.data = b"".join(replies)
        self.kills, self.cpu = list(kills), list(cpu)
        self.sent: list[bytes] = []
        self.closed = False

    def send(self, data: bytes, deadline: float) -> None:
        self.sent.append(data)

    def receive(self, size: int, deadline: float) -> bytes:
        if len(self.data) < size:
            raise BoxLost("nothing more")
        data, self.data = self.data[:size], self.data[size:]
        return data

    def out_of_memory(self) -> int:
        return self.kills.pop(0) if self.kills else 0

    def cpu_s(self) -> float | None:
        return self.cpu.pop(0) if self.cpu else None

    def close(self) -> None:
        self.closed = True


def session(*boxes: FakeBox) -> RunnerSession:
    waiting = list(boxes)
    return RunnerSession(lambda: waiting.pop(0), Setup("python", LIMITS, 100, 8), b"", Slots(1).take())


def answer(status: str = "ok", *flags: str, stdout: bytes = b"", cpu_s: float = 0.0) -> bytes:
    return pack_reply(Reply(status, ("exited", *flags), cpu_s=cpu_s, stdout=stdout))


@given(
    st.sampled_from(STATUSES),
    st.sets(st.sampled_from(FLAGS)),
    st.tuples(*[st.integers(-(2**31), 2**31 - 1)] * 2),
    st.tuples(*[st.floats(allow_nan=False)] * 4),
    st.tuples(*[st.binary(max_size=50)] * 3),
)
def test_a_reply_arrives_as_it_was_sent(
    status: str,
    flags: set[str],
    whole: tuple[int, int],
    numbers: tuple[float, ...],
    texts: tuple[bytes, ...],
) -> None:
    reply = Reply(status, tuple(flag for flag in FLAGS if flag in flags), *whole, *numbers, *texts)
    data = pack_reply(reply)
    found, lengths = unpack_record(data[: REPLY.size])
    assert found == reply._replace(stdout=b"", stderr=b"", value=b"")
    assert lengths == tuple(map(len, texts))
    assert data[REPLY.size :] == b"".join(texts)


@given(st.binary(min_size=REPLY.size, max_size=REPLY.size + 300))
def test_garbage_for_an_answer_is_an_error_of_ours(garbage: bytes) -> None:
    box = FakeBox(OPENED, garbage)
    with session(box) as opened:
        try:
            result = opened.run()
        except SandboxError:
            assert box.closed or garbage[0] < len(STATUSES)
        else:
            assert result.status in STATUSES and len(result.stdout) <= LIMITS.output_bytes


def test_a_lost_runner_is_an_error_of_ours_and_the_next_test_gets_a_new_one() -> None:
    lost, fresh = FakeBox(OPENED), FakeBox(OPENED, answer(stdout=b"fine"))
    with session(lost, fresh) as opened:
        with pytest.raises(SandboxError, match="lost"):
            opened.run()
        assert lost.closed
        assert opened.run().stdout == b"fine"
    assert fresh.closed


def test_a_runner_killed_for_memory_is_the_programs_fault() -> None:
    lost = FakeBox(OPENED, kills=(0, 1))
    with session(lost, FakeBox(OPENED, answer())) as opened:
        assert opened.run().status == "memory"
        assert opened.run().status == "ok"


def test_a_child_killed_for_memory_makes_it_a_memory_verdict() -> None:
    with session(FakeBox(OPENED, answer("ok"), kills=(3, 4))) as opened:
        assert opened.run().status == "memory"


def test_an_idle_test_is_tried_once_more() -> None:
    idle = answer("time", "wall", "idle")
    with session(FakeBox(OPENED, idle, answer(stdout=b"in time"))) as opened:
        result = opened.run()
    assert (result.status, result.stdout) == ("ok", b"in time")
    assert result.flags == {"retried"}
    with session(FakeBox(OPENED, idle, idle, answer())) as opened:
        result = opened.run()
    assert result.status == "time" and result.flags == {"wall", "idle", "retried"}


def test_time_that_a_program_hid_counts() -> None:
    with session(FakeBox(OPENED, answer("time", "wall", "idle"), cpu=(10.0, 10.9))) as opened:
        result = opened.run()
    assert result.flags == {"wall"} and result.cpu_s == pytest.approx(0.9)


def test_leftover_files_mean_a_fresh_sandbox() -> None:
    first, second = FakeBox(OPENED, answer("ok", "dirty")), FakeBox(OPENED, answer(stdout=b"clean"))
    with session(first, second) as opened:
        assert opened.run().status == "ok" and first.closed
        assert opened.run().stdout == b"clean"


def test_longer_than_it_may_be_is_not_read() -> None:
    box = FakeBox(OPENED, answer(stdout=b"x" * 101))
    with session(box) as opened, pytest.raises(SandboxError, match="more than the limits allow"):
        opened.run()


def test_not_opening_is_told_apart_from_not_compiling() -> None:
    for reply, error in (
        (Reply("compile_error", stderr=b"SyntaxError"), CompileError),
        (Reply("failed", stderr=b"no memory"), SandboxError),
    ):
        box = FakeBox(pack_reply(reply))
        with pytest.raises(error):
            session(box)
        assert box.closed


def test_a_failure_of_the_runner_is_an_error_of_ours_and_not_used_again() -> None:
    broken = FakeBox(OPENED, pack_reply(Reply("failed", stderr=b"no more descriptors")), answer())
    fresh = FakeBox(OPENED, answer(stdout=b"fine"))
    with session(broken, fresh) as opened:
        with pytest.raises(SandboxError, match="no more descriptors"):
            opened.run()
        assert broken.closed
        assert opened.run().stdout == b"fine"


def test_a_sandbox_that_does_not_load_again_is_not_used() -> None:
    first, second = FakeBox(OPENED, answer("ok", "dirty")), FakeBox(pack_reply(Reply("failed")), answer())
    third = FakeBox(OPENED, answer(stdout=b"fine"))
    with session(first, second, third) as opened:
        opened.run()
        with pytest.raises(SandboxError, match="load"):
            opened.run()
        assert second.closed
        assert opened.run().stdout == b"fine"


def test_a_program_too_large_to_load_is_the_programs_fault() -> None:
    with pytest.raises(CompileError, match="memory"):
        session(FakeBox(kills=(1,)))


def test_an_interrupt_ends_the_sandbox() -> None:
    class Interrupted(FakeBox):
        def receive(self, size: int, deadline: float) -> bytes:
            if self.data or not size:
                return super().receive(size, deadline)
            raise KeyboardInterrupt

    box = Interrupted(OPENED)
    opened = session(box)
    with pytest.raises(KeyboardInterrupt):
        opened.run()
    assert box.closed
