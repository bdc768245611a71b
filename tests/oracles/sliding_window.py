"""Oracle of rlve/sliding_window: each window sorted."""

from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    a, k = instance["a"], instance["k"]
    windows = [sorted(a[i : i + k]) for i in range(len(a) - k + 1)]
    return [int(word) for word in text.split()] == [window[0] for window in windows]
