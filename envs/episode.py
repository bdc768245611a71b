"""One problem as an episode in Gymnasium's words: `reset` gives the prompt, one `step` ends it.

episode = envs.make("rlve/sorting").episode()
prompt, info = episode.reset(seed=7, options={"difficulty": 3})
obs, reward, terminated, truncated, info = episode.step(completion)
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from envs.env import Env, Problem
from envs.rng import Rng


class ScoringError(RuntimeError):
    """A step must return a number, and the verifier failed: no reward can be given for this sample."""


class Episode:
    """The state of one actor. The environment is shared, the episode is not."""

    def __init__(self, env: Env) -> None:
        self.env = env
        self.problem: Problem | None = None
        self._rng: Rng | None = None

    def reset(
        self, *, seed: int | None = None, options: Mapping[str, Any] | None = None
    ) -> tuple[str, dict[str, Any]]:
        """A new problem: (prompt, {"row": ...}).

        `options` are `difficulty`, or `index` for a stored set. Without a seed (or index) the episode draws
        the next itself: from the seed given last, or from the operating system at first.
        """
        chosen = dict(options or {})
        if unknown := chosen.keys() - {"difficulty", "index"}:
            raise ValueError(f"unknown reset options {sorted(unknown)}; known are difficulty and index")
        if seed is not None or self._rng is None:
            self._rng = Rng.of(self.env.id, _entropy() if seed is None else seed)
        if self.env.size is not None:
            chosen.setdefault("index", self._rng.below(self.env.size))
        else:
            chosen["seed"] = self._rng.below(2**32) if seed is None else seed
        self.problem = self.env.problem(**chosen)
        return self.problem.prompt, {"row": self.problem.row}

    def step(self, completion: str, cut: bool = False) -> tuple[str, float, bool, bool, dict[str, Any]]:
        """Score the completion: ("", reward, terminated, truncated, {"row", "verdict"}).

        Truncated means `cut` (stopped by its length) and not correct, else the episode is terminated. Raises
        ScoringError where the verifier failed, RuntimeError without a `reset` before.
        """
        if self.problem is None:
            raise RuntimeError("this episode has ended: call reset() before step()")
        verdict = self.problem.score(completion)
        if verdict.reward is None:
            raise ScoringError(f"{self.problem!r}: {verdict.detail.get('why', 'the verifier failed')}")
        row, self.problem = self.problem.row, None
        truncated = cut and not verdict.correct
        return "", verdict.reward, not truncated, truncated, {"row": row, "verdict": verdict}


def _entropy() -> int:
    import secrets

    return secrets.randbits(64)
