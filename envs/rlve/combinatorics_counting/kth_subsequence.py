"""The K-th distinct subsequence of a string over a and b, in lexicographic order."""

from envs.formats import word
from envs.ladder import Ladder, grow
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task

LETTERS = "ab"


class KthSubsequence(Task):
    """Random strings, K uniform: most answers have about two thirds of the string's length."""

    ladder = Ladder(n=grow(3, "1.1", 1), top=40)
    answer = word("the K-th subsequence", LETTERS)
    reward = exact()

    def generate(self, rng: Rng, n: int) -> Instance:
        text = "".join(rng.choices(LETTERS, n))
        return {"text": text, "k": rng.randint(1, _from(text)[0] - 1)}

    def prompt(self, text: str, k: int) -> str:
        return (
            "A subsequence of a string S is what is left after deleting any of its characters, or none. List "
            "all non-empty subsequences of S in lexicographic order, equal ones only once: a comes before b, "
            "and a string before every longer one that begins with it. Find the K-th string of the list, "
            f"where K counts from 1.\nS = {text}\nK = {k}"
        )

    def solve(self, text: str, k: int) -> str:
        ways, at, found = _from(text), 0, ""
        while k:
            for letter in LETTERS:
                after = text.find(letter, at) + 1
                if after and k <= ways[after]:
                    break
                k -= ways[after] if after else 0
            at, found, k = after, found + letter, k - 1
        return found


def _from(text: str) -> list[int]:
    """How many distinct subsequences, the empty one included, each suffix has."""
    ways = [1] * (len(text) + 1)
    latest = dict.fromkeys(LETTERS, 0)
    for i in reversed(range(len(text))):
        latest[text[i]] = ways[i + 1]
        ways[i] = 1 + sum(latest.values())
    return ways
