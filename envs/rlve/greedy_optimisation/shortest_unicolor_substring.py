"""Change at most K bits of a binary string so that its longest run is as short as possible."""

from itertools import groupby

from envs.formats import word
from envs.ladder import Ladder, grow
from envs.render import row
from envs.rewards import Invalid, minimise
from envs.rng import Rng
from envs.task import Instance, Task


class ShortestUnicolorSubstring(Task):
    """Long runs: a bit repeats the one before it in 4 to 9 of 10 cases; K from 1 to N // 3."""

    ladder = Ladder(n=grow(5, "1.1", 1), top=40)
    answer = word("the changed string", "01", length="bits")
    reward = minimise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        stay = rng.randint(4, 9)
        bits = [rng.randint(0, 1)]
        while len(bits) < n:
            bits.append(bits[-1] if rng.chance(stay, 10) else 1 - bits[-1])
        return {"k": rng.randint(1, max(1, n // 3)), "bits": row(bits).replace(" ", "")}

    def prompt(self, k: int, bits: str) -> str:
        return (
            f"Change at most {k} characters of this string of {len(bits)} bits (a 0 into a 1, or a 1 into a "
            "0), so that the longest run of equal consecutive characters is as short as possible.\n"
            f"string: {bits}"
        )

    def solve(self, k: int, bits: str) -> str:
        longest = 1
        while _changes(_cut(bits, longest), bits) > k:
            longest += 1
        return _cut(bits, longest)

    def value(self, answer: str, k: int, bits: str) -> int | Invalid:
        changes = _changes(answer, bits)
        if changes > k:
            return Invalid(f"{changes} characters are changed; at most {k} may be")
        return max(len(list(run)) for _, run in groupby(answer))


def _changes(changed: str, bits: str) -> int:
    return sum(a != b for a, b in zip(changed, bits, strict=True))


def _cut(bits: str, longest: int) -> str:
    """The string with the fewest changes whose runs are at most `longest` long."""
    n = len(bits)
    if longest == 1:
        plain = [("01" * n)[start : start + n] for start in (0, 1)]
        return min(plain, key=lambda other: _changes(other, bits))
    changed = ""
    for bit, group in groupby(bits):
        size = len(list(group))
        run = [bit] * size
        # Every (longest + 1)-th one is changed; at the end of the run, rather the one before.
        for place in range(longest, size, longest + 1):
            run[place if place < size - 1 else place - 1] = "10"[int(bit)]
        changed += "".join(run)
    return changed
