"""Count the functions from a finite set to itself whose iterates satisfy an equation."""

from functools import cache
from math import comb

from envs.formats import natural
from envs.ladder import Ladder
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task

WORDINGS = (
    "Let A be the set of the integers from 1 to {n}. Find the number of functions f from A to A for which "
    "{left} = {right} for all x in A{fixed}.",
    "How many functions f that take each of the integers from 1 to {n} to one of the integers from 1 to {n} "
    "satisfy {left} = {right} for every x from 1 to {n}{fixed}?",
)


def largest_set(level: int) -> int:
    """6, and one more at each level."""
    return 6 + level


def longest_tail(level: int) -> int:
    """2, and one more at every fourth level."""
    return 2 + level // 4


def longest_cycle(level: int) -> int:
    """4, and one more at every third level."""
    return 4 + level // 3


class IteratedFunctions(Task):
    """f^(a + b) = f^a: within a steps, every element comes to a cycle whose length divides b."""

    ladder = Ladder(most=largest_set, tail=longest_tail, cycle=longest_cycle, top=24)
    answer = natural("the number of functions")
    reward = exact()

    def generate(self, rng: Rng, most: int, tail: int, cycle: int) -> Instance:
        b = rng.randint(1, cycle)
        a = rng.randint(0 if b > 1 else 1, tail)
        n = rng.randint(most - 4, most)
        fixed = rng.randint(1, 3) if rng.chance(1, 2) else None
        return {"n": n, "a": a, "b": b, "fixed": fixed, "wording": rng.below(len(WORDINGS))}

    def prompt(self, n: int, a: int, b: int, fixed: int | None, wording: int) -> str:
        points = "" if fixed is None else f", and f(x) = x for exactly {fixed} of these x"
        return WORDINGS[wording].format(n=n, left=_iterate(a + b), right=_iterate(a), fixed=points)

    def solve(self, n: int, a: int, b: int, fixed: int | None) -> int:
        return sum(comb(n, m) * _cycles(m, b, fixed) * _forests(m, n - m, a) for m in range(1, n + 1))


def _cycles(m: int, b: int, fixed: int | None) -> int:
    """Permutations of m elements whose cycle lengths divide b, with so many fixed points."""
    if fixed is None:
        return _permutations(m, b, 1)
    return comb(m, fixed) * _permutations(m - fixed, b, 2) if m >= fixed else 0


def _iterate(times: int) -> str:
    return "f(" * times + "x" + ")" * times


@cache
def _permutations(m: int, b: int, shortest: int) -> int:
    """Permutations of m elements whose cycle lengths divide b and are at least `shortest`."""
    if m == 0:
        return 1
    total, others = 0, 1
    for length in range(1, m + 1):
        if b % length == 0 and length >= shortest:
            total += others * _permutations(m - length, b, shortest)
        others *= m - length
    return total


@cache
def _forests(roots: int, rest: int, height: int) -> int:
    """Ways to hang `rest` further elements on these roots, none deeper than `height`."""
    if rest == 0:
        return 1
    if height == 0 or roots == 0:
        return 0
    return sum(
        comb(rest, children) * roots**children * _forests(children, rest - children, height - 1)
        for children in range(1, rest + 1)
    )
