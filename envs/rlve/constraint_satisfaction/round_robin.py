"""Results of all games of a tournament in which everyone has the given score."""

from envs.formats import letters
from envs.ladder import Ladder, step
from envs.render import row
from envs.rewards import Invalid, fraction
from envs.rng import Rng
from envs.task import Instance, Task

POINTS = {"0": 0, "1": 1, "2": 3}
"""Lost, drawn, won."""
GAMES = (("0", "2"), ("1", "1"), ("2", "0"))
"""What the two sides of a game write."""

Results = list[str]


class RoundRobin(Task):
    """Random results; credit for the players whose scores are right."""

    ladder = Ladder(n=step(3, 1), top=40)
    answer = letters("the results", "012", count="scores", width="scores")
    reward = fraction(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        results = [["0"] * n for _ in range(n)]
        for j in range(n):
            for i in range(j):
                results[i][j], results[j][i] = rng.choice(GAMES)
        planted = ["".join(line) for line in results]
        return {"scores": _scores(planted), "planted": planted}

    def prompt(self, scores: list[int]) -> str:
        n = len(scores)
        return (
            f"Each two of {n} players meet in one game. A win is worth 3 points, a draw 1 point to both, a "
            "loss nothing. Below is the score of each player, the sum of the points from all their games. "
            f"Find results that give these scores; any such results are right. Write them as {n} lines of "
            f"{n} digits: digit j of line i is 2 where player i beats player j, 1 where they draw, and 0 "
            "where player i loses to player j; digit i of line i is 0. So digit j of line i and digit i of "
            f"line j add up to 2.\nscores, from player 1 on: {row(scores)}"
        )

    def solve(self, planted: Results) -> Results:
        return planted

    def value(self, answer: Results, scores: list[int]) -> tuple[int, int] | Invalid:
        n = len(scores)
        if any(answer[i][i] != "0" for i in range(n)):
            return Invalid("digit i of line i is not 0")
        if any((answer[i][j], answer[j][i]) not in GAMES for j in range(n) for i in range(j)):
            return Invalid("the two digits of a game do not add up to 2")
        return sum(a == b for a, b in zip(_scores(answer), scores, strict=True)), n


def _scores(results: Results) -> list[int]:
    return [sum(POINTS[digit] for digit in line) for line in results]
