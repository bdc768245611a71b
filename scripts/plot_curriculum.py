"""Draw how both curricula follow a simulated learner: docs/curriculum.svg.

A learner of ability a solves a problem of level d with probability sigma(a - d). It improves steadily, drops
by half at two thirds of the run (as after a bad update), and improves again.

    python scripts/plot_curriculum.py
"""

from __future__ import annotations

import math
import sys
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
STEPS, GROUP = 900, 16


def ability(step: int) -> float:
    """What the learner can do at a step: from 4 up to 14, then again from 7."""
    drop = STEPS * 2 // 3
    return 4 + 10 * step / drop if step < drop else 7 + 10 * (step - drop) / drop


def levels(policy: str) -> list[int]:
    """The level of one environment after each group."""
    from envs.curriculum import Curriculum

    curriculum, random, reached = Curriculum("rlve/sorting", policy=policy), Random(0), []
    for step in range(STEPS):
        problem = curriculum.draw()
        chance = 1 / (1 + math.exp(problem.row["difficulty"] - ability(step)))
        curriculum.record(problem, [random.random() < chance for _ in range(GROUP)])
        reached.append(curriculum.levels()["rlve/sorting"])
    return reached


def main() -> None:
    """Write the picture."""
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "curriculum"
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(7, 3.5))
    axes.plot(
        range(STEPS), [ability(step) for step in range(STEPS)], color="0.6", label="half are solved here"
    )
    for policy, style in (("zaya1", "-"), ("rlve", "--")):
        axes.step(range(STEPS), levels(policy), style, label=f"policy {policy}")
    axes.set(xlabel="groups of 16 rollouts", ylabel="level", ylim=(0, None))
    axes.legend()
    figure.tight_layout()
    (ROOT / "docs").mkdir(exist_ok=True)
    figure.savefig(ROOT / "docs" / "curriculum.svg", metadata={"Date": None})


if __name__ == "__main__":
    main()
