"""Count the sets of strings in which none is a prefix of another."""

from envs.formats import natural
from envs.ladder import Ladder, step
from envs.rewards import closeness
from envs.rng import Rng
from envs.task import Instance, Task


class ZeroPrefixSubsetCounting(Task):
    """N different strings of a and b, of one to four letters more than needed to tell them apart."""

    ladder = Ladder(n=step(3, 1), top=100)
    answer = natural("the number of such sets")
    reward = closeness(beta=10)

    def generate(self, rng: Rng, n: int) -> Instance:
        strings: list[str] = []
        while len(strings) < n:
            new = "".join(rng.choices("ab", rng.randint(1, n.bit_length() + 2)))
            if new not in strings:
                strings.append(new)
        return {"strings": strings}

    def prompt(self, strings: list[str]) -> str:
        return (
            f"Count the non-empty subsets of the {len(strings)} different strings below in which no string "
            "is a prefix of another string of the subset (a prefix is what a string begins with).\n"
            + "\n".join(strings)
        )

    def solve(self, strings: list[str]) -> int:
        given, longest = set(strings), max(map(len, strings))

        def subsets(prefix: str) -> int:
            """Subsets of the strings that begin like this, the empty subset among them."""
            if len(prefix) > longest:
                return 1
            return subsets(prefix + "a") * subsets(prefix + "b") + (prefix in given)

        return subsets("") - 1
