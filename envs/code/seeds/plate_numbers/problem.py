"""Numbers without equal neighbouring digits and with a digit sum divisible by m: digit DP."""

from envs.code.lines import Lines
from envs.rng import Rng

BAND = 2
CPU_S = 2
MEMORY_MB = 256
CHECKER = "tokens"
TAGS = ("dynamic programming", "digits")

LARGEST = 10**18
SIZES = (10, 200, 2000, 10_000, 30_000, 10**6, 10**8, 10**10, 10**13, 10**16, LARGEST)


def validate(text: str) -> None:
    """ValueError where the text is no input of this problem."""
    lines = Lines(text)
    a, b, _ = lines.ints(a=(1, LARGEST), b=(1, LARGEST), m=(1, 100))
    if a > b:
        raise lines.fail(f"a is {a}, over b = {b}")
    lines.end()


def generate(rng: Rng, size: int) -> str:
    """Ranges from 1, ranges up to the largest number, and those with a liked plate at an end."""
    top = SIZES[size]
    digits = len(str(top)) - 1
    ends = [
        rng.randint(1, top),
        rng.choice((1, top, rng.randint(1, 10 ** rng.randint(1, digits)), top // 10)),
    ]
    if rng.chance(1, 3):
        ends[0] = int(("9876543210" * 2)[rng.below(9) :][:digits])  # a plate without equal neighbours
    a, b = sorted(min(end, top) for end in ends)
    m = rng.choice((1, 2, 3, 7, 9, rng.randint(1, 9 * digits), rng.randint(1, 20)))
    if rng.chance(1, 4):
        m = min(100, sum(map(int, str(a))))
    return f"{a} {b} {min(m, 100)}\n"
