"""Count the ways to cut a binary string into palindromes."""

from envs.formats import natural
from envs.ladder import Ladder, grow
from envs.rewards import closeness
from envs.rng import Rng
from envs.task import Instance, Task


class PalindromePartitionCounting(Task):
    """Each bit is 0 with one chance of 10 % to 90 % for the whole string."""

    ladder = Ladder(n=grow(5, "1.1", 1), top=40)
    answer = natural("the number of ways")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, n: int) -> Instance:
        zeros = rng.randint(1, 9)
        return {"string": "".join("0" if rng.chance(zeros, 10) else "1" for _ in range(n))}

    def prompt(self, string: str) -> str:
        return (
            "Count the ways to cut the string below into one or more non-empty contiguous parts that are "
            "all palindromes (the same read forwards and backwards). Two ways differ if they cut at "
            f"different places; one character is a palindrome.\nstring: {string}"
        )

    def solve(self, string: str) -> int:
        ways = [1]
        for end in range(1, len(string) + 1):
            parts = ((start, string[start:end]) for start in range(end))
            ways.append(sum(ways[start] for start, part in parts if part == part[::-1]))
        return ways[-1]
