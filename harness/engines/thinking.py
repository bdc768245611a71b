"""Where a thought ends and the answer begins, in text.

The one place that reads `<think>` tags: servers differ in what they leave of them. Some send the thought
apart, some eat the opening tag because the prompt holds it, some send the text as the model wrote it.

    >>> split("<think>2+2</think>4")
    ('2+2', '4')
    >>> split("2+2, so", in_reasoning=True)
    ('2+2, so', '')
    >>> merge("2+2", "4", finished=True)
    '<think>2+2</think>4'
"""

from __future__ import annotations

START, END = "<think>", "</think>"


def split(text: str, in_reasoning: bool = False) -> tuple[str, str]:
    """Cut a completion into (reasoning, answer), without the tags.

    The reasoning ends at the last `</think>` and the answer is what follows; a thought opened after
    that and never closed belongs to the reasoning. `in_reasoning` says that the prompt had already
    opened the thought. Text without tags is all answer, or all reasoning.
    """
    thought, closed, rest = text.rpartition(END)
    if not closed and in_reasoning:
        thought, rest = rest, ""
    elif START in rest:
        rest, _, unfinished = rest.partition(START)
        thought += unfinished
    return thought.replace(START, "").replace(END, ""), rest


def merge(reasoning: str, answer: str, finished: bool) -> str:
    """Put a thought that a server sent apart back in front of its answer.

    The closing tag is written where the thought is `finished`; without a thought the answer stands alone.
    """
    if not reasoning:
        return answer
    return f"{START}{reasoning}{END if finished or answer else ''}{answer}"


def restore(text: str, in_reasoning: bool) -> str:
    """Put back an opening tag that the prompt had swallowed."""
    return START + text if in_reasoning and not text.lstrip().startswith(START) else text
