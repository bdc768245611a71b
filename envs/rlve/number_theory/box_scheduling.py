"""Put boxes on a ring of N places, each after as few steps of two kinds as the earlier boxes allow."""

from math import gcd

from envs.formats import integers
from envs.ladder import Ladder, grow
from envs.render import row
from envs.rewards import entries
from envs.rng import Rng
from envs.task import Instance, Task


class BoxScheduling(Task):
    """N is uniform from 3 to `most`; the C[i] are uniform from 0 to 2N - 1."""

    ladder = Ladder(most=grow(3, "1.1", 1), top=40)
    answer = integers("Pos[1] to Pos[N-1]", like="c", below="n")
    reward = entries(beta=10)

    def generate(self, rng: Rng, most: int) -> Instance:
        n = rng.randint(3, most)
        c = [rng.below(2 * n) for _ in range(n - 1)]
        return {"n": n, "d": rng.randint(1, n - 1), "s": rng.below(n), "c": c}

    def prompt(self, n: int, d: int, s: int, c: list[int]) -> str:
        return (
            "Given are integers N, D, S and C[1], ..., C[N-1]. Choose integers X[i] >= 0 and Y[i] >= 0 for i "
            "from 1 to N-1, and let Pos[i] = (C[i] + D * X[i] + Y[i]) mod N. All Pos[i] must be different, "
            "and none may be S. Of all such choices, take those with the lexicographically smallest sequence "
            "Y[1], ..., Y[N-1], and of these the one with the lexicographically smallest sequence X[1], ..., "
            f"X[N-1]. Give its Pos[1], ..., Pos[N-1].\nN = {n}\nD = {d}\nS = {s}\nC: {row(c)}"
        )

    def solve(self, n: int, d: int, s: int, c: list[int]) -> list[int]:
        # Steps of D stay in a residue class modulo gcd(D, N); the later boxes fit wherever the earlier go.
        classes = gcd(d, n)
        room = [n // classes - (s % classes == k) for k in range(classes)]
        taken, places = {s}, []
        for place in c:
            while not room[place % classes]:
                place += 1
            room[place % classes] -= 1
            while place % n in taken:
                place += d
            places.append(place % n)
            taken.add(place % n)
        return places
