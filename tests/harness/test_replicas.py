"""Several processes behind one batcher, all of them pretended: who gets a request, what is heard of it."""

from __future__ import annotations

from collections.abc import Sequence
from multiprocessing.connection import Pipe
from typing import Any

import pytest

pytest.importorskip("torch")

import torch

from harness.engines import EngineError, replicas
from harness.engines.replicas import Replicas, places
from zaya.engine import Completion, Request


class Pretended(replicas.Replica):
    """A replica whose process is this test: it reads `heard` and says what it likes through `other`."""

    said: Any = None
    """Its first words."""

    def __init__(self, settings: Sequence[Any], environment: dict[str, str]) -> None:
        self.pipe, self.other = Pipe()
        self.requests: set[int] = set()
        self.environment = environment
        self.other.send(self.said)

    def heard(self) -> list[Any]:
        found = []
        while self.other.poll():
            found.append(self.other.recv())
        return found

    def close(self) -> None:
        self.pipe.close()


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Any:
    def make(copies: int, room: int) -> Any:
        monkeypatch.setattr(replicas, "Replica", Pretended)
        tokenizer: Any = None
        return Replicas(tokenizer, room, (), [{} for _ in range(copies)])

    return make


def ask(batcher: Any, prompt: int) -> int:
    """Which replica gets a request with this prompt."""
    number = batcher.submit(Request((prompt,)))
    return next(i for i, replica in enumerate(batcher._replicas) if number in replica.requests)


def done(number: int) -> Completion:
    return Completion(number, (), (), (), "x", "stop", 1, 0)


def test_prompts_stay_together_and_different_ones_spread(made: Any) -> None:
    batcher = made(3, room=4)
    assert batcher.max_batch == 12 and batcher.idle
    assert [ask(batcher, prompt) for prompt in (7, 7, 8, 7, 8, 9)] == [0, 0, 1, 0, 1, 2]
    assert not batcher.idle


def test_a_prompt_leaves_its_place_where_it_would_wait_there_only(made: Any) -> None:
    batcher = made(2, room=2)
    assert [ask(batcher, 7) for _ in range(5)] == [0, 0, 1, 1, 1], "full, so to the other; then all are full"


def test_the_prompts_seen_last_are_remembered(made: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replicas, "REMEMBERED", 2)
    batcher = made(2, room=9)
    assert [ask(batcher, prompt) for prompt in (1, 2, 1, 3)] == [0, 1, 0, 1]
    assert ask(batcher, 1) == 0
    assert ask(batcher, 2) == 1, "forgotten, so to the least busy"
    assert set(batcher._homes) == {(1,), (2,)}


def test_completions_and_cancellations_pass_through(made: Any) -> None:
    batcher = made(2, room=2)
    first, second = (batcher.submit(Request((prompt,))) for prompt in (7, 8))
    assert batcher.step() == []
    left, right = batcher._replicas
    assert left.heard() == [("submit", first, Request((7,)))]
    assert batcher.cancel(first) and not batcher.cancel(first)
    assert left.heard() == [("cancel", first)]
    left.other.send([done(first)])  # it had ended before it heard
    right.other.send([done(second)])
    assert [completion.id for _ in range(2) for completion in batcher.step()] == [second]
    assert batcher.idle and not batcher.cancel(second)


def test_a_replica_that_cannot_go_on_says_why_for_all(made: Any) -> None:
    batcher = made(2, room=2)
    batcher.submit(Request((7,)))
    batcher._replicas[1].other.send("RuntimeError: out of memory")
    for _ in range(2):
        with pytest.raises(EngineError, match="a replica of the model has failed: RuntimeError: out of mem"):
            batcher.step()
    batcher.reset()
    assert batcher.idle


def test_a_start_that_fails_ends_the_others(made: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Pretended, "said", "ValueError: no such layer")
    closed: list[Any] = []
    monkeypatch.setattr(Pretended, "close", lambda replica: closed.append(replica))
    with pytest.raises(EngineError, match="no such layer"):
        made(3, room=1)
    assert len(closed) == 3


def test_devices_are_shared_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    monkeypatch.setattr(torch.cuda, "device_count", lambda: 4)
    monkeypatch.delenv("CUDA_VISIBLE_DEVICES", raising=False)
    assert [place["CUDA_VISIBLE_DEVICES"] for place in places(2, 2)] == ["0,1", "2,3"]
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "GPU-a,GPU-b,GPU-c")
    assert [place["CUDA_VISIBLE_DEVICES"] for place in places(3, 1)] == ["GPU-a", "GPU-b", "GPU-c"]
    with pytest.raises(
        EngineError, match=r"replicas=2 with tensor_parallel=2 need 4 GPUs, and 3 can be seen"
    ):
        places(2, 2)


def test_cores_are_shared_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    monkeypatch.setattr("os.sched_getaffinity", lambda pid: set(range(8)))
    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
    assert [place["OMP_NUM_THREADS"] for place in places(3, 1)] == ["2", "2", "2"]
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    assert [place["OMP_NUM_THREADS"] for place in places(2, 1)] == ["1", "1"]
