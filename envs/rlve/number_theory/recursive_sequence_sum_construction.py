"""Choose terms of a sequence F(n) = A F(n-1) + B that have a given sum."""

from envs.formats import labels
from envs.ladder import Ladder, fixed, grow
from envs.rewards import Invalid, feasible, missed
from envs.rng import Rng
from envs.task import Instance, Task


class RecursiveSequenceSumConstruction(Task):
    """A planted set of the indices 1..N, each in it or not with equal chance.

    A is uniform from 1 to 16, F(0) from 0 to 128 and B from 1 to 16384.
    """

    ladder = Ladder(n=grow(4, "1.1", 1), most_f0=fixed(128), most_a=fixed(16), most_b=fixed(16_384), top=30)
    answer = labels("the chosen indices", below="n", start=1)
    reward = feasible()

    def generate(self, rng: Rng, n: int, most_f0: int, most_a: int, most_b: int) -> Instance:
        f0, a, b = rng.randint(0, most_f0), rng.randint(1, most_a), rng.randint(1, most_b)
        chosen = [i for i in range(1, n + 1) if rng.chance(1, 2)] or [rng.randint(1, n)]
        terms = _terms(n, f0, a, b)
        return {"n": n, "f0": f0, "a": a, "b": b, "s": sum(terms[i] for i in chosen), "chosen": chosen}

    def prompt(self, n: int, f0: int, a: int, b: int, s: int) -> str:
        return (
            "A sequence is given by F(0) and F(n) = A * F(n-1) + B for n >= 1. Choose different indices from "
            "1 to N such that the sum of F(n) over the chosen indices n is S. There is at least one such "
            f"choice, and any is accepted.\nF(0) = {f0}\nA = {a}\nB = {b}\nN = {n}\nS = {s}"
        )

    def solve(self, chosen: list[int]) -> list[int]:
        return chosen

    def value(self, answer: list[int], n: int, f0: int, a: int, b: int, s: int) -> bool | Invalid:
        terms = _terms(n, f0, a, b)
        return sum(terms[i] for i in answer) == s or missed("the chosen terms have another sum")


def _terms(n: int, f0: int, a: int, b: int) -> list[int]:
    """F(0), ..., F(n)."""
    terms = [f0]
    for _ in range(n):
        terms.append(a * terms[-1] + b)
    return terms
