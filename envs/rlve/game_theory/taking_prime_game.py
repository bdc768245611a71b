"""Take a prime number of stones in turn: after how many moves does the first player win?"""

from envs.formats import integer
from envs.ladder import Ladder, grow
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task


class TakingPrimeGame(Task):
    """Ten times the catalogue's sizes: up to its eight stones of level 0, nearly every answer is 1.

    Of two draws the first with another answer than 1.
    """

    version = 2
    draws = 24
    ladder = Ladder(most=grow(80, "1.1", 1), top=25)
    answer = integer("the number of moves, or -1")
    reward = exact()

    def generate(self, rng: Rng, most: int) -> Instance:
        draws = [rng.randint(1, most) for _ in range(2)]
        return {"n": next((n for n in draws if self.solve(n) != 1), draws[-1])}

    def prompt(self, n: int) -> str:
        return (
            "Stan and Ollie take stones from one heap in turn, Stan first. Each move takes a prime number "
            "of stones. A player who cannot move (0 or 1 stones are left) loses. Both play perfectly: a "
            "player who can force a win does so in as few moves as possible, and a player who cannot delays "
            "the end as long as possible. If Stan wins, find the number of moves of the whole game, those "
            f"of both players counted together. If Ollie wins, the answer is -1.\nstones: {n}"
        )

    def solve(self, n: int) -> int:
        primes = [p for p in range(2, n + 1) if all(p % d for d in range(2, p) if d * d <= p)]
        wins, moves = [False, False], [0, 0]
        for stones in range(2, n + 1):
            after = [stones - p for p in primes if p <= stones]
            quick = [moves[left] for left in after if not wins[left]]
            wins.append(bool(quick))
            moves.append(1 + (min(quick) if quick else max(moves[left] for left in after)))
        return moves[n] if wins[n] else -1
