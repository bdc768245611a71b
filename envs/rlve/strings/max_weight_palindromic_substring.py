"""Find a palindrome for which its length times its number of occurrences is largest."""

from collections import Counter

from envs.formats import word
from envs.ladder import Ladder, grow
from envs.rewards import Invalid, maximise
from envs.rng import Rng
from envs.task import Instance, Task


class MaxWeightPalindromicSubstring(Task):
    """N random letters a and b."""

    ladder = Ladder(n=grow(3, "1.1", 1), top=40)
    answer = word("the palindrome T", "ab")
    reward = maximise(beta=5)

    def generate(self, rng: Rng, n: int) -> Instance:
        return {"string": "".join(rng.choices("ab", n))}

    def prompt(self, string: str) -> str:
        return (
            "Find a palindrome T (the same read forwards and backwards) that occurs in the string S below "
            "as a contiguous part, so that the length of T times the number of places where T occurs in S "
            "is as large as possible. Occurrences may overlap. If several palindromes reach this, any of "
            f"them counts.\nS: {string}"
        )

    def solve(self, string: str) -> str:
        found: Counter[str] = Counter()
        for twice in range(2 * len(string) - 1):
            left, right = twice // 2, twice - twice // 2
            while left >= 0 and right < len(string) and string[left] == string[right]:
                found[string[left : right + 1]] += 1
                left, right = left - 1, right + 1
        return max(found, key=lambda part: len(part) * found[part])

    def value(self, answer: str, string: str) -> int | Invalid:
        if not answer or answer not in string or answer != answer[::-1]:
            return Invalid("this is not a palindrome that occurs in S")
        return len(answer) * sum(string.startswith(answer, i) for i in range(len(string)))
