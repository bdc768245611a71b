"""Simultaneous congruences with moduli that need not be coprime."""

from envs.formats import natural
from envs.ladder import Ladder
from envs.rewards import fraction
from envs.rng import Rng
from envs.task import Instance, Task


def most_moduli(level: int) -> int:
    """2, and one more at every third level."""
    return 2 + level // 3


def most_x(level: int) -> int:
    """5, half as much again (rounded down) at the levels that add no modulus."""
    value = 5
    for _ in range(level - level // 3):
        value = value * 3 // 2
    return value


class CRT(Task):
    """Planted x. Level 0 has few distinct problems: two moduli from 2..5 and a residue each."""

    ladder = Ladder(most=most_x, moduli=most_moduli, top=60)
    answer = natural("x")
    reward = fraction(beta=10)

    def generate(self, rng: Rng, most: int, moduli: int) -> Instance:
        m = rng.randint(2, moduli)
        bound = rng.randint(m + 1, most)
        x = rng.randint(2, most)
        return {"congruences": [[x % b, b] for b in rng.sample(range(2, bound + 1), m)], "x": x}

    def prompt(self, congruences: list[list[int]]) -> str:
        lines = "\n".join(f"x mod {b} = {r}" for r, b in congruences)
        return f"Find a non-negative integer x that satisfies all of these (any such x is accepted):\n{lines}"

    def solve(self, x: int) -> int:
        return x

    def value(self, answer: int, congruences: list[list[int]]) -> tuple[int, int]:
        return sum(answer % b == r for r, b in congruences), len(congruences)
