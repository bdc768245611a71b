"""Oracle of rlve/no_adjacent_girl_counting: all rows while they are few, else person by person."""

from functools import cache
from itertools import pairwise, permutations
from typing import Any

FEW_PROBLEMS = "the catalogue's level 0 has one or two boys and one or two girls"
LISTED = 7


@cache
def listed(n: int, m: int) -> int:
    people = ["boy"] * n + ["girl"] * m + ["teacher"] * 2
    orders = permutations(range(len(people)))
    return sum(all(may_stand(people[a], people[b]) for a, b in pairwise(order)) for order in orders)


def may_stand(left: str, right: str) -> bool:
    return left != right or left == "boy"


@cache
def rows(boys: int, girls: int, teachers: int, last: str) -> int:
    """Ways to go on with these people still to place."""
    if boys + girls + teachers == 0:
        return 1
    left = {"boy": boys, "girl": girls, "teacher": teachers}
    return sum(
        count * rows(boys - (kind == "boy"), girls - (kind == "girl"), teachers - (kind == "teacher"), kind)
        for kind, count in left.items()
        if count and may_stand(last, kind)
    )


def accepts(instance: dict[str, Any], text: str) -> bool:
    n, m = instance["n"], instance["m"]
    return int(text) == (listed(n, m) if n + m + 2 <= LISTED else rows(n, m, 2, "nobody"))
