"""Oracle of rlve/kos_dicing: wins are written into a table, match by match."""

from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    winners, matches = [int(word) for word in text.split()], instance["matches"]
    wins = [0] * instance["n"]
    for (one, two), winner in zip(matches, winners, strict=True):
        if winner != one and winner != two:
            return False
        wins[winner] += 1
    return sorted(wins)[-1] == instance["k"]
