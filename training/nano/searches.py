"""Reasoning traces of the tasks whose answers are hard to find but cheap to check.

A trace is a row of tries in random order; each shows its check and ends with `y` or `n`. A try is
complete in itself, so that any later prompt that shows it can rule it out or take it up.

    >>> CRT.attempt({"congruences": [[1, 2], [2, 3]]}, 5, exact)
    (' 5 1 2', True)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import accumulate, combinations
from random import Random
from typing import Any

from training.nano.steps import Instance, Slip, spaced

Choice = Any


@dataclass(frozen=True, slots=True)
class Search:
    """What a search task has to say."""

    choices: Callable[[Instance], list[Choice]]
    """Everything that may be tried."""
    attempt: Callable[[Instance, Choice, Slip], tuple[str, bool]]
    """A try as text (without its verdict) and whether it succeeds."""
    parse: Callable[[Instance, str], Choice | None]
    """Which choice a try's text shows; None where it shows none that is allowed."""
    answer: Callable[[Instance, Choice], str]
    """The answer in the task's format."""

    def tries(
        self, instance: Instance, rng: Random, skip: frozenset[Choice] = frozenset()
    ) -> Iterator[Choice]:
        """All choices in random order, without those in `skip`."""
        choices = [choice for choice in self.choices(instance) if choice not in skip]
        rng.shuffle(choices)
        yield from choices


# Chinese remainders: try numbers, one remainder after the other until one is wrong.

CRT_LIMIT = 50


def _crt_attempt(instance: Instance, x: int, slip: Slip) -> tuple[str, bool]:
    shown = [x]
    for remainder, modulus in instance["congruences"]:
        shown.append(slip(x % modulus))
        if shown[-1] != remainder:
            return spaced(shown), False
    return spaced(shown), True


def _crt_parse(instance: Instance, text: str) -> int | None:
    first = text.split()[:1]
    return int(first[0]) if first and first[0].isdecimal() and int(first[0]) < CRT_LIMIT else None


CRT = Search(
    choices=lambda instance: list(range(CRT_LIMIT)),
    attempt=_crt_attempt,
    parse=_crt_parse,
    answer=lambda instance, x: str(x),
)


# Subset sum: try subsets, with the running sum after each index; over the target ends the try.


def _subset_choices(instance: Instance) -> list[tuple[int, ...]]:
    places = range(len(instance["values"]))
    return [chosen for size in places for chosen in combinations(places, size + 1)]


def _subset_attempt(instance: Instance, chosen: tuple[int, ...], slip: Slip) -> tuple[str, bool]:
    shown, total, target = [], 0, instance["target"]
    for place in chosen:
        total = slip(total + instance["values"][place])
        shown += [place, total]
        if total > target:
            break
    return spaced(shown), total == target and len(shown) == 2 * len(chosen)


def _subset_parse(instance: Instance, text: str) -> tuple[int, ...] | None:
    words = text.split()[::2]
    if not words or not all(word.isdecimal() and int(word) < len(instance["values"]) for word in words):
        return None
    chosen = tuple(sorted({int(word) for word in words}))
    return chosen if len(chosen) == len(words) else None


SUBSET_SUM = Search(
    choices=_subset_choices,
    attempt=_subset_attempt,
    parse=_subset_parse,
    answer=lambda instance, chosen: " ".join(map(str, chosen)),
)


# Partition into two groups: try who joins the first number, with the running sum; over the half ends the try.


def _partition_choices(instance: Instance) -> list[tuple[int, ...]]:
    """Groups of k values that hold the first one, cut where they exceed the half, equal ones once."""
    numbers, size = instance["numbers"], instance["k"]
    if len(numbers) != 2 * size:
        return []
    half, found = sum(numbers) // 2, dict[tuple[int, ...], None]()
    for others in combinations(numbers[1:], size - 1):
        chosen = (numbers[0], *others)
        over = next((end for end, total in enumerate(accumulate(chosen), 1) if total > half), size)
        found[chosen[:over]] = None
    return list(found)


def _partition_attempt(instance: Instance, chosen: tuple[int, ...], slip: Slip) -> tuple[str, bool]:
    total = chosen[0]
    shown = [total]
    for value in chosen[1:]:
        total = slip(total + value)
        shown += [value, total]
    return spaced(shown), total == sum(instance["numbers"]) // 2 and len(chosen) == instance["k"]


def _partition_parse(instance: Instance, text: str) -> tuple[int, ...] | None:
    words = text.split()
    if not words or not all(word.isdecimal() for word in words):
        return None
    chosen = tuple(map(int, [words[0], *words[1::2]]))
    return chosen if chosen in _partition_choices(instance) else None


def _partition_answer(instance: Instance, chosen: tuple[int, ...]) -> str:
    others = list(instance["numbers"])
    for value in chosen:
        others.remove(value)
    return "\n".join(" ".join(map(str, group)) for group in (chosen, others))


K_PARTITION = Search(_partition_choices, _partition_attempt, _partition_parse, _partition_answer)


# Countdown with three numbers: join two, then the result and the third; whole numbers from 0 to 99 only.

OPERATIONS: dict[str, Callable[[int, int], int | None]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a // b if b and a % b == 0 else None,
}
Join = tuple[int, str, int]


def _joins(a: int, b: int) -> list[tuple[Join, int]]:
    """The ways to join two numbers and what each gives, larger number first where order does not matter."""
    high, low = max(a, b), min(a, b)
    found = []
    for name, operation in OPERATIONS.items():
        value = operation(high, low)
        if value is not None and 0 <= value <= 99:
            found.append(((high, name, low), value))
    return found


def _countdown_choices(instance: Instance) -> list[tuple[Join, Join]]:
    numbers = instance["numbers"]
    if len(numbers) != 3:
        return []
    found: dict[tuple[Join, Join], None] = {}
    for i, j in combinations(range(3), 2):
        third = numbers[3 - i - j]
        for first, value in _joins(numbers[i], numbers[j]):
            for second, _ in _joins(value, third):
                found[first, second] = None
    return list(found)


def _countdown_attempt(instance: Instance, choice: tuple[Join, Join], slip: Slip) -> tuple[str, bool]:
    (a, op, b), (c, op2, d) = choice
    first = slip(OPERATIONS[op](a, b) or 0)
    second = slip(OPERATIONS[op2](c, d) or 0)
    return f" {a} {op} {b} {first} {c} {op2} {d} {second}", second == instance["target"]


def _countdown_parse(instance: Instance, text: str) -> tuple[Join, Join] | None:
    words = text.split()
    if len(words) != 8 or not all(words[place].isdecimal() for place in (0, 2, 4, 6)):
        return None
    choice = ((int(words[0]), words[1], int(words[2])), (int(words[4]), words[5], int(words[6])))
    return choice if choice in _countdown_choices(instance) else None


def _countdown_answer(instance: Instance, choice: tuple[Join, Join]) -> str:
    (a, op, b), (c, op2, d) = choice
    value = OPERATIONS[op](a, b)
    remaining = list(instance["numbers"])
    remaining.remove(a)
    remaining.remove(b)
    inner = f"({a} {op} {b})"
    return f"{inner} {op2} {d}" if d == remaining[0] and c == value else f"{c} {op2} {inner}"


COUNTDOWN = Search(_countdown_choices, _countdown_attempt, _countdown_parse, _countdown_answer)

TASKS: dict[str, Search] = {
    "crt": CRT,
    "subset_sum": SUBSET_SUM,
    "countdown_equal": COUNTDOWN,
    "k_partition": K_PARTITION,
}
