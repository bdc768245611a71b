"""Remove whole heaps before a game of Nim so that it is won, as few stones as possible."""

from envs.formats import labels
from envs.ladder import Ladder, step
from envs.render import row
from envs.rewards import Invalid, minimise, missed
from envs.rng import Rng
from envs.task import Instance, Task


class NewNimGame(Task):
    """Heaps of 1 to 2**bits - 1 stones, with 2 to N bits."""

    version = 2
    ladder = Ladder(n=step(3, 1), top=50)
    answer = labels(
        "the numbers of the heaps that the first player removes", below="heaps", start=1, empty=True
    )
    reward = minimise(beta=3)

    def generate(self, rng: Rng, n: int) -> Instance:
        bits = rng.randint(2, n)
        return {"heaps": [rng.randint(1, 2**bits - 1) for _ in range(n)]}

    def prompt(self, heaps: list[int]) -> str:
        return (
            "Two players play with the heaps of stones below, numbered from 1. First the first player "
            "removes any number of whole heaps (perhaps none, but not all heaps that there are); then the "
            "second player does the same with the heaps that are left, again not all of them. After that "
            "they play ordinary Nim with the rest, the first player to move: a move takes one or more "
            "stones from one heap, and whoever takes the last stone wins. Both play perfectly. Choose the "
            "heaps that the first player removes so that he is sure to win and the number of stones in them "
            f"is as small as possible.\nheaps: {row(heaps)}"
        )

    def solve(self, heaps: list[int]) -> list[int]:
        # Kept heaps must be independent over GF(2); the heaviest such set is found greedily.
        removed, basis = [], [0] * max(heaps).bit_length()
        for i in sorted(range(len(heaps)), key=lambda i: -heaps[i]):
            if not _joins(basis, heaps[i]):
                removed.append(i + 1)
        return sorted(removed)

    def value(self, answer: list[int], heaps: list[int]) -> int | Invalid:
        if len(answer) == len(heaps):
            return Invalid("all heaps are removed")
        basis = [0] * max(heaps).bit_length()
        if not all(_joins(basis, heap) for i, heap in enumerate(heaps, 1) if i not in answer):
            return missed("the second player can leave heaps whose XOR is 0", rlve=-0.2)
        return sum(heaps[i - 1] for i in answer)


def _joins(basis: list[int], heap: int) -> bool:
    """Adds a number to a basis by leading bits; False where it is an XOR of numbers that are there."""
    while heap and (known := basis[heap.bit_length() - 1]):
        heap ^= known
    if heap:
        basis[heap.bit_length() - 1] = heap
    return heap > 0
