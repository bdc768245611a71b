"""Adaptive difficulty over many environments: which problem next, and what its group of rollouts teaches.

Two policies over one kind of state. "rlve" is that of the RLVE paper (arXiv 2511.07317): a window of four
levels whose upper end rises and never falls. "zaya1" is that of the ZAYA1 report (section IV-B4): the
environments seen least come first, a level rises and falls with its groups, and starts where a curve fitted
to a few probing groups says that half the rollouts succeed.

    curriculum = Curriculum("rlve/*", policy="zaya1")
    problem = curriculum.draw()
    curriculum.record(problem, [problem.score(text).correct for text in rollouts(problem.prompt)])
    curriculum.save("curriculum.json")                       # Curriculum.load("curriculum.json") goes on
"""

from __future__ import annotations

import json
import math
import os
import threading
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Protocol, TypeVar

from envs import registry
from envs.env import Env, Problem
from envs.rng import Rng

T = TypeVar("T")
SCHEMA = 1


@dataclass(slots=True)
class State:
    """What a curriculum knows of one environment; plain data."""

    top: int
    """The environment's hardest level."""
    level: int = 0
    """The current level; for "rlve" the upper end of the window."""
    drawn: int = 0
    """Problems drawn: the next one's seed."""
    seen: int = 0
    """Rollouts since the level last changed ("rlve": at the upper level, since the last decision)."""
    right: int = 0
    """Of those, the right ones."""
    probes: list[tuple[int, int, int]] = field(default_factory=list)
    """Groups recorded while the initial level is searched: level, right, all."""
    particles: list[tuple[float, float]] = field(default_factory=list)
    """Curves (mu, s) that the probes leave; empty before the first and after the last probe."""


class Policy(Protocol):
    """How levels are chosen and moved."""

    def weight(self, state: State) -> float:
        """How likely an environment is to be drawn, up to a factor."""

    def level(self, state: State, rng: Rng) -> int:
        """The level of the next problem."""

    def update(self, state: State, level: int, right: int, total: int, rng: Rng) -> None:
        """Take in one group: `right` of `total` rollouts at `level`."""


@dataclass(frozen=True, slots=True)
class Window:
    """RLVE's: uniform in the last `width` levels; one up where accuracy at the upper reaches `threshold`."""

    width: int = 4
    threshold: float = 0.9
    prompts: int = 8
    """Groups at the upper level before a decision; the counters start anew after each."""

    def weight(self, state: State) -> float:
        return 1.0

    def level(self, state: State, rng: Rng) -> int:
        return rng.randint(max(0, state.level - self.width + 1), state.level)

    def update(self, state: State, level: int, right: int, total: int, rng: Rng) -> None:
        if level != state.level:
            return
        state.seen, state.right = state.seen + total, state.right + right
        if state.seen >= self.prompts * total:
            if state.right >= self.threshold * state.seen:
                state.level = min(state.level + 1, state.top)
            state.seen = state.right = 0


@dataclass(frozen=True, slots=True)
class UpDown:
    """ZAYA1's: equation 11, after an initial level by Thompson sampling over p(d) = sigma(-(d - mu) / s).

    The report leaves open how environments are weighted (here 1 / (1 + drawn)), and of the search the number
    of particles and probes, the prior, epsilon and the decay.
    """

    threshold: float = 0.7
    probes: int = 6
    """Groups of the search for the initial level; 0 starts at level 0."""
    particles: int = 128
    epsilon: float = 0.2
    """Chance that a probe aims not at 0.5 but anywhere in 0.5 +- 0.25."""
    decay: float = 0.9
    """Weight of a probe against that of the next one, where likelihoods are rebuilt."""

    def weight(self, state: State) -> float:
        return 1 / (1 + state.drawn)

    def level(self, state: State, rng: Rng) -> int:
        if len(state.probes) >= self.probes:
            return state.level
        if not state.particles:
            state.particles = self._prior(state.top, rng)
        mu, s = _pick(state.particles, self._weights(state), rng)
        aim = 0.5 + (rng.random() - 0.5) / 2 if rng.random() < self.epsilon else 0.5
        return _clamp(mu + s * math.log((1 - aim) / aim), state.top)

    def update(self, state: State, level: int, right: int, total: int, rng: Rng) -> None:
        if len(state.probes) < self.probes:
            self._probe(state, level, right, total, rng)
            return
        state.seen, state.right = state.seen + total, state.right + right
        if right == 0:
            self._move(state, -1)
        elif right > self.threshold * total and level == state.level:
            self._move(state, +1)

    def _move(self, state: State, by: int) -> None:
        state.level = min(max(state.level + by, 0), state.top)
        state.seen = state.right = 0

    def _probe(self, state: State, level: int, right: int, total: int, rng: Rng) -> None:
        state.probes.append((level, right, total))
        state.particles = state.particles or self._prior(state.top, rng)
        weights = self._weights(state)
        if sum(weights) ** 2 < sum(w * w for w in weights) * len(weights) / 2:
            # Few curves carry all the weight: draw anew among them, each moved a little.
            state.particles = [
                (mu + _normal(rng) * s / 2, s * math.exp(_normal(rng) / 4))
                for mu, s in (_pick(state.particles, weights, rng) for _ in state.particles)
            ]
            weights = self._weights(state)
        if len(state.probes) == self.probes:
            mean = sum(w * mu for w, (mu, _) in zip(weights, state.particles, strict=True)) / sum(weights)
            state.level, state.particles = _clamp(mean, state.top), []

    def _prior(self, top: int, rng: Rng) -> list[tuple[float, float]]:
        """One Gaussian for all environments: most solve level 0 to 8 half the time; s around 1.5."""
        return [(4 + 4 * _normal(rng), 1.5 * math.exp(_normal(rng) / 2)) for _ in range(self.particles)]

    def _weights(self, state: State) -> list[float]:
        """Likelihood of every curve under the probes, later ones counting more."""
        scores = [
            sum(
                self.decay**age * _log_likelihood(level, right, total, mu, s)
                for age, (level, right, total) in enumerate(reversed(state.probes))
            )
            for mu, s in state.particles
        ]
        best = max(scores)
        return [math.exp(score - best) for score in scores]


POLICIES: dict[str, Policy] = {"rlve": Window(), "zaya1": UpDown()}


class Curriculum:
    """Draws problems and moves levels; every method may be called from any thread."""

    def __init__(
        self,
        ids: str | Iterable[str],
        policy: str | Policy = "zaya1",
        *,
        split: str = "train",
        reward: str = "binary",
        seed: int = 0,
    ) -> None:
        """`ids`: an id, a glob, or several. ValueError: an unknown policy, nothing found, a stored set."""
        names = registry.expand(ids)
        self.name = policy if isinstance(policy, str) else type(policy).__name__
        self.policy = _policy(policy) if isinstance(policy, str) else policy
        self.split, self.reward, self.seed, self.step = split, reward, seed, 0
        self._envs: dict[str, Env] = {}
        self.states = {name: State(_top(name)) for name in names}
        self._lock = threading.Lock()

    def draw(self) -> Problem:
        """The next problem."""
        with self._lock:
            rng = self._rng("draw")
            names = list(self.states)
            name = _pick(names, [self.policy.weight(self.states[name]) for name in names], rng)
            state = self.states[name]
            level, seed = self.policy.level(state, rng), state.drawn
            state.drawn += 1
        return self._env(name).problem(seed=seed, difficulty=level)

    def record(self, problem: Problem, correct: Sequence[bool]) -> None:
        """The outcomes of one problem's group of rollouts; leave out those that ended in an error of ours."""
        if not correct:
            return
        row = problem.row
        with self._lock:
            state = self.states[row["env"]]
            self.policy.update(state, row["difficulty"], sum(correct), len(correct), self._rng("record"))

    def levels(self) -> dict[str, int]:
        """The current level of every environment."""
        with self._lock:
            return {name: state.level for name, state in self.states.items()}

    def save(self, path: str | Path) -> None:
        """Write the state as JSON; the file is replaced in one step."""
        with self._lock:
            states = {name: asdict(state) for name, state in self.states.items()}
            told = {key: getattr(self, key) for key in ("split", "reward", "seed", "step")}
        text = json.dumps({"schema": SCHEMA, "policy": self.name, **told, "states": states})
        fresh = Path(path).with_name(Path(path).name + ".new")
        fresh.write_text(text + "\n")
        os.replace(fresh, path)

    @classmethod
    def load(cls, path: str | Path, policy: Policy | None = None) -> Curriculum:
        """Go on from a saved state; `policy` is needed where the saved one was no named one."""
        told: dict[str, Any] = json.loads(Path(path).read_text())
        if told.get("schema") != SCHEMA:
            raise ValueError(f"{path} is no curriculum of schema {SCHEMA}: {told.get('schema')}")
        found = cls(
            told["states"],
            policy or told["policy"],
            split=told["split"],
            reward=told["reward"],
            seed=told["seed"],
        )
        found.step = told["step"]
        for name, fields in told["states"].items():
            pairs = {key: [tuple(item) for item in fields[key]] for key in ("probes", "particles")}
            found.states[name] = State(**{**fields, **pairs})
        return found

    def _rng(self, what: str) -> Rng:
        self.step += 1
        return Rng.of("curriculum", self.seed, what, self.step)

    def _env(self, name: str) -> Env:
        if name not in self._envs:
            self._envs[name] = registry.make(name, self.split, self.reward)
        return self._envs[name]


def _policy(name: str) -> Policy:
    if name not in POLICIES:
        raise ValueError(f"there is no policy {name!r}; there are {', '.join(POLICIES)}")
    return POLICIES[name]


def _top(name: str) -> int:
    top = registry.spec(name).max_difficulty
    if top is None:
        raise ValueError(f"{name} has no levels: a curriculum is for environments that make their problems")
    return top


def _pick(items: Sequence[T], weights: Sequence[float], rng: Rng) -> T:
    """One item, with probability proportional to its weight."""
    left = rng.random() * sum(weights)
    for item, weight in zip(items, weights, strict=True):
        left -= weight
        if left < 0:
            return item
    return items[-1]


def _clamp(level: float, top: int) -> int:
    return min(max(round(level), 0), top)


def _normal(rng: Rng) -> float:
    """A standard normal draw (Box and Muller)."""
    return math.sqrt(-2 * math.log(1 - rng.random())) * math.cos(2 * math.pi * rng.random())


def _log_likelihood(level: int, right: int, total: int, mu: float, s: float) -> float:
    """Log of the binomial probability under p = sigma(-(level - mu) / s), without the constant."""
    x = (level - mu) / s
    return -right * _softplus(x) - (total - right) * _softplus(-x)


def _softplus(x: float) -> float:
    return max(x, 0.0) + math.log1p(math.exp(-abs(x)))
