"""How many integers of a range have k different prime factors: a sieve and prefix counts."""

from envs.code.lines import Lines
from envs.rng import Rng

BAND = 1
CPU_S = 4
MEMORY_MB = 256
CHECKER = "tokens"
TAGS = ("number theory", "sieve", "prefix sums")

MOST = 300_000
QUESTIONS = 50_000
SIZES = (
    (1, 3), (2, 12), (4, 40), (5, 100), (10, 300), (20, 1000), (50, 5000), (500, 30_000), (5000, 100_000),
    (20_000, 200_000), (QUESTIONS, MOST),
)  # fmt: skip


def validate(text: str) -> None:
    """ValueError where the text is no input of this problem."""
    lines = Lines(text)
    for _ in range(lines.integer("q", 1, QUESTIONS)):
        left, right, _ = lines.ints(l=(1, MOST), r=(1, MOST), k=(0, 20))
        if left > right:
            raise lines.fail(f"l is {left}, over r = {right}")
    lines.end()


def generate(rng: Rng, size: int) -> str:
    """Wide ranges, narrow ones, and ranges that begin at 1; mixes that occur and some that do not."""
    most, top = SIZES[size]
    questions = []
    for _ in range(rng.randint((most + 1) // 2, most)):
        left = 1 if rng.chance(1, 4) else rng.randint(1, top)
        right = rng.randint(left, top) if rng.chance(2, 3) else min(top, left + rng.below(5))
        mix = rng.below(8) if rng.chance(1, 10) else rng.randint(0, 3)
        questions.append(f"{left} {right} {mix}\n")
    return f"{len(questions)}\n{''.join(questions)}"
