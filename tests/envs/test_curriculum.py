"""Curricula meet simulated learners of known ability: the level is found, followed, found again."""

from __future__ import annotations

import json
import math
import threading
from collections import Counter
from itertools import product
from pathlib import Path
from random import Random

import pytest

import envs
from envs.curriculum import Curriculum, UpDown, Window

IDS = ["rlve/sorting", "rlve/lcm", "rlve/subset_sum", "rlve/division"]
GROUP = 16


class Learner:
    """Solves a problem of level d with probability sigma((ability - d) / spread)."""

    def __init__(self, ability: dict[str, float], spread: float = 1.0, seed: int = 0) -> None:
        self.ability, self.spread, self.random = ability, spread, Random(seed)

    def chance(self, name: str, level: float) -> float:
        return 1 / (1 + math.exp((level - self.ability[name]) / self.spread))

    def answers(self, problem: envs.Problem) -> list[bool]:
        chance = self.chance(problem.row["env"], problem.row["difficulty"])
        return [self.random.random() < chance for _ in range(GROUP)]


def run(curriculum: Curriculum, learner: Learner, steps: int) -> Counter[str]:
    met: Counter[str] = Counter()
    for _ in range(steps):
        problem = curriculum.draw()
        met[problem.row["env"]] += 1
        curriculum.record(problem, learner.answers(problem))
    return met


def test_zaya1_starts_near_where_half_the_rollouts_succeed() -> None:
    ability = dict(zip(IDS, (1.0, 5.0, 9.0, 14.0), strict=True))
    misses = []
    for seed, name in product(range(12), IDS):
        curriculum = Curriculum(name, policy="zaya1", seed=seed)
        run(curriculum, Learner(ability, seed=seed), steps=UpDown().probes)
        misses.append(abs(curriculum.levels()[name] - ability[name]))
    assert sum(misses) / len(misses) < 1.0
    assert max(misses) <= 3


def test_zaya1_holds_the_level_follows_progress_and_recovers_from_a_drop() -> None:
    learner = Learner(dict.fromkeys(IDS, 6.0))
    curriculum = Curriculum(IDS, policy="zaya1", seed=1)
    run(curriculum, learner, 400)
    assert all(4 <= level <= 10 for level in curriculum.levels().values())
    learner.ability = dict.fromkeys(IDS, 12.0)
    run(curriculum, learner, 400)
    assert all(10 <= level <= 16 for level in curriculum.levels().values())
    learner.ability = dict.fromkeys(IDS, 3.0)
    run(curriculum, learner, 600)
    assert all(level <= 7 for level in curriculum.levels().values())


def test_zaya1_moves_by_equation_11() -> None:
    curriculum = Curriculum("rlve/sorting", policy=UpDown(probes=0))
    state = curriculum.states["rlve/sorting"]
    env = envs.make("rlve/sorting")

    def record(level: int, right: int) -> int:
        curriculum.record(env.problem(seed=0, difficulty=level), [True] * right + [False] * (10 - right))
        return state.level

    assert record(0, 7) == 0
    assert record(0, 8) == 1
    assert record(0, 10) == 1, "a group of another level does not raise it"
    assert record(1, 1) == 1
    assert record(0, 0) == 0, "a group that solves nothing lowers it, whatever its level"
    assert record(0, 0) == 0


def test_rlve_rises_at_nine_tenths_after_eight_prompts_and_never_falls() -> None:
    learner = Learner(dict.fromkeys(IDS, 8.0))
    curriculum = Curriculum(IDS, policy="rlve")
    run(curriculum, learner, 600)
    reached = curriculum.levels()
    assert all(
        learner.chance(name, level - 1) > 0.8 > learner.chance(name, level + 2)
        for name, level in reached.items()
    )
    learner.ability = dict.fromkeys(IDS, 0.0)
    run(curriculum, learner, 200)
    assert all(curriculum.levels()[name] >= level for name, level in reached.items())
    learner.ability = dict.fromkeys(IDS, 14.0)
    run(curriculum, learner, 1500)
    assert all(curriculum.levels()[name] > level for name, level in reached.items())


def test_rlve_counts_the_upper_level_only_and_draws_from_a_window_of_four() -> None:
    curriculum = Curriculum("rlve/sorting", policy="rlve")
    state, env = curriculum.states["rlve/sorting"], envs.make("rlve/sorting")
    state.level = 6
    assert {curriculum.draw().row["difficulty"] for _ in range(200)} == {3, 4, 5, 6}
    for _ in range(20):
        curriculum.record(env.problem(seed=0, difficulty=5), [True] * GROUP)
    assert (state.level, state.seen) == (6, 0)
    for number in range(Window().prompts):
        assert state.level == 6, number
        curriculum.record(env.problem(seed=0, difficulty=6), [True] * GROUP)
    assert (state.level, state.seen) == (7, 0)


def test_levels_stop_at_the_top() -> None:
    learner = Learner({"rlve/subset_sum": 500.0})
    for policy in ("rlve", "zaya1"):
        curriculum = Curriculum("rlve/subset_sum", policy=policy)
        run(curriculum, learner, 1500)
        assert curriculum.levels()["rlve/subset_sum"] == envs.make("rlve/subset_sum").max_difficulty


def test_zaya1_meets_the_least_seen_first() -> None:
    met = run(Curriculum(IDS, policy="zaya1"), Learner(dict.fromkeys(IDS, 4.0)), 200)
    assert max(met.values()) - min(met.values()) < 25


def test_a_saved_curriculum_goes_on_as_if_it_had_not_stopped(tmp_path: Path) -> None:
    for policy in ("rlve", "zaya1"):
        learner = Learner(dict.fromkeys(IDS, 5.0))
        straight = Curriculum(IDS, policy=policy, seed=3)
        run(straight, learner, 13)
        straight.save(tmp_path / "state.json")
        again = Curriculum.load(tmp_path / "state.json")
        assert again.states == straight.states and list(tmp_path.iterdir()) == [tmp_path / "state.json"]
        for _ in range(30):
            one, other = straight.draw(), again.draw()
            assert one == other
            outcome = learner.answers(one)
            straight.record(one, outcome)
            again.record(other, outcome)
        assert again.states == straight.states
    (tmp_path / "state.json").write_text(json.dumps({"schema": 99}))
    with pytest.raises(ValueError, match="no curriculum of schema 1: 99"):
        Curriculum.load(tmp_path / "state.json")


def test_threads_share_a_curriculum() -> None:
    curriculum = Curriculum(IDS, policy="zaya1")
    met: list[tuple[str, int]] = []

    def work() -> None:
        for _ in range(50):
            problem = curriculum.draw()
            met.append((problem.row["env"], problem.row["seed"]))
            curriculum.record(problem, [True, False])

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(met)) == len(met) == 400
    assert sum(state.drawn for state in curriculum.states.values()) == 400


def test_what_cannot_be_a_curriculum() -> None:
    with pytest.raises(ValueError, match="there is no policy 'zaya2'; there are rlve, zaya1"):
        Curriculum("rlve/sorting", policy="zaya2")
    with pytest.raises(ValueError, match="no environment matches"):
        Curriculum("nothing/*")
    with pytest.raises(ValueError, match="has no levels"):
        Curriculum("math/aime25")
