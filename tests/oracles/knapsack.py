"""Oracle of rlve/knapsack: all totals (weight, value) that some items have."""

from functools import cache
from typing import Any


@cache
def highest(weights: tuple[int, ...], values: tuple[int, ...], limit: int) -> int:
    totals = {(0, 0)}
    for weight, value in zip(weights, values, strict=True):
        totals |= {(w + weight, v + value) for w, v in totals if w + weight <= limit}
    return max(v for _, v in totals)


def accepts(instance: dict[str, Any], text: str) -> bool:
    chosen, weights, values = [int(w) for w in text.split()], instance["weights"], instance["values"]
    if len(set(chosen)) < len(chosen) or not all(0 <= i < len(weights) for i in chosen):
        return False
    fits = sum(weights[i] for i in chosen) <= instance["limit"]
    best = highest(tuple(weights), tuple(values), instance["limit"])
    return fits and sum(values[i] for i in chosen) == best
