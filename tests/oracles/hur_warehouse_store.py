"""Oracle of rlve/hur_warehouse_store: the stocks that can be left for each number of served customers."""

from typing import Any

LEVELS = (0, 2, 4, 6)


def accepts(instance: dict[str, Any], text: str) -> bool:
    a, b = instance["a"], instance["b"]
    days = [] if text == "none" else [int(word) for word in text.split()]
    states = {(0, 0)}
    for arriving, wanted in zip(a, b, strict=True):
        states = {(stock + arriving, served) for stock, served in states}
        states |= {(stock - wanted, served + 1) for stock, served in states if stock >= wanted}
    proper = len(set(days)) == len(days) and set(days) <= set(range(1, len(a) + 1))
    kept = all(
        sum(b[day - 1] for day in days if day <= last) <= sum(a[:last]) for last in range(1, len(a) + 1)
    )
    return proper and kept and len(days) == max(served for _, served in states)
