"""Choose the winners of matches so that the largest number of wins of a player is exactly K."""

from collections import Counter

from envs.formats import integers
from envs.ladder import Ladder, grow
from envs.render import table
from envs.rewards import Invalid, feasible, missed
from envs.rng import Rng
from envs.task import Instance, Task


class KosDicing(Task):
    """One to two matches a player; winners are planted, some favour one of the players."""

    ladder = Ladder(n=grow(3, "1.1", 1), top=30)
    answer = integers("the winners of the matches, in the order of the list", like="matches", below="n")
    reward = feasible()

    def generate(self, rng: Rng, n: int) -> Instance:
        matches = [rng.sample(range(n), 2) for _ in range(n * rng.randint(10, 20) // 10)]
        keen = rng.randint(0, 2)
        winners = [min(match) if rng.below(3) < keen else rng.choice(match) for match in matches]
        relabelled = rng.permutation(n)
        matches = [[relabelled[player] for player in match] for match in matches]
        winners = [relabelled[player] for player in winners]
        return {"n": n, "matches": matches, "k": max(Counter(winners).values()), "winners": winners}

    def prompt(self, n: int, matches: list[list[int]], k: int) -> str:
        return (
            f"The players 0 to {n - 1} played {len(matches)} matches. Each line below is a match between two "
            "players, one of whom won it; two players may meet more than once. Choose a winner for each "
            f"match so that some player wins exactly {k} matches and no player wins more. It is "
            f"possible.\nmatches:\n{table(matches)}"
        )

    def solve(self, winners: list[int]) -> list[int]:
        return winners

    def value(self, answer: list[int], matches: list[list[int]], k: int) -> bool | Invalid:
        for number, (winner, match) in enumerate(zip(answer, matches, strict=True)):
            if winner not in match:
                return Invalid(f"{winner} does not play in match {number + 1}")
        most = max(Counter(answer).values())
        return most == k or missed(f"the largest number of wins is {most}")
