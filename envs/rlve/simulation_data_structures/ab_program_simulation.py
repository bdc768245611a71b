"""Rewrite a row of A#, #A, B# and #B until no two hashes face each other."""

from envs.formats import words
from envs.ladder import Ladder, grow
from envs.render import row
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task


class AbProgramSimulation(Task):
    """N random tokens, redrawn until one to `max_steps` steps lead to a row that is not empty."""

    ladder = Ladder(n=grow(4, "1.1", 1), max_steps=grow(10, "1.1", 1), top=40)
    answer = words("the tokens of the last row in order", "A#", "#A", "B#", "#B")
    reward = exact()

    def generate(self, rng: Rng, n: int, max_steps: int) -> Instance:
        while True:
            tokens = rng.choices(("A#", "#A", "B#", "#B"), n)
            steps, last = _run(tokens)
            if 1 <= steps <= max_steps and last:
                return {"tokens": tokens}

    def prompt(self, tokens: list[str]) -> str:
        return (
            "A row consists of the tokens A#, #A, B# and #B. Two neighbouring tokens face each other if the "
            "left one ends with # and the right one begins with #. In each step, take the leftmost two "
            "neighbours that face each other. If their letters are the same, remove both; otherwise "
            "exchange their places. (So A# #A vanishes, and A# #B becomes #B A#.) Repeat until no two "
            f"neighbours face each other.\ntokens: {row(tokens)}"
        )

    def solve(self, tokens: list[str]) -> list[str]:
        return _run(tokens)[1]


def _run(tokens: list[str]) -> tuple[int, list[str]]:
    """Number of steps and the last row."""
    now, steps, i = list(tokens), 0, 0
    while i + 1 < len(now):
        left, right = now[i], now[i + 1]
        if not (left[1] == "#" and right[0] == "#"):
            i += 1
            continue
        now[i : i + 2] = [] if left[0] == right[1] else [right, left]
        steps, i = steps + 1, max(i - 1, 0)
    return steps, now
