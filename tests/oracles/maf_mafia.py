"""Oracle of rlve/maf_mafia: all states of (who is dead, who has had a turn), reached turn by turn."""

from functools import cache
from typing import Any

LEVELS = (0, 1, 2, 3, 4)


@cache
def possible(target: tuple[int, ...]) -> set[int]:
    states = {(frozenset[int](), frozenset[int]())}
    for _ in target:
        states = {
            (dead if player in dead else dead | {target[player]}, done | {player})
            for dead, done in states
            for player in range(len(target))
            if player not in done
        }
    return {len(dead) for dead, _ in states}


def accepts(instance: dict[str, Any], text: str) -> bool:
    target = instance["target"]
    order = list(map(int, text.split()))
    if sorted(order) != list(range(len(target))):
        return False
    alive = [True] * len(target)
    for player in order:
        if alive[player]:
            alive[target[player]] = False
    bound = min if instance["wanted"] == "fewest" else max
    return alive.count(False) == bound(possible(tuple(target)))
