"""From a problem to what zaya1-nano should write: plain traces, and traces that go on from tails.

A trace that goes on from tails is a plain one that starts elsewhere, so that the tails of every round look
alike. A computation repeats the most advanced line that the tails agree on and continues; a search first
tries again what a tail claims as a success, then what no tail shows as failed, and the failed ones last.

    >>> print(plain("sorting", {"numbers": [7, 3]}, Random(0)))
    <think>
    #1 7
    #2 3 7</think><answer>3 7</answer>
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from random import Random

from training.nano import searches, steps
from training.nano.steps import Instance, Slip, exact

THINK, END_THINK = "<think>", "</think>"
STEP, TRY = "\n#", "\n?"
TASKS = (*steps.TASKS, *searches.TASKS)
_STEP_LINE = re.compile(r"\n#(\d+)([^\n]*)")
_TRY_LINE = re.compile(r"\n\?([^\n]*) ([yn])(?=\n|$)")
MAX_LINES = 99


def slips(rng: Random, rate: float) -> Slip:
    """A slip that changes each value with probability `rate`, mostly by little."""

    def slip(value: int) -> int:
        if rng.random() >= rate:
            return value
        return max(0, value + rng.choice((-10, -2, -1, 1, 2, 10)))

    return slip


def _closed(reasoning: str, answer: str) -> str:
    return f"{THINK}{reasoning}{END_THINK}<answer>{answer}</answer>"


def _step_lines(task: str, instance: Instance, slip: Slip = exact) -> list[str]:
    return list(islice(steps.TASKS[task](instance, slip), MAX_LINES))


def _steps_text(lines: Sequence[str], start: int = 0) -> str:
    return "".join(f"{STEP}{number}{line}" for number, line in enumerate(lines[start:], start + 1))


def _search_lines(
    search: searches.Search, instance: Instance, order: Iterator[searches.Choice], slip: Slip, limit: int
) -> Iterator[tuple[str, searches.Choice | None]]:
    """Tries in the given order until one succeeds; the choice comes with the successful line only."""
    for choice in islice(order, limit):
        text, success = search.attempt(instance, choice, slip)
        yield f"{TRY}{text} {'y' if success else 'n'}", choice if success else None
        if success:
            return


def _search_text(
    search: searches.Search, instance: Instance, order: Iterator[searches.Choice], slip: Slip, limit: int
) -> str:
    text = THINK
    for line, found in _search_lines(search, instance, order, slip, limit):
        text += line
        if found is not None:
            return f"{text}{END_THINK}<answer>{search.answer(instance, found)}</answer>"
    return text


def plain(
    task: str, instance: Instance, rng: Random, rate: float = 0.0, lucky: float = 0.0, limit: int = 40
) -> str:
    """A trace from the start, with errors at `rate`; `lucky`: chance that a search succeeds in four tries."""
    slip = slips(rng, rate) if rate else exact
    if task in steps.TASKS:
        lines = _step_lines(task, instance, slip)
        return _closed(_steps_text(lines), steps.answer(task, instance, lines[-1]))
    search = searches.TASKS[task]
    order = list(search.tries(instance, rng))
    if rng.random() < lucky:
        order = _early_success(search, instance, order, rng)
    return _search_text(search, instance, iter(order), slip, limit)


def _early_success(
    search: searches.Search, instance: Instance, order: list[searches.Choice], rng: Random
) -> list[searches.Choice]:
    found = next((choice for choice in order if search.attempt(instance, choice, exact)[1]), None)
    if found is None:
        return order
    order.remove(found)
    order.insert(rng.randrange(4), found)
    return order


def aggregated(task: str, instance: Instance, tails: Sequence[str], rng: Random, limit: int = 40) -> str:
    """A right trace that goes on from tails (text, as an aggregation prompt shows them)."""
    if task in steps.TASKS:
        lines = _step_lines(task, instance)
        start = _resume_at(lines, tails)
        return _closed(_steps_text(lines, start), steps.answer(task, instance, lines[-1]))
    search = searches.TASKS[task]
    claimed, failed = _tried(search, instance, tails)
    rest = search.tries(instance, rng, skip=frozenset(failed) | frozenset(claimed))
    return _search_text(search, instance, iter([*claimed, *rest, *failed]), exact, limit)


def _resume_at(lines: Sequence[str], tails: Sequence[str]) -> int:
    """Index of the line to repeat: the furthest right one that two tails share, else that one has, else 0."""
    shown: Counter[tuple[int, str]] = Counter()
    for tail in tails:
        shown.update({(int(number) - 1, text) for number, text in _STEP_LINE.findall(tail)})
    right = {place: shown[place, line] for place, line in enumerate(lines) if shown[place, line]}
    shared = [place for place, count in right.items() if count > 1]
    return max(shared or right, default=0)


def _tried(
    search: searches.Search, instance: Instance, tails: Sequence[str]
) -> tuple[list[searches.Choice], list[searches.Choice]]:
    """What the tails claim as successes, most frequent first, and what they show as failed."""
    claimed: Counter[searches.Choice] = Counter()
    failed: list[searches.Choice] = []
    for tail in tails:
        for text, verdict in _TRY_LINE.findall(tail):
            choice = search.parse(instance, text)
            if choice is None:
                continue
            if verdict == "y":
                claimed[choice] += 1
            else:
                failed.append(choice)
    return [choice for choice, _ in claimed.most_common(2)], failed
