"""Every number behind zaya1-nano: tasks and levels, budgets, model, optimisation.

The recipe was found on the train and tuning splits only; `test` seeds belong to the published run.
"""

from __future__ import annotations

from dataclasses import dataclass, field

LEVELS: dict[str, tuple[int, ...]] = {
    "sorting": (3, 4, 5, 6, 7, 8),
    "multiplication": (0,),
    "division": (0, 1),
    "lcm": (2, 3),
    "inversion_pair": (1, 2, 3, 4, 5),
    "fibonacci": (0,),
    "josephus": (4, 5, 6, 7, 8, 9, 10),
    "negative_base": (6, 7, 8, 9, 10),
    "countdown_equal": (0,),
    "crt": (5, 6, 7, 8),
    "subset_sum": (1, 2, 3),
    "bezout_identity": (0,),
}
WEIGHTS: dict[str, float] = {"fibonacci": 0.4}
"""How often a task is drawn, where not once: fibonacci has the longest prompts and the hardest lines."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """Settings of one training run; times in seconds, lengths in tokens."""

    seed: int = 0
    levels: dict[str, tuple[int, ...]] = field(default_factory=lambda: LEVELS)
    beta: int = 64
    """Decode budget of a rollout."""
    tau: int = 32
    """Tail length."""
    batch: int = 32
    """Sequences a step."""
    steps: int = 4600
    warmup: int = 50
    flat: float = 0.3
    """Share of the steps at full rate; a cosine to `final_rate` of it follows."""
    final_rate: float = 0.02
    muon_rate: float = 4e-3
    adam_rate: float = 4e-3
    momentum: float = 0.95
    clip: float = 1.0
    balance_rate: float = 1e-3
    """Step of the balancing biases on the pseudo-gradient p - 1/E (report, section II-A-2)."""
    plain_share: float = 0.35
    long_share: float = 0.2
    """Of the plain traces, the share that may take three budgets."""
    lucky_share: float = 0.5
    """Of the plain searches, the share that succeeds within four tries, so that successes are seen often."""
    own_share: float = 0.5
    """Of the aggregation prompts after the first refresh, the share with the model's own tails."""
    tails_until: float = 0.3
    """Share of the steps in which the loss also covers the tails that a prompt shows."""
    refresh: tuple[float, ...] = (0.4, 0.7)
    """When the model's own rollouts are drawn anew, as shares of the steps."""
    own_problems: int = 40
    """Problems a task at each refresh."""
    own_rollouts: int = 6
    own_rounds: int = 2
