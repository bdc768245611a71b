r"""What counts as the same answer: every convention on which good graders differ, each with its default.

The defaults are the mathematics: what they accept is equal, and what they refuse differs or was not asked
for. A benchmark with another convention names its own policy; nothing else in the room has switches.

    >>> from verifiers import Policy, verify_math
    >>> verify_math("1/3", r"\boxed{0.33}").correct
    False
    >>> verify_math("1/3", r"\boxed{0.33}", policy=Policy(rounded=2)).correct
    True
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Reading = Literal["marked", "closing", "anywhere", "brackets", "choice"]


@dataclass(frozen=True, slots=True)
class Policy:
    """How an answer is found in a completion, and when it is the same as the gold answer."""

    reading: Reading = "closing"
    """Where the answer may stand. `marked`: in `<answer>` or a box. `closing`: else in a closing sentence
    ("the answer is 5"). `anywhere`: else the last value of the text. `brackets`: `[5]` is a marker too.
    `choice`: else a lone capital letter, as multiple choice asks for."""
    tuples: Literal["ordered", "unordered"] = "ordered"
    """Whether (1, 2) and (2, 1) differ."""
    lists: Literal["unordered", "ordered"] = "unordered"
    """Whether the bare lists "1, 2" and "2, 1" differ. A gold that repeats a value is met by as many."""
    brackets: Literal["kept", "ignored"] = "kept"
    r"""Whether the point (1, 2), the set \{1, 2\} and the interval [1, 2] differ; a bare list is each."""
    percent: Literal["either", "value", "ignored"] = "either"
    """Beside a number without a sign, 28 % is 28 as well as 0.28 (`either`), 0.28 alone (`value`), or
    28 alone (`ignored`)."""
    rounded: int = 6
    """A decimal of at least this many significant digits is the same as the exact number that it rounds,
    or of which it is the beginning: 0.333333 is 1/3, and 0.33 is not."""
    tolerance: float = 0.0
    """Relative distance from the gold up to which a number without symbols is the same."""
    comma: Literal["thousands", "either"] = "thousands"
    """Whether 1,22 is a list of two values, or (`either`) 1.22, since no thousands can be meant."""
    fractions: Literal["any", "reduced"] = "any"
    """Whether 2/4 is 1/2, or (`reduced`) not, where the gold is in lowest terms."""
    units: Literal["checked", "ignored"] = "checked"
    """Whether 5 cm and 5 m differ, and 100 cm is 1 m. An answer without a unit is never refused for that."""
    case: Literal["ignored", "kept"] = "ignored"
    """Whether "Paris" and "paris" differ, where the answer is words."""
    variables: Literal["named", "renamed"] = "named"
    """Whether x + 1 and y + 1 differ."""
    symmetric: bool = False
    """Whether the verdict stays the same when gold and answer change places. Where not, an answer may put
    any left side before its value (2a + b = 5 for 5), and a gold only a name (x = 5)."""


DEFAULT = Policy()
ANYWHERE = Policy(reading="anywhere")
"""For models that were told no format: the last value of a text without a marker is its answer."""
VOTES = Policy(symmetric=True)
"""For two answers neither of which is the gold, as a majority vote compares them."""
