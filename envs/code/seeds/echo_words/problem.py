"""The longest border that occurs at least k times: the prefix function with counts."""

from envs.code.lines import Lines
from envs.rng import Rng

BAND = 2
CPU_S = 2
MEMORY_MB = 256
CHECKER = "tokens"
TAGS = ("strings", "prefix function", "z function")

MOST = 200_000
SIZES = (2, 5, 8, 15, 40, 150, 800, 6000, 30_000, 100_000, MOST)
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def validate(text: str) -> None:
    """ValueError where the text is no input of this problem."""
    lines = Lines(text)
    n, k = lines.ints(n=(1, MOST), k=(2, MOST + 1))
    if k > n + 1:
        raise lines.fail(f"k is {k}, over n + 1 = {n + 1}")
    lines.word("s", n, n, LETTERS)
    lines.end()


def nested(rng: Rng, n: int) -> str:
    """A string with borders within borders, made by x -> x y x."""
    song = rng.choice("ab")
    while 2 * len(song) + 1 <= n:
        song = song + rng.choice(("", "a", "b", "c")) + song
    return song


def generate(rng: Rng, size: int) -> str:
    """Periodic songs, nested ones, Fibonacci words and one letter throughout, some with a fault."""
    top = SIZES[size]
    n = rng.randint((top + 1) // 2, top)
    shape = rng.below(4)
    if shape == 0:
        song = nested(rng, n)
    elif shape == 1:
        word, following = "a", "ab"
        while len(following) < n:
            word, following = following, following + word
        song = following[:n]
    else:
        period = rng.choice((1, 2, 3, rng.randint(1, n)) if size < 9 else (1, 1, 2, 3))
        word = "".join(rng.choice("ab") for _ in range(period))
        song = (word * (n // period + 1))[:n]
    if rng.chance(1, 3):
        fault = rng.below(len(song))
        song = song[:fault] + "c" + song[fault + 1 :]
    n = len(song)
    k = rng.choice((2, 3, 4, rng.randint(2, n + 1), max(2, n // 2)) if size < 9 else (3, n // 3, n // 2))
    return f"{n} {min(k, n + 1)}\n{song}\n"
