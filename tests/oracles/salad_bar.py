"""Oracle of rlve/salad_bar: all parts, all their prefixes and suffixes."""

from functools import cache
from itertools import combinations
from typing import Any

FEW_PROBLEMS = "the catalogue's level 0 has three letters"


def good(part: str) -> bool:
    ends = [part[:i] for i in range(len(part) + 1)] + [part[i:] for i in range(len(part))]
    return all(end.count("p") >= end.count("j") for end in ends)


@cache
def longest(string: str) -> int:
    places = combinations(range(len(string) + 1), 2)
    return max(j - i for i, j in places if good(string[i:j]))


def accepts(instance: dict[str, Any], text: str) -> bool:
    string = instance["string"]
    left, right = map(int, text.split())
    inside = 0 <= left < right <= len(string)
    return inside and good(string[left:right]) and right - left == longest(string)
