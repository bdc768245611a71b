"""Oracle of math/coin_patterns: a chain whose states are the last tosses, solved as linear equations."""

from fractions import Fraction
from functools import cache
from typing import Any

LEVELS = (0, 2, 6, 12)


def solved(rows: dict[str, dict[str, Fraction]], constants: dict[str, Fraction]) -> dict[str, Fraction]:
    """x[s] = constants[s] + the sum of rows[s][t] x[t]: takes one state after another out of the others."""
    order = sorted(rows, key=len, reverse=True)
    for at, s in enumerate(order):
        own = rows[s].pop(s, Fraction(0))
        rows[s] = {t: p / (1 - own) for t, p in rows[s].items()}
        constants[s] /= 1 - own
        for later in order[at + 1 :]:
            if weight := rows[later].pop(s, Fraction(0)):
                constants[later] += weight * constants[s]
                for t, p in rows[s].items():
                    rows[later][t] = rows[later].get(t, Fraction(0)) + weight * p
    for s in reversed(order):
        constants[s] += sum((p * constants[t] for t, p in rows[s].items()), Fraction(0))
    return constants


@cache
def value(patterns: tuple[str, ...], heads: Fraction, time: bool) -> Fraction:
    kept = len(patterns[0])
    rows: dict[str, dict[str, Fraction]] = {}
    constants: dict[str, Fraction] = {}
    waiting = [""]
    while waiting:
        state = waiting.pop()
        if state in rows:
            continue
        rows[state], constants[state] = {}, Fraction(time)
        for side, chance in (("H", heads), ("T", 1 - heads)):
            after = (state + side)[-kept:]
            if after in patterns:
                constants[state] += chance * (not time and after == patterns[0])
            else:
                rows[state][after] = rows[state].get(after, Fraction(0)) + chance
                waiting.append(after)
    return solved(rows, constants)[""]


def accepts(instance: dict[str, Any], text: str) -> bool:
    heads = Fraction(*instance["heads"])
    return Fraction(text) == value(tuple(instance["patterns"]), heads, instance["time"])
