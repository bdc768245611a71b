"""Oracle of rlve/cho_hamsters: texts letter by letter, kept by their last letters and occurrences."""

from functools import cache
from typing import Any

LEVELS = (0, 1, 2, 4)


@cache
def shortest(strings: tuple[str, ...], m: int) -> int:
    keep, length = max(map(len, strings)) - 1, 0
    most = {"": 0}
    while max(most.values()) < m:
        length += 1
        longer: dict[str, int] = {}
        for end, times in most.items():
            for letter in "ab":
                text = end + letter
                count = times + sum(map(text.endswith, strings))
                key = text[max(0, len(text) - keep) :]
                longer[key] = max(count, longer.get(key, 0))
        most = longer
    return length


def accepts(instance: dict[str, Any], text: str) -> bool:
    return int(text) == shortest(tuple(instance["strings"]), instance["m"])
