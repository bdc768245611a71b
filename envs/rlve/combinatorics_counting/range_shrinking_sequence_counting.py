"""Count the sequences that stay between the nearest earlier values around the last, modulo a number."""

from envs.formats import integer
from envs.ladder import Ladder, step
from envs.render import row
from envs.rewards import exact
from envs.rlve.combinatorics_counting._modulus import modulus
from envs.rng import Rng
from envs.task import Instance, Task

State = tuple[int, int, int]


class RangeShrinkingSequenceCounting(Task):
    """Bounds R from 1 to N. A state holds the last entry and the two earlier values around it."""

    ladder = Ladder(n=step(3, 1), top=20)
    answer = integer("the number of sequences modulo MOD", below="mod")
    reward = exact()

    def generate(self, rng: Rng, n: int) -> Instance:
        return {"r": [rng.randint(1, n) for _ in range(n)], "mod": modulus(rng)}

    def prompt(self, r: list[int], mod: int) -> str:
        return (
            "Count the sequences A[1], A[2], ..., A[N] of integers that obey both rules. 1 <= A[i] <= R[i] "
            "for each i. And for each i from 3 on, let lo be the largest of A[1], ..., A[i-2] that is at "
            "most A[i-1], and hi the smallest of them that is at least A[i-1]; then lo <= A[i] <= hi. Where "
            "none of them is at most A[i-1], there is no bound lo, and where none is at least A[i-1], no "
            f"bound hi. Give the number of sequences modulo MOD.\nN = {len(r)}\nMOD = {mod}\nR: {row(r)}"
        )

    def solve(self, r: list[int], mod: int) -> int:
        nothing = max(r) + 1
        ways: dict[State, int] = {(0, last, nothing): 1 for last in range(1, r[0] + 1)}
        for bound in r[1:]:
            after: dict[State, int] = {}
            for (lo, last, hi), count in ways.items():
                for entry in range(max(lo, 1), min(hi, bound) + 1):
                    state = _after(lo, last, hi, entry)
                    after[state] = after.get(state, 0) + count
            ways = after
        return sum(ways.values()) % mod


def _after(lo: int, last: int, hi: int, entry: int) -> State:
    """The entry with the values nearest to it, itself where it is one of them."""
    if entry in (lo, last, hi):
        return entry, entry, entry
    return (lo, entry, last) if entry < last else (last, entry, hi)
