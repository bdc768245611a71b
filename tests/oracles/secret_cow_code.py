"""Oracle of rlve/secret_cow_code: the text itself, written out."""

from typing import Any


def accepts(instance: dict[str, Any], text: str) -> bool:
    string = instance["string"]
    while len(string) < instance["k"]:
        string += string[-1:] + string[:-1]
    return text == string[instance["k"] - 1]
