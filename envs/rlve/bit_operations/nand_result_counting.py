"""Numbers in a range that NAND can make of given ones."""

from envs.formats import natural
from envs.ladder import Ladder, grow, step
from envs.render import row
from envs.rewards import closeness
from envs.rng import Rng
from envs.task import Instance, Task


class NandResultCounting(Task):
    """Bits are dealt to random components, within which they are equal in every number.

    L and R are the smallest and the largest of four draws.
    """

    ladder = Ladder(n=grow(3, "1.1", 1), k=step(2, 1), top=40)
    answer = natural("the number of integers")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, n: int, k: int) -> Instance:
        parts = rng.randint(1, k)
        part = [rng.below(parts) for _ in range(k)]
        masks = [sum(1 << bit for bit in range(k) if part[bit] == p) for p in range(parts)]
        low, _, _, high = sorted(rng.below(2**k) for _ in range(4))
        numbers = [sum(mask for mask in masks if rng.chance(1, 2)) for _ in range(n)]
        return {"k": k, "numbers": numbers, "low": low, "high": high}

    def prompt(self, k: int, numbers: list[int], low: int, high: int) -> str:
        return (
            f"All numbers here have {k} bits. x NAND y is the number that has a 0 at the bits where both x "
            f"and y have a 1, and a 1 at all other bits (of the {k}). You begin with the numbers below, may "
            "combine any two that you have (also a number with itself) by NAND, and have the result as well; "
            "this any number of times. How many integers from L to R, both included, can you have? The given "
            f"numbers count too.\nL = {low}\nR = {high}\nnumbers: {row(numbers)}"
        )

    def solve(self, k: int, numbers: list[int], low: int, high: int) -> int:
        # NAND makes every number in which bits that are equal in all given numbers are equal.
        kinds = [tuple(number >> bit & 1 for number in numbers) for bit in reversed(range(k))]
        return _below(kinds, high + 1) - _below(kinds, low)


def _below(kinds: list[tuple[int, ...]], bound: int) -> int:
    """How many of the numbers are below `bound`; `kinds` says which bits are equal, from the top."""
    if bound >> len(kinds):
        return 1 << len(set(kinds))
    total, known = 0, {}
    for place, kind in enumerate(kinds):
        bit = bound >> (len(kinds) - 1 - place) & 1
        if kind not in known:
            known[kind] = bit
            total += bit << (len(set(kinds)) - len(known))
        elif known[kind] != bit:
            return total + (bit << (len(set(kinds)) - len(known)))
    return total
