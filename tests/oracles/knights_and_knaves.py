"""Oracle of rlve/knights_and_knaves: all assignments tried on the sentences of the prompt; only one fits."""

import re
from itertools import product
from typing import Any

LEVELS = (0, 1, 3, 5)


def true(sentence: str, roles: dict[str, str]) -> bool:
    """Is a sentence of the prompt true? Read from its words."""
    if found := re.fullmatch(r"(\w+) is a (knight|knave)", sentence):
        return roles[found[1]] == found[2]
    if found := re.fullmatch(r"it is not true that (.+)", sentence):
        return not true(found[1], roles)
    if found := re.fullmatch(r"if (.+), then (.+)", sentence):
        return true(found[2], roles) if true(found[1], roles) else True
    left, joint, right = re.fullmatch(r"(.+?) (and|or|if and only if) (\w+ is a \w+)", sentence).groups()
    both = true(left, roles), true(right, roles)
    return {"and": all(both), "or": any(both), "if and only if": both[0] == both[1]}[joint]


def accepts(instance: dict[str, Any], text: str) -> bool:
    from envs.rlve.cryptarithm_logic.knights_and_knaves import KnightsAndKnaves

    names = instance["names"]
    prompt = KnightsAndKnaves().prompt(names, instance["statements"])
    said = dict(line.split(": ") for line in prompt.splitlines()[-len(names) :])
    fitting = [
        roles
        for choice in product(("knight", "knave"), repeat=len(names))
        for roles in [dict(zip(names, choice, strict=True))]
        if all(true(said[name], roles) == (roles[name] == "knight") for name in names)
    ]
    claims = [
        re.fullmatch(r"\s*(\w+)\s+is\s+a\s+(\w+)\s*", part) for part in text.removesuffix(".").split(",")
    ]
    answer = [claim.groups() for claim in claims if claim]
    return len(answer) == len(claims) == len(names) and [dict(answer)] == fitting
