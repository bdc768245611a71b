"""Oracle of rlve/campfire_party: all seatings; each person who ends elsewhere moves at least once."""

from itertools import permutations
from typing import Any

LEVELS = (0, 1, 2)
FEW_PROBLEMS = "the catalogue's level 0 has four people: three circles"


def happy(order: tuple[int, ...], wishes: list[list[int]]) -> bool:
    n = len(order)
    return all({order[k - 1], order[(k + 1) % n]} == set(wishes[i]) for k, i in enumerate(order))


def least(wishes: list[list[int]]) -> int:
    orders = (order for order in permutations(range(len(wishes))) if happy(order, wishes))
    return min(sum(person != k for k, person in enumerate(order)) for order in orders)


def accepts(instance: dict[str, Any], text: str) -> bool:
    wishes = instance["wishes"]
    order, cost = list(range(len(wishes))), 0
    for line in text.splitlines():
        people = [int(word) for word in line.split()]
        if not people:
            continue
        if len(people) < 2 or len(set(people)) < len(people) or min(people) < 0:
            return False
        old = list(order)
        for person, other in zip(people, people[1:] + people[:1], strict=True):
            order[old.index(other)] = person
        cost += len(people)
    return happy(tuple(order), wishes) and cost == least(wishes)
