"""Oracle of rlve/longest_repeated_palindrome: palindromes that are some word twice."""

from itertools import combinations
from typing import Any

FEW_PROBLEMS = "the catalogue's level 0 has five bits, four of them equal neighbours"
CONSTANT = "level 2 has seven bits, so the part is 0000 or 1111"


def good(part: str) -> bool:
    half = len(part) // 2
    return len(part) % 4 == 0 and part == part[::-1] and part[:half] == part[half:]


def accepts(instance: dict[str, Any], text: str) -> bool:
    string = instance["string"]
    parts = {string[i:j] for i, j in combinations(range(len(string) + 1), 2)}
    longest = max(len(part) for part in parts if good(part))
    return text in parts and good(text) and len(text) == longest
