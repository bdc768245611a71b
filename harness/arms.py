"""What an arm's name and recorded settings say: in words, and how many completions finish a problem.

Settings are those of run.json, which older versions wrote with fewer fields.

    >>> describe("single", {"k": 16, "final": 40960, "temperature": 1.0, "top_p": 0.95, "top_k": 0})
    'k=16 final=40960 temperature=1 top_p=0.95'
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

PLAIN = ("k", "final", "shots")
BY_METHOD: Mapping[str, tuple[str, ...]] = {
    "rsa": (
        "N",
        "C",
        "T",
        "beta",
        "tau",
        "final",
        "carry",
        "problem",
        "passes",
        "aggregation_temperature",
        "shots",
    ),
    "majority@tokens": ("passes", "final", "shots"),
}
"""Settings that matter to a method; the others are described by PLAIN. The sampler follows for all."""
SAMPLER = ("temperature", "top_p", "top_k")
USUAL = {
    "carry": "reasoning",
    "problem": "first",
    "passes": 1,
    "aggregation_temperature": None,
    "top_k": 0,
    "shots": 0,
}
"""Values that go without saying."""
FINALS: Mapping[str, Callable[[Mapping[str, Any]], int]] = {
    "rsa": lambda s: s["N"] * s.get("passes", 1),
    "majority": lambda s: 1,
    "majority@tokens": lambda s: s.get("passes", 1),
}
"""Scored completions of a finished problem; k of the other methods."""


def method_of(arm: str) -> str:
    """The method of an arm: `rsa:C=1` is an `rsa`."""
    return arm.partition(":")[0]


def focus(arms: Sequence[str]) -> str:
    """The arm that the others are held against, environment by environment: `rsa`, else the last."""
    return "rsa" if "rsa" in arms else arms[-1]


def describe(arm: str, settings: Mapping[str, Any]) -> str:
    """An arm's settings in words, those that matter to its method."""
    names = (*BY_METHOD.get(method_of(arm), PLAIN), *SAMPLER)
    told = [(name, settings[name]) for name in names if name in settings]
    return " ".join(f"{name}={_number(v)}" for name, v in told if name not in USUAL or v != USUAL[name])


def finals(arm: str, settings: Mapping[str, Any], seen: int) -> int:
    """Scored completions of a finished problem; the most `seen` where nothing is recorded."""
    return FINALS.get(method_of(arm), lambda s: int(s["k"]))(settings) if settings else seen


def _number(value: Any) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)
