"""The K-th string of brackets that becomes balanced when one bracket is deleted."""

from functools import cache

from envs.formats import word
from envs.ladder import Ladder, step
from envs.rewards import entries
from envs.rng import Rng
from envs.task import Instance, Task


class KthSemiBalancedBracketSequence(Task):
    """Such a string ends one up and is never below 0, or ends one down and is never below -1."""

    ladder = Ladder(n=step(3, 2), top=40)
    answer = word("the K-th string", "()", length="n")
    reward = entries(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        return {"n": n, "k": rng.randint(1, _endings(n, 0, False))}

    def prompt(self, n: int, k: int) -> str:
        return (
            "A balanced string of brackets is the empty string, or (A)B with balanced strings A and B. List "
            "all strings of N brackets, each either ( or ), that can be made balanced by deleting exactly "
            "one bracket, each string once and in lexicographic order, where ( comes before ). Find the K-th "
            f"string of the list, where K counts from 1.\nN = {n}\nK = {k}"
        )

    def solve(self, n: int, k: int) -> str:
        text, height, below = "", 0, False
        for left in reversed(range(n)):
            opening = _endings(left, height + 1, below)
            if k <= opening:
                text, height = text + "(", height + 1
            else:
                k -= opening
                text, height = text + ")", height - 1
                below |= height < 0
        return text


@cache
def _endings(left: int, height: int, below: bool) -> int:
    """Ways to go on for `left` brackets from a height, `below`: it was -1 before."""
    if height < -1:
        return 0
    if left == 0:
        return int(height == (-1 if below else 1))
    return _endings(left - 1, height + 1, below) + _endings(left - 1, height - 1, below or height == 0)
