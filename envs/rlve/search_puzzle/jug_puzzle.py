"""Water jugs: fill, empty and pour until one jug holds exactly the target."""

from typing import Any

from envs.formats import actions
from envs.ladder import Ladder, step
from envs.render import row
from envs.rewards import Invalid, feasible, missed
from envs.rng import Rng
from envs.task import Instance, Task

STEPS = (3, 4, 5, 6, 7, 8, 10, 12, 15, 18, 20, 25, 30, 35, 40, 50)
TRIES = 20

Action = list[Any]


class JugPuzzle(Task):
    """Planted by a pruned random walk; the target is no capacity or difference of two if walks find one."""

    ladder = Ladder(n=step(3, 1), top=50)
    answer = actions("the actions in order", Fill=1, Empty=1, Pour=2)
    reward = feasible()

    def generate(self, rng: Rng, n: int) -> Instance:
        steps = rng.choice(STEPS)
        capacities = rng.sample(range(2, n * n + 10), n)
        easy = {abs(a - b) for a in [0, *capacities] for b in capacities}
        for more in range(TRIES):
            walk, reached = _walk(rng, capacities, steps + more)
            if hard := [volume for volume in reached if volume not in easy]:
                break
        target = rng.choice(
            hard or [volume for volume in reached if volume not in capacities] or list(reached)
        )
        return {
            "capacities": capacities,
            "target": target,
            "actions": _pruned(walk[: reached[target]], capacities, target),
        }

    def prompt(self, capacities: list[int], target: int) -> str:
        return (
            "There are jugs with the capacities below, numbered from 0 in this order, all empty at first. "
            "The actions are: Fill i (fill jug i to its capacity), Empty i (pour all of jug i away), and "
            "Pour i j (pour from jug i into another jug j until i is empty or j is full). An action that "
            "changes nothing is allowed. Find actions after which some jug holds exactly the target.\n"
            f"capacities: {row(capacities)}\ntarget: {target}"
        )

    def solve(self, actions: list[Action]) -> list[Action]:
        return actions

    def value(self, answer: list[Action], capacities: list[int], target: int) -> bool | Invalid:
        for action in answer:
            if not all(0 <= jug < len(capacities) for jug in action[1:]):
                return Invalid(f"{row(action)[:40]}: there is no such jug")
            if action[0] == "Pour" and action[1] == action[2]:
                return Invalid(f"{row(action)}: a jug cannot be poured into itself")
        return target in volumes_after(answer, capacities) or missed(f"no jug holds {target} in the end")


def volumes_after(actions: list[Action], capacities: list[int]) -> list[int]:
    """What the jugs hold in the end, all empty at first."""
    volumes = [0] * len(capacities)
    for action in actions:
        act(volumes, capacities, action)
    return volumes


def act(volumes: list[int], capacities: list[int], action: Action) -> None:
    """Change the volumes by one action, in place."""
    verb, i, *rest = action
    if verb == "Pour":
        moved = min(volumes[i], capacities[rest[0]] - volumes[rest[0]])
        volumes[i] -= moved
        volumes[rest[0]] += moved
    else:
        volumes[i] = capacities[i] if verb == "Fill" else 0


def _walk(rng: Rng, capacities: list[int], steps: int) -> tuple[list[Action], dict[int, int]]:
    """Random actions on three of the jugs that each change something; when each volume is first there."""
    team = rng.sample(range(len(capacities)), 3)
    volumes = [0] * len(capacities)
    walk: list[Action] = []
    reached: dict[int, int] = {}
    while len(walk) < steps:
        i, j = rng.sample(team, 2)
        action: Action = rng.choice((["Fill", i], ["Empty", i], ["Pour", i, j]))
        before = volumes.copy()
        act(volumes, capacities, action)
        if volumes != before:
            walk.append(action)
            for volume in volumes:
                if volume:
                    reached.setdefault(volume, len(walk))
    return walk, reached


def _pruned(actions: list[Action], capacities: list[int], target: int) -> list[Action]:
    """The actions without those that the target does not need, dropped one by one from the end."""
    kept = actions
    for i in reversed(range(len(actions))):
        fewer = kept[:i] + kept[i + 1 :]
        if target in volumes_after(fewer, capacities):
            kept = fewer
    return kept if len(kept) == len(actions) else _pruned(kept, capacities, target)
