"""Count the pairs of disjoint subsets in which all numbers of one are coprime to all of the other."""

from collections import defaultdict
from functools import partial, reduce
from math import isqrt

from envs.formats import natural
from envs.ladder import Ladder, grow
from envs.render import row
from envs.rewards import closeness
from envs.rlve.number_theory._divisors import factors, primes
from envs.rng import Rng
from envs.task import Instance, Task

Ways = dict[tuple[int, int], int]
"""How many pairs (S, T), by bit masks of the small primes that divide numbers of S and of T."""


class TwoSetAllCoprimeCounting(Task):
    """From 2 to N - 1 of the numbers 2..N."""

    ladder = Ladder(n=grow(8, "1.1", 1), top=26)
    answer = natural("the number of pairs")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, n: int) -> Instance:
        return {"numbers": rng.sample(range(2, n + 1), rng.randint(2, n - 1))}

    def prompt(self, numbers: list[int]) -> str:
        return (
            "How many ordered pairs (S, T) of subsets of the set A are there such that gcd(s, t) = 1 for "
            "every s in S and every t in T? S and T have no element in common, and either or both may be "
            "empty; a number of A may be in neither. (S, T) and (T, S) count as two if S and T differ.\n"
            f"A: {row(numbers)}"
        )

    def solve(self, numbers: list[int]) -> int:
        # A number has one prime above the root of all at most: those that share it go to the same side.
        root = isqrt(max(numbers))
        small = primes(root)
        groups: defaultdict[int, list[int]] = defaultdict(list)
        for number in numbers:
            mask = sum(1 << i for i, p in enumerate(small) if number % p == 0)
            largest = max(factors(number))
            groups[largest if largest > root else 1].append(mask)
        ways: Ways = {(0, 0): 1}
        for shared, masks in groups.items():
            if shared == 1:
                ways = reduce(partial(_into, sides="st"), masks, ways)
            else:
                in_s, in_t = (reduce(partial(_into, sides=side), masks, ways) for side in "st")
                ways = {key: in_s.get(key, 0) + in_t.get(key, 0) - ways.get(key, 0) for key in in_s | in_t}
        return sum(ways.values())


def _into(ways: Ways, mask: int, sides: str) -> Ways:
    """Each pair as it is, and with the number in S ("s") or T ("t") if the other has none of its primes."""
    following: defaultdict[tuple[int, int], int] = defaultdict(int, ways)
    for (s, t), count in ways.items():
        if "s" in sides and not mask & t:
            following[s | mask, t] += count
        if "t" in sides and not mask & s:
            following[s, t | mask] += count
    return following
