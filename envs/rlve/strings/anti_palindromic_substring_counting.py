"""Count the substrings of a binary string whose reversal is their complement."""

from envs.formats import natural
from envs.ladder import Ladder, grow
from envs.render import row
from envs.rewards import closeness
from envs.rng import Rng
from envs.task import Instance, Task


class AntiPalindromicSubstringCounting(Task):
    """Bits that differ from the one before with a chance of 10 % to 90 %; solved by widening each gap."""

    ladder = Ladder(n=grow(3, "1.1", 1), top=40)
    answer = natural("the number of such substrings")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, n: int) -> Instance:
        change = rng.randint(1, 9)
        bits = [rng.below(2)]
        while len(bits) < n:
            bits.append(bits[-1] ^ rng.chance(change, 10))
        return {"string": row(bits).replace(" ", "")}

    def prompt(self, string: str) -> str:
        return (
            "Count the non-empty substrings (contiguous parts) of the binary string below that read "
            "backwards are the same as with every bit flipped. Substrings at different places are "
            f"counted separately, even if they look the same.\nstring: {string}"
        )

    def solve(self, string: str) -> int:
        return sum(_radius(string, gap) for gap in range(1, len(string)))


def _radius(string: str, gap: int) -> int:
    """How far the characters on both sides of a gap mirror each other's opposites."""
    most = min(gap, len(string) - gap)
    return next((k for k in range(most) if string[gap - 1 - k] == string[gap + k]), most)
