"""Oracle of rlve/longest_double_palindrome: all triples of places."""

from functools import cache
from itertools import combinations
from typing import Any

LEVELS = (0, 2, 5, 8)
FEW_PROBLEMS = "the catalogue's level 0 has five bits"


@cache
def triples(s: str) -> dict[tuple[int, int, int], int]:
    places = combinations(range(len(s) + 1), 3)
    plain = {(i, j): s[i:j] == s[i:j][::-1] for i, j in combinations(range(len(s) + 1), 2)}
    return {(a, b, c): c - a for a, b, c in places if plain[a, b] and plain[b, c]}


def accepts(instance: dict[str, Any], text: str) -> bool:
    good = triples(instance["string"])
    a, b, c = map(int, text.split())
    return good.get((a, b, c)) == max(good.values())
