"""Oracle of rlve/min_nonsubstring: missing, and every one before it occurs."""

from typing import Any

FEW_PROBLEMS = "the catalogue's level 0 has three letters"
CONSTANT = "the short strings of the catalogue's level 2 mostly lack one of a few words of two letters"


def accepts(instance: dict[str, Any], text: str) -> bool:
    string = instance["string"]
    if not text or not set(text) <= set("ab") or len(text) > 12:
        return False
    candidate = "a"
    while candidate in string:
        stem = candidate.rstrip("b")
        b = "a" * (len(candidate) - len(stem))
        candidate = f"{stem[:-1]}b{b}" if stem else "a" * (len(candidate) + 1)
    return text == candidate
