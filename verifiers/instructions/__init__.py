"""Instructions whose following can be checked: lengths, words, letters, capitals, marks, layout, edges.

>>> from verifiers.instructions import TYPES, follows, make
>>> follows(make("word_frequency", word="river", relation="exactly", n=2), "A river is a river.")
True
>>> len(TYPES) > 60
True
"""

from __future__ import annotations

from verifiers.instructions import (  # noqa: F401  (imported so that their types are registered)
    capitals,
    data,
    edges,
    keywords,
    language,
    layout,
    lengths,
    lists,
    marks,
    patterns,
    sentences,
    signs,
    spelling,
)
from verifiers.instructions.base import TYPES, Deal, Instruction, agree, follows, make, variants
from verifiers.instructions.writer import write

__all__ = ["TYPES", "Deal", "Instruction", "agree", "follows", "make", "variants", "write"]
