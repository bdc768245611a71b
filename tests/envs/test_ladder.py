"""Ladders against the figures of the RLVE catalogue at levels 0, 5, 10 and 20."""

from __future__ import annotations

import pytest

import envs
from envs.ladder import Ladder, grow, step

CATALOGUE = {
    "sorting": {"n": (3, 8, 16, 50)},
    "inversion_pair": {"n": (3, 8, 16, 50)},
    "josephus": {"max_n": (3, 8, 16, 50)},
    "multiplication": {"digits": (2, 7, 12, 22)},
    "division": {"digits": (1, 6, 11, 21)},
    "lcm": {"most": (15, 109, 823, 47427)},
    "fibonacci": {"most": (3, 96, 3072, 3145728)},
    "negative_base": {"most": (4, 128, 4096, 4194304), "most_r": (16, 16, 16, 16)},
    "countdown_equal": {"operands": (3, 8, 13, 23)},
    "bezout_identity": {"n": (2, 7, 12, 22), "most": (32, 1024, 32768, 33554432)},
    "crt": {"most": (5, 22, 73, 1234), "moduli": (2, 3, 5, 8)},
    "jug_puzzle": {"n": (3, 8, 13, 23)},
    "discrete_logarithm": {"most": (10, 31, 82, 518)},
}


@pytest.mark.parametrize("name", CATALOGUE)
def test_sizes_are_the_catalogues(name: str) -> None:
    ladder = envs.make(f"rlve/{name}").task.ladder  # type: ignore[attr-defined]
    for parameter, sizes in CATALOGUE[name].items():
        assert tuple(ladder.parameters(level)[parameter] for level in (0, 5, 10, 20)) == sizes


def test_growth_is_exact_where_floats_are_not() -> None:
    # 1.1 * 10 is 11.000000000000002 in floats, and 0.1 * 3 * 10 is 3.0000000000000004.
    assert grow(10, "1.1")(1) == 11
    assert grow(3 * 10**17, "1.1")(1) == 33 * 10**16


def test_levels_are_clamped_at_the_top_and_refused_below_zero() -> None:
    ladder = Ladder(n=step(4, 2), top=5)
    assert ladder.parameters(99) == ladder.parameters(5) == {"n": 14}
    assert (ladder.clamp(6), ladder.clamp(3)) == (5, 3)
    with pytest.raises(ValueError, match="0 to 5"):
        ladder.parameters(-1)
