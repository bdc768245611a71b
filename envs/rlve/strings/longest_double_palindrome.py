"""Longest part of a binary string that consists of two palindromes, one behind the other."""

from envs.formats import integers
from envs.ladder import Ladder, grow
from envs.rewards import Invalid, maximise
from envs.rng import Rng
from envs.task import Instance, Task


class LongestDoublePalindrome(Task):
    """Planted: two palindromes that together cover at least half of N random bits."""

    ladder = Ladder(n=grow(5, "1.1", 1), top=40)
    answer = integers("A, B and C", like=3)
    reward = maximise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        planted = rng.randint(max(2, n // 2), n - 1)
        first = rng.randint(1, planted - 1)
        middle = _palindrome(rng, first) + _palindrome(rng, planted - first)
        front = rng.below(n - planted + 1)
        bits = rng.choices("01", n - planted)
        return {"string": "".join(bits[:front]) + middle + "".join(bits[front:])}

    def prompt(self, string: str) -> str:
        return (
            f"The characters of the string S below are indexed from 0 to {len(string) - 1}. Find A, B and C "
            f"with 0 <= A < B < C <= {len(string)} so that S[A], ..., S[B-1] and S[B], ..., S[C-1] are both "
            "palindromes (the same read forwards and backwards) and C - A is as large as possible. One "
            f"character is a palindrome.\nS: {string}"
        )

    def solve(self, string: str) -> list[int]:
        n = len(string)
        start, end = list(range(-1, n)), list(range(1, n + 2))
        for twice in range(2 * n - 1):
            left, right = twice // 2, twice - twice // 2
            while left >= 0 and right < n and string[left] == string[right]:
                start[right + 1] = min(start[right + 1], left)
                end[left] = max(end[left], right + 1)
                left, right = left - 1, right + 1
        middle = max(range(1, n), key=lambda b: end[b] - start[b])
        return [start[middle], middle, end[middle]]

    def value(self, answer: list[int], string: str) -> int | Invalid:
        a, b, c = answer
        if not 0 <= a < b < c <= len(string):
            return Invalid(f"the numbers do not keep 0 <= A < B < C <= {len(string)}")
        if any(part != part[::-1] for part in (string[a:b], string[b:c])):
            return Invalid("one of the parts is not a palindrome")
        return c - a


def _palindrome(rng: Rng, length: int) -> str:
    half = "".join(rng.choices("01", (length + 1) // 2))
    return half + half[: length // 2][::-1]
