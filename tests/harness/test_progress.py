"""What a run shows: counts that are right, lines where there is no terminal, a table where there is one."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from harness_simulated import Simulated, references

from harness.benchmarks import Selection
from harness.evaluation import execute, plan
from harness.progress import Counts, watch

SMALL = {"N": 4, "C": 2, "T": 1, "beta": 30, "tau": 6, "final": 40, "k": 3}


async def run(tmp_path: Any, watcher: Counts, made: Any) -> Any:
    return await execute(made, Simulated(references(made)), tmp_path, watcher=watcher)


async def test_counts_agree_with_the_frame(tmp_path: Any) -> None:
    made = plan("rlve/sorting", ttc="rsa,majority", selection=Selection(limit=3), **SMALL)
    now = [0.0]
    counts = Counts(made, clock=lambda: now[0])
    assert counts.remaining() == "time left unknown"
    solved: list[int] = []
    counts.changed = lambda: (now.__setitem__(0, now[0] + 1.0), solved.append(counts.solved_problems))[0]
    frame = (await run(tmp_path, counts, made)).frame()
    final = frame[frame.is_final]
    for arm, tally in counts.arms.items():
        mine = final[final.arm == arm]
        assert (tally.scored, tally.correct) == (len(mine), mine.correct.sum())
        assert tally.filled == tally.expected == (frame.arm == arm).sum()
        assert tally.rounds == frame[frame.arm == arm].groupby("round").size().to_dict()
    fresh = frame[frame.shared_from.isna()]
    assert counts.tokens == (fresh.reasoning_tokens + fresh.answer_tokens).sum()
    assert counts.solved_problems == 3 and solved[-1] == 3
    assert counts.left == 0.0
    again = Counts(made)
    await run(tmp_path, again, made)
    assert again.fresh == again.tokens == 0 and again.left is None


async def test_lines_for_a_file_and_a_table_for_a_terminal(tmp_path: Any) -> None:
    made = plan("rlve/sorting", selection=Selection(limit=2), k=2)
    shown: dict[str, str] = {}
    for name, kind in (("file", io.StringIO), ("terminal", _Terminal)):
        stream: Any = kind()
        with watch(made, Simulated({}), stream) as watcher:
            await run(tmp_path / name, watcher, made)
        shown[name] = stream.getvalue()
    assert shown["file"].splitlines()[0].startswith("rlve/sorting: 2 problems, edition v1")
    assert shown["file"].splitlines()[1] == "simulated: no memory at all"
    assert "2/2 problems" in shown["file"].splitlines()[-1]
    assert "\x1b" not in shown["file"]
    assert "accuracy so far" in shown["terminal"] and "2/2 problems" in shown["terminal"]


class _Terminal(io.StringIO):
    isatty: Callable[[Any], bool] = lambda self: True
