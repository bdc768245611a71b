"""Python values as JSON, for the way between a program's sandbox, its test's sandbox and the judge.

None, booleans, numbers, strings and lists stay what they are in JSON; the rest becomes `{kind: content}`.
A subclass travels as the type it is built on, so that no `__eq__` of a program's own travels with it.

    >>> encode((1, {"a": 2.5}))
    {'tuple': [1, {'dict': [['a', 2.5]]}]}
    >>> decode(encode((1, {"a": 2.5})))
    (1, {'a': 2.5})
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable, ItemsView, KeysView, ValuesView
from typing import Any

_COLLECTIONS = {"tuple": tuple, "set": set, "frozenset": frozenset, "deque": deque}
_DECODERS: dict[str, Callable[[Any], Any]] = {
    **_COLLECTIONS,
    "int": lambda digits: int(digits, 16),
    "float": float,
    "bytes": bytes.fromhex,
    "complex": lambda parts: complex(*parts),
    "dict": dict,
    "iterator": iter,
}


class CannotTravel(TypeError):
    """A value of a type that does not leave its process."""


class Handle:
    """What stands in another process for the result of an operation, by that operation's number."""

    def __init__(self, number: int) -> None:
        self.number = number


def encode(value: Any) -> Any:
    """A value as JSON; CannotTravel where it is not built of the standard types."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        return int(value) if value.bit_length() < 64 else {"int": hex(value)}
    if isinstance(value, float):
        return float(value) if math.isfinite(value) else {"float": repr(float(value))}
    if isinstance(value, str):
        return "".join(value)
    if isinstance(value, list):
        return list(value) if set(map(type, value)) <= {str, bool} else [encode(item) for item in value]
    if isinstance(value, dict):
        return {"dict": [[encode(key), encode(item)] for key, item in value.items()]}
    if isinstance(value, (bytes, bytearray)):
        return {"bytes": value.hex()}
    if isinstance(value, complex):
        return {"complex": [encode(value.real), encode(value.imag)]}
    for kind, collection in _COLLECTIONS.items():
        if isinstance(value, collection):
            return {kind: [encode(item) for item in value]}
    if isinstance(value, Handle):
        return {"object": value.number}
    if hasattr(value, "__next__") or isinstance(value, (range, KeysView, ValuesView, ItemsView)):
        return {"iterator": [encode(item) for item in value]}
    raise CannotTravel(f"a {type(value).__name__} cannot leave its process")


def decode(value: Any, objects: Any = ()) -> Any:
    """The value that `encode` was given; `objects[k]` is the result of operation k."""
    if isinstance(value, list):
        return [decode(item, objects) for item in value]
    if not isinstance(value, dict):
        return value
    ((kind, content),) = value.items()
    return objects[content] if kind == "object" else _DECODERS[kind](decode(content, objects))
