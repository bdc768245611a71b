"""Oracle of rlve/myj: all prices that are some customer's limit."""

from functools import cache
from itertools import product
from typing import Any

LEVELS = (0, 1)


def income(prices: tuple[int, ...], customers: tuple[tuple[int, ...], ...]) -> int:
    total = 0
    for a, b, c in customers:
        cheapest = min(prices[shop] for shop in range(a - 1, b))
        total += cheapest * (cheapest <= c)
    return total


@cache
def most(n: int, customers: tuple[tuple[int, ...], ...]) -> int:
    limits = {c for _, _, c in customers}
    return max(income(prices, customers) for prices in product(limits, repeat=n))


def accepts(instance: dict[str, Any], text: str) -> bool:
    n, customers = instance["n"], tuple(map(tuple, instance["customers"]))
    prices = tuple(map(int, text.split()))
    return len(prices) == n and income(prices, customers) == most(n, customers)
