"""Is this returned value the one that was expected? The checkers of tests that call a function.

Values are compared as LeetCode and LiveCodeBench compare them: a tuple counts as the list of its items, a key
of a dict as what JSON makes of it, 2.0 equals 2, True equals 1, and NaN equals nothing.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Hashable
from typing import Any

from verifiers.checkers import close

ValueChecker = Callable[[Any, Any], str | None]
"""`(value, expected)` -> None, or what is wrong."""


def equal(value: Any, expected: Any) -> str | None:
    """The same value."""
    return None if _canonical(value) == _canonical(expected) else "a different value"


def floats(value: Any, expected: Any, *, absolute: float = 1e-6, relative: float = 1e-6) -> str | None:
    """The same value, where an expected float that is no whole number may be missed by either tolerance."""
    if isinstance(value, (list, tuple)) and isinstance(expected, list) and len(value) == len(expected):
        pairs = zip(value, expected, strict=True)
        return next(
            (why for a, b in pairs if (why := floats(a, b, absolute=absolute, relative=relative))), None
        )
    if isinstance(value, float) and isinstance(expected, float) and not expected.is_integer():
        near = close(value, expected, absolute=absolute, relative=relative)
        return None if near else f"{value}, too far from {expected}"
    return equal(value, expected)


def unordered(value: Any, expected: Any) -> str | None:
    """A list of the same items in any order, each as often."""
    if not isinstance(value, (list, tuple)) or not isinstance(expected, list):
        return equal(value, expected)
    same = Counter(map(_canonical, value)) == Counter(map(_canonical, expected))
    return None if same else "different items"


VALUE_CHECKERS: dict[str, ValueChecker] = {
    "tokens": equal,
    "exact": equal,
    "floats": floats,
    "unordered": unordered,
}
"""By name; `tokens`, the default of every judgement, means equality here."""


def _canonical(value: Any) -> Hashable:
    """The same for values that count as equal."""
    if isinstance(value, (list, tuple)):
        return tuple(map(_canonical, value))
    if isinstance(value, dict):
        return frozenset((_key(key), _canonical(item)) for key, item in value.items())
    return ("set", frozenset(value)) if isinstance(value, set) else value


def _key(key: Any) -> str:
    return key if isinstance(key, str) else json.dumps(key, default=repr)
