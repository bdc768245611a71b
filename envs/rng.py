"""A random generator whose draws never change: the same on every machine, process and Python version.

The standard library keeps the stream of `getrandbits` stable, but not what `choice` or `shuffle` make of it.
So every draw here is our own arithmetic on `getrandbits`, and the seed is a hash of names, never a sum.

    >>> rng = Rng.of("rlve/sorting", 1, "train", 7, 3)
    >>> rng.randint(1, 6), rng.sample(range(10), 3)
    (4, [0, 1, 4])
"""

from __future__ import annotations

from collections.abc import MutableSequence, Sequence
from hashlib import blake2b
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Rng:
    """Uniform draws from a 256-bit seed. Not shared between threads: each problem makes its own."""

    __slots__ = ("_bits",)

    def __init__(self, seed: int) -> None:
        self._bits = Random(seed).getrandbits

    @classmethod
    def of(cls, *names: object) -> Rng:
        """The generator that belongs to these names: blake2b of "name|name|..." is its seed."""
        text = "|".join(map(str, names))
        return cls(int.from_bytes(blake2b(text.encode(), digest_size=32).digest(), "big"))

    def below(self, n: int) -> int:
        """An integer in [0, n); ValueError where n < 1."""
        if n < 1:
            raise ValueError(f"cannot draw an integer below {n}")
        width = (n - 1).bit_length()
        if width == 0:
            return 0
        while (draw := self._bits(width)) >= n:
            pass
        return draw

    def randint(self, low: int, high: int) -> int:
        """An integer in [low, high], both ends included."""
        return low + self.below(high - low + 1)

    def random(self) -> float:
        """A float in [0, 1): a multiple of 2**-53, exact on every machine."""
        return self._bits(53) * 2.0**-53

    def chance(self, wins: int, of: int) -> bool:
        """True in `wins` of `of` cases, in exact arithmetic."""
        return self.below(of) < wins

    def choice(self, items: Sequence[T]) -> T:
        """One item; ValueError where there is none."""
        return items[self.below(len(items))]

    def choices(self, items: Sequence[T], k: int) -> list[T]:
        """`k` independent draws, repeats allowed."""
        return [self.choice(items) for _ in range(k)]

    def shuffle(self, items: MutableSequence[T]) -> None:
        """Put the items in random order, in place (Fisher-Yates from the back)."""
        for i in range(len(items) - 1, 0, -1):
            j = self.below(i + 1)
            items[i], items[j] = items[j], items[i]

    def shuffled(self, items: Sequence[T]) -> list[T]:
        """A new list of the items in random order."""
        copy = list(items)
        self.shuffle(copy)
        return copy

    def permutation(self, n: int, start: int = 0) -> list[int]:
        """The integers start, ..., start + n - 1 in random order."""
        return self.shuffled(range(start, start + n))

    def sample(self, items: Sequence[T], k: int) -> list[T]:
        """`k` different positions of `items` in random order, in O(k) steps; ValueError where k > len."""
        n = len(items)
        if k > n:
            raise ValueError(f"cannot sample {k} of {n} items")
        moved: dict[int, int] = {}
        chosen = []
        for i in range(k):
            j = i + self.below(n - i)
            chosen.append(items[moved.get(j, j)])
            moved[j] = moved.get(i, i)
        return chosen
