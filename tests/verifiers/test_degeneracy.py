"""The gate against looping text: what it sees, what it leaves alone, and what it does to a verdict."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable
from hashlib import blake2b
from itertools import chain, cycle, islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifiers.degeneracy import LONG_LOOPS, REPORT, Gate, degenerate, gate, ratios
from verifiers.verdict import correct, error, wrong

VOCABULARY = 262_144


def token_ids(text: str) -> list[int]:
    """Ids as from a vocabulary of ZAYA1's size: pieces of words, each with a fixed id of its own."""
    pieces = re.findall(r"\s?\w{1,6}|\s|[^\w\s]", text)
    return [int.from_bytes(blake2b(p.encode(), digest_size=4).digest(), "big") % VOCABULARY for p in pieces]


def noise(length: int, seed: int) -> list[int]:
    rng = random.Random(seed)
    return [rng.randrange(VOCABULARY) for _ in range(length)]


def loop(period: int, length: int, seed: int = 0) -> list[int]:
    return list(islice(cycle(noise(period, seed)), length))


@pytest.mark.parametrize("period", [1, 2, 3, 5, 8, 12])
@pytest.mark.parametrize("before", [0, 700, 3000])
def test_short_loops_are_seen_wherever_they_begin(period: int, before: int) -> None:
    assert degenerate(noise(before, 1) + loop(period, 1200))


@pytest.mark.parametrize("period", [20, 60, 120, 180])
def test_long_loops_need_the_thorough_search(period: int) -> None:
    ids = noise(700, 1) + loop(period, 2000)
    assert degenerate(ids, LONG_LOOPS)
    assert not degenerate(ids, REPORT) or period <= 20


def test_a_loop_longer_than_the_window_is_not_seen() -> None:
    assert not degenerate(loop(300, 5000), LONG_LOOPS)


@given(st.integers(0, 2**32), st.integers(0, 3000))
def test_random_ids_are_never_degenerate(seed: int, length: int) -> None:
    assert not degenerate(noise(length, seed), LONG_LOOPS)


def test_a_short_answer_may_repeat_itself() -> None:
    assert not degenerate([7] * (REPORT.chunk - 1))
    assert degenerate([7] * REPORT.chunk)
    assert not degenerate([])


def test_a_short_last_chunk_is_measured_with_the_one_before() -> None:
    ids = noise(512, 1) + noise(512, 2) + [7] * 100
    assert len(list(ratios(ids))) == 2
    assert list(ratios(ids))[1] < list(ratios(ids[:1024]))[1]
    assert len(list(ratios(ids, Gate(merge_short_last=False)))) == 3
    # Alone, these hundred would be as degenerate as can be; with the chunk before they are not.
    assert not degenerate(ids)
    assert degenerate(ids, Gate(merge_short_last=False))


def test_the_stream_remembers_the_chunk_before() -> None:
    first, second = ratios(noise(150, 1) * 2, Gate(level=6, chunk=150))
    assert second < 0.1 < first


def test_ids_that_do_not_fit_four_bytes_are_refused() -> None:
    with pytest.raises(OverflowError):
        degenerate([2**32] * 1000)


def test_the_gate_takes_the_reward_and_nothing_else() -> None:
    ids = [7] * 2000
    gated = gate(correct("12", why="x"), ids)
    assert (gated.reward, gated.correct, gated.outcome, gated.answer) == (0.0, True, "correct", "12")
    assert gated.detail == {"why": "x", "degenerate": True}
    assert gate(correct("12"), noise(2000, 1)) == correct("12")
    for untouched in (wrong("3"), error("ours")):
        assert gate(untouched, ids) == untouched


def test_how_often_it_is_wrong(shared: Callable[[str], Path], capsys: pytest.CaptureFixture[str]) -> None:
    """Ordinary reasoning traces pass, alone and joined to long ones; loops at their end do not."""
    rows = [json.loads(line) for line in shared("data/math_responses.jsonl").open()]
    traces = [token_ids(response) for row in rows for response in row["responses"]]
    joined = [list(chain(*traces[i::40])) for i in range(40)]  # ten problems each, no problem twice
    small = Gate(chunk=128)
    looped = {
        period: [trace + loop(period, 2000, seed) for seed, trace in enumerate(traces[::5])]
        for period in (1, 4, 10, 40, 160)
    }
    false = {
        "chunk 512": [degenerate(t) for t in [*traces, *joined]],
        "chunk 128": [degenerate(t, small) for t in [*traces, *joined]],
        "long loops": [degenerate(t, LONG_LOOPS) for t in [*traces, *joined]],
    }
    with capsys.disabled():
        print(f"\n{len(traces)} traces, {len(joined)} joined by tens, "
              f"least ratio {min(r for t in joined for r in ratios(t)):.3f}")  # fmt: skip
        for name, found in false.items():
            print(f"  false positives, {name}: {sum(found)} of {len(found)}")
        for period, samples in looped.items():
            seen = [sum(degenerate(t, s) for t in samples) for s in (REPORT, LONG_LOOPS)]
            print(f"  loops of {period} tokens seen: {seen[0]} (report), {seen[1]} (long) of {len(samples)}")
    assert not any(any(found) for found in false.values())
    assert all(degenerate(t) for period in (1, 4, 10) for t in looped[period])
    assert all(degenerate(t, LONG_LOOPS) for samples in looped.values() for t in samples)
