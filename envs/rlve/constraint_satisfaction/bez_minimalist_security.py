"""Bounded numbers with given sums on some pairs: make the total as small or as large as possible."""

from collections.abc import Iterator
from fractions import Fraction

from envs.formats import integers
from envs.graphs import Edges
from envs.ladder import Ladder, grow
from envs.render import row, table
from envs.rewards import Invalid, maximise
from envs.rng import Rng
from envs.task import Instance, Task

GOALS = ("small", "large")

Term = tuple[int, int]
"""(s, c): the number s * t + c, where s is 1 or -1 and t is the same for a whole component."""


class BezMinimalistSecurity(Task):
    """N to 3N pairs, as far as there are so many; in half of the problems they form a bipartite graph."""

    ladder = Ladder(n=grow(3, "1.1", 1), top=30)
    answer = integers("x[0], x[1], ... in order", like="upper")
    reward = maximise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        planted = [rng.randint(1, 2 * n) for _ in range(n)]
        side = [rng.below(2) for _ in range(n)] if rng.chance(1, 2) else range(n)
        pairs = [(u, v) for v in range(n) for u in range(v)]
        pairs = [(u, v) for u, v in pairs if side[u] != side[v]] or pairs
        chosen = rng.sample(pairs, min(len(pairs), n * rng.randint(10, 30) // 10))
        return {
            "goal": rng.choice(GOALS),
            "upper": [x + rng.randint(0, n) for x in planted],
            "pairs": [[u, v, planted[u] + planted[v]] for u, v in chosen],
        }

    def prompt(self, goal: str, upper: list[int], pairs: Edges) -> str:
        return (
            f"Find {len(upper)} integers x[0], ..., x[{len(upper) - 1}] with 0 <= x[i] <= P[i] for each i. "
            "For each line `u v w` below, x[u] + x[v] must be w. The sum of all x[i] must be as "
            f"{goal} as possible; where several choices are best, any of them is right.\n"
            f"P: {row(upper)}\nu v w:\n{table(pairs)}"
        )

    def solve(self, goal: str, upper: list[int], pairs: Edges) -> list[int]:
        x = [0] * len(upper)
        for terms, fixed in _components(len(upper), pairs):
            bounds = [(-c, upper[v] - c) if s > 0 else (c - upper[v], c) for v, (s, c) in terms.items()]
            least, most = max(low for low, _ in bounds), min(high for _, high in bounds)
            rising = sum(s for s, _ in terms.values()) > 0
            t = fixed if fixed is not None else most if rising == (goal == "large") else least
            for v, (s, c) in terms.items():
                x[v] = s * t + c
        return x

    def value(self, answer: list[int], goal: str, upper: list[int], pairs: Edges) -> Fraction | Invalid:
        if not all(0 <= x <= most for x, most in zip(answer, upper, strict=True)):
            return Invalid("a number is outside of its range")
        if any(answer[u] + answer[v] != w for u, v, w in pairs):
            return Invalid("a pair does not have its sum")
        # Every w is positive, so no sum is 0; the smallest sum is the largest 1 / sum.
        return Fraction(sum(answer)) if goal == "large" else Fraction(1, sum(answer))


def _components(n: int, pairs: Edges) -> Iterator[tuple[dict[int, Term], int | None]]:
    """The terms of each connected component, and t where a cycle fixes it."""
    near: list[list[tuple[int, int]]] = [[] for _ in range(n)]
    for u, v, w in pairs:
        near[u].append((v, w))
        near[v].append((u, w))
    seen: set[int] = set()
    for first in range(n):
        if first in seen:
            continue
        terms: dict[int, Term] = {first: (1, 0)}
        fixed, left = None, [first]
        while left:
            u = left.pop()
            s, c = terms[u]
            for v, w in near[u]:
                if v not in terms:
                    terms[v] = -s, w - c
                    left.append(v)
                elif terms[v][0] == s:
                    fixed = s * (w - c - terms[v][1]) // 2
        seen |= terms.keys()
        yield terms, fixed
