"""Words and phrases that instructions are drawn from, and that a sample response is written with.

They lie in lexicon.json. KEYWORDS are asked for or forbidden; FILLER is what else a sample response consists
of: no keyword, no palindrome, no word of one letter.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

Words = tuple[str, ...]

_DATA: Mapping[str, Any] = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))


def _words(lines: Iterable[str]) -> Words:
    return tuple(word for line in lines for word in line.split())


KEYWORDS = _words(_DATA["keywords"])
FILLER = _words(_DATA["filler"])
PALINDROMES = _words(_DATA["palindromes"])
LONG_WORDS = _words(_DATA["long words"])
ALL_LETTERS = _words(_DATA["all letters"])
"""Together they have every letter of the alphabet."""
ACROSTICS = _words(_DATA["acrostics"])
LANGUAGES: Mapping[str, Words] = {name: _words(lines) for name, lines in _DATA["languages"].items()}
"""Thirty of the commonest words of each language; most are no words of the others."""
SCRIPTS: Mapping[str, tuple[str, Words]] = {
    row["language"]: (script, _words(row["words"])) for script, row in _DATA["scripts"].items()
}
"""Languages that share their script with hardly another: how Unicode names its letters, and some words."""
OPENINGS: Words = tuple(_DATA["openings"])
CLOSINGS: Words = tuple(_DATA["closings"])
SPANS: Words = tuple(_DATA["spans"])
TOPICS: Words = tuple(_DATA["topics"])
