r"""Cut the final answer out of a completion. This page is the policy; the finders are next door.

1. Reasoning goes first: only what follows the last `</think>` counts, and a thought that was never finished
   holds no answer, whatever it mentions.
2. The last marker that holds something counts: `<answer>...</answer>`, `\boxed{...}`, `\boxed 7` or
   `\fbox{...}`. Empty ones and echoes of the instruction are passed over.
3. Several boxes parted by nothing but a comma or "and" are one list. A list is an answer only to a gold list:
   alternatives never are.
4. Mathematics without a marker: "the answer is 5", "**Answer:** 5", "#### 5", a last line that ends in a
   value, or a reply that is nothing but a formula (`READINGS`; `verifiers.policies` names them). Reasons,
   several values, code blocks and echoes of the instruction are no single answer.

    >>> extract(r"<think>maybe \boxed{70}</think> First \boxed{70}. No: \boxed{12}")
    '12'
    >>> extract(r"<think>maybe \boxed{70}") is None
    True
    >>> extract_math("So 3 + 4 = 7.\n**Answer:** 7")
    '7'
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from verifiers.closing import closing_sentence, last_choice, last_value, only_formula
from verifiers.markers import joined_boxes, last_bracket, last_marker
from verifiers.policies import Reading

Finder = Callable[[str], str | None]

_THINK = re.compile(r"<(/?)think>", re.I)

READINGS: Mapping[Reading, tuple[Finder, ...]] = {
    "marked": (joined_boxes, last_marker),
    "closing": (joined_boxes, last_marker, closing_sentence, only_formula),
    "anywhere": (joined_boxes, last_marker, closing_sentence, only_formula, last_value),
    "brackets": (joined_boxes, last_marker, last_bracket, closing_sentence, only_formula),
    "choice": (joined_boxes, last_marker, last_choice),
}
"""How a mathematics problem reads a completion: the first of these finders that finds something."""


def strip_reasoning(text: str, in_reasoning: bool = False) -> str | None:
    """What follows the last `</think>`; None where a thought was begun and never finished.

    `in_reasoning` says that the text starts inside a thought (a chat template wrote the opening tag).
    A text without any tag is returned as it is.
    """
    end, thinking = 0, in_reasoning
    for tag in _THINK.finditer(text):
        thinking = not tag[1]
        end = end if thinking else tag.end()
    return None if thinking else text[end:]


def extract(text: str, in_reasoning: bool = False) -> str | None:
    r"""The final answer inside `<answer>...</answer>` or `\boxed{...}`, trimmed; None where there is none."""
    answer = strip_reasoning(text, in_reasoning)
    return None if answer is None else last_marker(answer)


def extract_math(text: str, in_reasoning: bool = False, reading: Reading = "closing") -> str | None:
    """The final answer of a completion whose model may not have been told how to mark it."""
    answer = strip_reasoning(text, in_reasoning)
    if answer is None:
        return None
    return next((found for find in READINGS[reading] if (found := find(answer)) is not None), None)


def gold_answer(gold: str) -> str:
    """The answer that a gold text states: its last marker, or its closing sentence, or all of it."""
    marked = joined_boxes(gold) or last_marker(gold)
    if marked is None and ("\n" in gold.strip() or "####" in gold):
        marked = closing_sentence(gold)
    return gold.strip() if marked is None else marked
