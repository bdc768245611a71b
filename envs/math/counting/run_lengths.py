"""Count the words in which the runs of each letter have lengths of a given kind."""

from collections.abc import Callable

from envs.formats import natural
from envs.ladder import Ladder, step
from envs.rewards import exact
from envs.rng import Rng
from envs.task import Instance, Task

WORDINGS = (
    "A run of a word is a block of equal consecutive letters that cannot be made longer. How many words of "
    "{n} letters, each of them one of {letters}, have the following properties? {rules} A letter that does "
    "not occur has no runs, and breaks no rule.",
    "Consider the sequences of length {n} with terms from {letters}. Split a sequence into its maximal runs "
    "of equal consecutive terms. Find the number of sequences for which all of this holds (it holds for a "
    "letter that does not occur at all): {rules}",
)
KINDS: dict[str, tuple[str, Callable[[int, int], bool]]] = {
    "even": ("even", lambda run, m: run % 2 == 0),
    "odd": ("odd", lambda run, m: run % 2 == 1),
    "least": ("at least {m}", lambda run, m: run >= m),
    "most": ("at most {m}", lambda run, m: run <= m),
    "multiple": ("a multiple of {m}", lambda run, m: run % m == 0),
    "other": ("different from {m}", lambda run, m: run != m),
}
"""Kind -> how the rule reads, and whether a run obeys it."""


def alphabet(level: int) -> int:
    """3, and one more at every fifth level."""
    return 3 + level // 5


class RunLengths(Task):
    """Run by run: words of each length that end in each letter."""

    ladder = Ladder(most=step(8, 2), letters=alphabet, top=24)
    answer = natural("how many there are")
    reward = exact()

    def generate(self, rng: Rng, most: int, letters: int) -> Instance:
        letters = rng.randint(letters - 1, letters)
        rules = [[rng.choice(list(KINDS)), rng.randint(2, 4)] for _ in range(letters)]
        if not any(kind in ("odd", "most", "other") for kind, _ in rules):
            rules[rng.below(letters)][0] = rng.choice(("odd", "most", "other"))
        return {"n": rng.randint(most - 3, most), "rules": rules, "wording": rng.below(len(WORDINGS))}

    def prompt(self, n: int, rules: list[list[str | int]], wording: int) -> str:
        letters = "ABCDEFGH"[: len(rules)]
        texts = [
            f"The length of every run of {letter} is {KINDS[str(kind)][0].format(m=m)}."
            for letter, (kind, m) in zip(letters, rules, strict=True)
        ]
        listed = f"{', '.join(letters[:-1])} and {letters[-1]}"
        return WORDINGS[wording].format(n=n, letters=listed, rules=" ".join(texts))

    def solve(self, n: int, rules: list[list[str | int]]) -> int:
        # ends[i]: words of the lengths so far whose last run, now complete, is of letter i.
        ends: list[list[int]] = [[] for _ in rules]
        words = [1]
        for length in range(1, n + 1):
            for mine, (kind, m) in zip(ends, rules, strict=True):
                obeys = KINDS[str(kind)][1]
                runs = (run for run in range(1, length + 1) if obeys(run, int(m)))
                mine.append(sum(_before(words, mine, length - run) for run in runs))
            words.append(sum(mine[-1] for mine in ends))
        return words[n]


def _before(words: list[int], mine: list[int], length: int) -> int:
    """Words of a length to which a run of a letter can be attached: they do not end in it."""
    return words[length] - (mine[length - 1] if length else 0)
