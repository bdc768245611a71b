"""Fewest additions of A or B, of either sign, on subarrays that make an array all zero."""

from heapq import heapify, heapreplace
from itertools import pairwise
from math import gcd

from envs.formats import natural
from envs.ladder import Ladder, grow
from envs.render import row
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task


class WyrLevelingGround(Task):
    """A and B from 1 to 4N; each element is a multiple of A plus or minus a multiple of B."""

    ladder = Ladder(n=grow(2, "1.1", 1), top=24)
    answer = natural("the smallest number of operations")
    reward = exact()

    def generate(self, rng: Rng, n: int) -> Instance:
        a, b = rng.randint(1, 4 * n), rng.randint(1, 4 * n)
        x = [a * rng.randint(0, 4 * n) + rng.choice((1, -1)) * b * rng.randint(0, 4 * n) for _ in range(n)]
        return {"a": a, "b": b, "x": x}

    def prompt(self, a: int, b: int, x: list[int]) -> str:
        return (
            f"X is an array of {len(x)} integers. One operation takes a block of one or more consecutive "
            f"elements and one of the four numbers {a}, -{a}, {b} and -{b}, and adds that number to each "
            "element of the block. Find the smallest number of operations that make all elements 0 (it is "
            f"possible).\nX: {row(x)}"
        )

    def solve(self, a: int, b: int, x: list[int]) -> int:
        # Each difference is a * s + b * t. An operation changes two differences, so half of all |s| + |t|
        # counts; the s must sum to 0, and then the t do.
        g = gcd(a, b)
        a, b = a // g, b // g
        inverse = pow(a, -1, b) if b > 1 else 0
        pairs = []
        for before, after in pairwise([0, *x, 0]):
            difference = (after - before) // g
            near = difference * inverse % b
            # |s| + |t| is convex with its corners where s or t is about 0.
            zero = near + (difference // a - near) // b * b
            choices = [near - b, near, near + b, zero - b, zero, zero + b, zero + 2 * b]
            pairs.append(min((abs(s) + abs((difference - a * s) // b), s, difference) for s in choices))
        surplus = sum(s for _, s, _ in pairs) // b
        total = sum(cost for cost, _, _ in pairs)
        turn = -b if surplus > 0 else b
        heap = [_move(s, difference, turn, a, b) for _, s, difference in pairs]
        heapify(heap)
        for _ in range(abs(surplus)):
            extra, s, difference = heap[0]
            total += extra
            heapreplace(heap, _move(s + turn, difference, turn, a, b))
        return total // 2


def _move(s: int, difference: int, turn: int, a: int, b: int) -> tuple[int, int, int]:
    """What it costs to change s by `turn`, with s and the difference."""
    costs = [abs(k) + abs((difference - a * k) // b) for k in (s, s + turn)]
    return costs[1] - costs[0], s, difference
