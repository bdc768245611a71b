"""Oracle of rlve/eight_digit_puzzle: numbers by place, places as complex numbers."""

from typing import Any

STEPS = {"U": -1j, "D": 1j, "L": -1, "R": 1}


def places(grid: list[int], width: int) -> dict[complex, int]:
    return {complex(i % width, i // width): number for i, number in enumerate(grid)}


def accepts(instance: dict[str, Any], text: str) -> bool:
    now, goal = places(instance["start"], instance["m"]), places(instance["goal"], instance["m"])
    (blank,) = (place for place, number in now.items() if number == 0)
    for letter in text:
        tile = blank + STEPS[letter]
        now[blank], now[tile] = now[tile], now[blank]
        blank = tile
    return now == goal
