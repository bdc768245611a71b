"""A train that fills by a Fibonacci rule: how many passengers are on board after a station?"""

from envs.formats import natural
from envs.ladder import Ladder, fixed, grow
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task


class Fibtrain(Task):
    """Planted: the number that boards at station 2; what leaves N - 1 grows with it from station 4 on."""

    ladder = Ladder(most=grow(5, "1.1", 1), people=fixed(20), top=40)
    answer = natural("the number of passengers")
    reward = exact()

    def generate(self, rng: Rng, most: int, people: int) -> Instance:
        n = rng.randint(5, most)
        a, boarding = rng.randint(1, people), rng.randint(1, people)
        return {"n": n, "a": a, "m": _on_board(a, boarding, n - 1), "x": rng.randint(3, n - 1)}

    def prompt(self, n: int, a: int, m: int, x: int) -> str:
        return (
            "A train runs from station 1 to station N. At station 1, A people board and nobody gets off. At "
            "station 2, an unknown number of people board, and equally many get off. At each station from 3 "
            "to N - 1, as many people board as boarded at the two stations before it together, and as many "
            "get off as boarded at the station just before it. At station N, all M people on board get off. "
            "How many people are on board when the train leaves station X?\n"
            f"N = {n}\nA = {a}\nM = {m}\nX = {x}"
        )

    def solve(self, n: int, a: int, m: int, x: int) -> int:
        # The number on board is linear in the unknown.
        least, next_one = (_on_board(a, boarding, n - 1) for boarding in (0, 1))
        return _on_board(a, (m - least) // (next_one - least), x)


def _on_board(a: int, boarding: int, station: int) -> int:
    """Passengers when the train leaves a station from 2 on, where `boarding` people board at station 2."""
    aboard, before, last = a, a, boarding
    for _ in range(3, station + 1):
        aboard += before
        before, last = last, before + last
    return aboard
