"""Oracle of rlve/ab_program_simulation: rules applied to the text, rightmost first (the end is the same)."""

from typing import Any

RULES = {"A# #A": "", "B# #B": "", "A# #B": "#B A#", "B# #A": "#A B#"}


def accepts(instance: dict[str, Any], text: str) -> bool:
    now = " ".join(instance["tokens"])
    while (place := max(map(now.rfind, RULES))) >= 0:
        pair = now[place : place + 5]
        now = " ".join((now[:place] + RULES[pair] + now[place + 5 :]).split())
    return text.split() == now.split()
