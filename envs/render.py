"""How instance data is written into prompts: numbers stand apart, separated by single spaces.

>>> row([12, 7, 30])
'12 7 30'
>>> table([[3, 5], [2, 8]])
'3 5\\n2 8'
"""

from __future__ import annotations

from collections.abc import Iterable


def row(values: Iterable[object]) -> str:
    """Values on one line, separated by single spaces."""
    return " ".join(map(str, values))


def table(rows: Iterable[Iterable[object]]) -> str:
    """One row a line, values separated by single spaces."""
    return "\n".join(map(row, rows))
