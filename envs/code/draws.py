"""What the synthetic families draw from the embedded problems: a problem, a program, a short input."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from envs.code.seed import Seed, load, names
from envs.rng import Rng

TRIES = 200
"""Inputs that are drawn until one is short enough."""


class Drawn(NamedTuple):
    """A problem and one of its inputs."""

    seed: Seed
    input: str


def problem(rng: Rng, band: int) -> Seed:
    """An embedded problem of at most this band: of this very band in half of the cases."""
    chosen = band if rng.chance(1, 2) else rng.randint(0, band)
    return load(rng.choice(_of_band(chosen)))


def short_input(rng: Rng, band: int, size: int, longest: int) -> Drawn:
    """A problem and an input of at most `longest` characters whose output is no longer; else RuntimeError."""
    for _ in range(TRIES):
        seed = problem(rng, band)
        text = seed.make(rng.randint(0, size), rng.below(2**32))
        if len(text) <= longest and len(seed.solve(text)) <= longest:
            return Drawn(seed, text)
    raise RuntimeError(f"no input of {longest} characters in {TRIES} draws (band {band}, size {size})")


def reference(rng: Rng, seed: Seed) -> tuple[str, str]:
    """One of the two references: (language as a fence names it, source)."""
    language, file = rng.choice((("python", "reference.py"), ("cpp", "reference.cpp")))
    return language, seed.source(file)


def fenced(language: str, source: str) -> str:
    """A program as a fenced block."""
    return f"```{language}\n{source.strip()}\n```"


@cache
def _of_band(band: int) -> tuple[str, ...]:
    return tuple(name for name in names() if load(name).band == band)
