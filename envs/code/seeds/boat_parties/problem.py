"""Pack items under a capacity while some pairs exclude each other: DP over subsets."""

from envs.code.lines import Lines
from envs.rng import Rng

BAND = 2
CPU_S = 5
MEMORY_MB = 256
CHECKER = "tokens"
TAGS = ("dynamic programming", "bitmasks", "subsets")

MOST = 14
CAPACITY = 10**9
SIZES = (1, 4, 6, 7, 8, 9, 10, 11, 12, 13, MOST)


def validate(text: str) -> None:
    """ValueError where the text is no input of this problem."""
    lines = Lines(text)
    n, capacity, quarrels = lines.ints(n=(1, MOST), c=(1, CAPACITY), q=(0, MOST * (MOST - 1) // 2))
    lines.row("w", n, 1, capacity)
    pairs = set()
    for _ in range(quarrels):
        x, y = lines.ints(x=(1, n), y=(1, n))
        if x >= y:
            raise lines.fail(f"x is {x}, not under y = {y}")
        if (x, y) in pairs:
            raise lines.fail(f"the pair {x} {y} has come before")
        pairs.add((x, y))
    lines.end()


def generate(rng: Rng, size: int) -> str:
    """Light guests with many quarrels, heavy guests with few, and weights that just fill the boat."""
    n = SIZES[size]
    capacity = rng.choice((rng.randint(10, 20), 100, rng.randint(CAPACITY // 2, CAPACITY)))
    share = rng.choice((2, 3, 4, 6))
    weights = [rng.randint(1, max(1, capacity * 2 // share)) for _ in range(n)]
    if rng.chance(1, 3):
        for i in range(0, n - 2, 3):
            parts = sorted(rng.sample(range(1, capacity), 2))
            weights[i : i + 3] = [parts[0], parts[1] - parts[0], capacity - parts[1]]
        rng.shuffle(weights)
    density = rng.choice((0, 1, 3, 6, 10))
    pairs = [(x, y) for y in range(2, n + 1) for x in range(1, y) if rng.chance(density, 10)]
    rng.shuffle(pairs)
    head = f"{n} {capacity} {len(pairs)}\n{' '.join(map(str, weights))}\n"
    return head + "".join(f"{x} {y}\n" for x, y in pairs)
