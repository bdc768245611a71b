"""Cut arrivals into batches at a fixed cost a batch: DP with the convex hull trick."""

from envs.code.lines import Lines
from envs.rng import Rng

BAND = 3
CPU_S = 4
MEMORY_MB = 256
CHECKER = "tokens"
TAGS = ("dynamic programming", "convex hull trick")

MOST = 100_000
LATEST = 10**9
DEAREST = 10**15
SIZES = (1, 4, 8, 14, 40, 150, 700, 4000, 20_000, 50_000, MOST)


def validate(text: str) -> None:
    """ValueError where the text is no input of this problem."""
    lines = Lines(text)
    n, _ = lines.ints(n=(1, MOST), f=(0, DEAREST))
    before = 0
    for _ in range(n):
        time, _ = lines.ints(t=(0, LATEST), w=(1, 1000))
        if time < before:
            raise lines.fail(f"t is {time}, under {before} on the line before")
        before = time
    lines.end()


def generate(rng: Rng, size: int) -> str:
    """Arrivals all over the day, in crowds, or steadily; ferries that are cheap, dear or between the two."""
    top = SIZES[size]
    n = rng.randint((top + 1) // 2, top)
    latest = rng.choice((10, n * 3, LATEST) if size < 8 else (n * 3, LATEST, LATEST))
    shape = rng.below(3)
    if shape == 0:
        times = [rng.randint(0, latest) for _ in range(n)]
    elif shape == 1:
        crowds = [rng.randint(0, latest) for _ in range(max(1, n // 8))]
        times = [min(latest, rng.choice(crowds) + rng.below(3)) for _ in range(n)]
    else:
        times = [latest * i // n for i in range(n)]
    loss = rng.choice((1, 10, 1000) if size < 8 else (10, 1000, 1000))
    batch = rng.choice((2, 5, 100, n))  # about as many lorries share a ferry
    middling = latest * loss * batch * batch // (2 * n)
    fare = min(DEAREST, rng.choice((0, 1, latest * loss, DEAREST, middling, middling, middling)))
    rows = [f"{time} {rng.randint(1, loss)}\n" for time in sorted(times)]
    return f"{n} {fare}\n{''.join(rows)}"
