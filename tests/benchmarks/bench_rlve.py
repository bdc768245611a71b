"""What an RLVE problem costs: generate, prompt and score the reference, in CPU time of one core.

python -m pytest -o python_files='bench_*.py' tests/benchmarks/bench_rlve.py -s
SOAK=1 ...                              # 30 problems a task and level instead of 5, and 100,000 for memory
"""

from __future__ import annotations

import os
import resource
import statistics
import time

import pytest

import envs

SOAK = "SOAK" in os.environ
SEEDS = range(1_000, 1_030 if SOAK else 1_005)
LEVELS = (0, 4, 8, 20)
GROWTH = 16
"""MiB by which the most memory may grow after a quarter of 100,000 problems, when the reuse cache is full."""


def seconds(env: envs.Env, seed: int, level: int) -> float:
    began = time.process_time()
    problem = env.problem(seed=seed, difficulty=level)
    assert problem.prompt and problem.score(problem.reference()).correct
    return time.process_time() - began


@pytest.mark.timeout(3600)
def test_milliseconds_by_level() -> None:
    ids = envs.list("rlve/*")
    for id in ids:
        seconds(envs.make(id), 0, 0)  # imports are paid once
    print(f"\n{len(ids)} tasks, {len(SEEDS)} problems each; milliseconds of CPU")
    for level in LEVELS:
        taken = {(id, seed): seconds(envs.make(id), seed, level) for id in ids for seed in SEEDS}
        times = sorted(taken.values())
        slowest = sorted(taken, key=lambda key: -taken[key])[:5]
        worst = ", ".join(f"{id[5:]} {1000 * taken[id, seed]:.0f}" for id, seed in slowest)
        print(
            f"level {level:2}: median {1000 * statistics.median(times):.3f}, "
            f"p99 {1000 * times[len(times) * 99 // 100]:.1f}, slowest: {worst}"
        )
        print(f"          {len(times) / sum(times):,.0f} problems a second over all tasks")


@pytest.mark.timeout(3600)
def test_memory_stays_flat() -> None:
    made = [envs.make(id) for id in envs.list("rlve/*")]
    count = 100_000 if SOAK else 4_000
    peaks = []
    for number in range(count):
        problem = made[number % len(made)].problem(seed=number, difficulty=number % 4)
        problem.score(problem.reference())
        if number % (count // 4) == count // 4 - 1:
            peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
    print(f"\nmost memory after each quarter of {count:,} problems: {', '.join(map(str, peaks))} MiB")
    assert not SOAK or peaks[-1] - peaks[0] <= GROWTH
