"""Oracle of rlve/fibtrain: each number from 0 on tried at station 2, with lists of who boards and leaves."""

from itertools import count
from typing import Any


def aboard(a: int, unknown: int, n: int) -> list[int]:
    """Passengers after stations 1, ..., n - 1."""
    on, off = [a, unknown], [0, unknown]
    while len(on) < n - 1:
        off.append(on[-1])
        on.append(on[-1] + on[-2])
    return [sum(on[:k]) - sum(off[:k]) for k in range(1, n)]


def accepts(instance: dict[str, Any], text: str) -> bool:
    n, a, m, x = (instance[key] for key in "namx")
    for unknown in count():
        carried = aboard(a, unknown, n)
        if carried[-1] >= m:
            return carried[-1] == m and carried[x - 1] == int(text)
    return False
