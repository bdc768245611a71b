"""Oracle of rlve/cow_dance_show: a clock that ticks in steps of one."""

from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    waiting, clock = list(instance["durations"]), 0
    running: list[int] = []
    while True:
        running = [left - 1 for left in running if left > 1]
        while waiting and len(running) < instance["k"]:
            running.append(waiting.pop(0))
        if not running:
            return int(text) == clock
        clock += 1
