"""Every number behind zaya1-nano: tasks and levels, budgets, model, optimisation.

The recipe was found on the train and tuning splits only; `test` seeds belong to the published run.
"""

from __future__ import annotations

from dataclasses import dataclass, field

LEVELS: dict[str, tuple[int, ...]] = {
    "sorting": (4, 5, 6, 7, 8),
    "multiplication": (0,),
    "division": (1,),
    "lcm": (2, 3),
    "inversion_pair": (1, 2, 3),
    "fibonacci": (0,),
    "josephus": (5, 6, 7, 8),
    "negative_base": (8, 9, 10),
    "countdown_equal": (0,),
    "crt": (8, 9),
    "subset_sum": (2, 3),
    "k_partition": (0,),
}
WEIGHTS: dict[str, float] = {"fibonacci": 0.4, "josephus": 0.5}
"""How often a task is drawn, where not once: the hardest lines, and the fewest distinct problems."""


@dataclass(frozen=True, slots=True)
class Phase:
    """What is drawn until a share of the steps is done."""

    until: float
    plain_share: float
    """Plain traces among the rows; the rest go on from tails."""
    long_share: float
    """Of the plain traces, the share that may take three budgets."""
    tails: bool
    """Whether the loss also covers the tails that a prompt shows."""


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
    """Sequences a step, over all processes."""
    processes: int = 2
    """Processes of one thread each, whose gradients are averaged."""
    steps: int = 4800
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
    phases: tuple[Phase, ...] = (
        Phase(until=0.45, plain_share=0.7, long_share=0.7, tails=True),
        Phase(until=1.0, plain_share=0.35, long_share=0.2, tails=False),
    )
    """First the lines themselves, from whole traces; then mostly going on from tails."""
    lucky_share: float = 0.5
    """Of the plain searches, the share that succeeds within four tries, so that successes are seen often."""
    own_share: float = 0.5
    """Of the aggregation prompts after the first refresh, the share with the model's own tails."""
    refresh: tuple[float, ...] = (0.45, 0.72)
    """When the model's own rollouts are drawn anew, as shares of the steps."""
    own_problems: int = 40
    """Problems a task at each refresh."""
    own_rollouts: int = 6
    own_rounds: int = 2
