r"""Other people's text (of models, servers, data files, folder names) as text in everything that we write.

Whatever the form, a control character, terminal escape, direction mark or lone surrogate is spelled out, and
a text is cut where it outgrows its cell. Each form then escapes what would be markup in it.

    >>> plain("\x1b[2Jgone")
    '\\x1b[2Jgone'
    >>> markdown("a|b"), latex("50%"), html_text("<b>"), csv_cell("=1+1")
    ('a\\|b', '50\\%', '&lt;b&gt;', "'=1+1")
"""

from __future__ import annotations

import json
import re
from typing import Any

CELL = 200
"""Characters of a text in a table."""
NOTE = 400
"""Characters of a text on a line of its own."""
CUT = "…"

# Punctuation that Markdown and its GitHub dialect act on: emphasis, links, tables, maths, bare addresses.
MARKDOWN = re.compile(r"[\\`*_{}\[\]<>#|~!&$@^]|:(?=//)|(?<=www)\.", re.IGNORECASE)
LATEX = {
    "\\": r"\textbackslash{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "`": r"\textasciigrave{}",
    **{c: rf"\{c}" for c in "&%$#_{}"},
    # A star or bracket after a line's end is an option of it; the others are letters of some encodings only.
    **{c: rf"{{{c}}}" for c in '*[]<>|"'},
}
LIGATURE = re.compile(r"([-',])(?=\1)")
FORMULA = tuple("=+-@'＝＋－＠")  # noqa: RUF001
"""First characters that a spreadsheet acts on; Excel takes the wide ones for the narrow."""


def plain(text: str, width: int = CELL) -> str:
    """One line for a terminal or a log: what cannot be printed is spelled out, and `width` is kept."""
    cut = len(text) > width
    shown = "".join(c if c.isprintable() else _spelled(c) for c in text[:width])
    return shown if len(shown) <= width and not cut else shown[: width - 1] + CUT


def plain_lines(text: object, width: int = 4_000) -> str:
    """Our own sentence with other people's words in it: its line ends stay, each line is `plain`."""
    return "\n".join(plain(line, width) for line in str(text).split("\n"))


def markdown(text: str) -> str:
    """Text in a cell or heading of CommonMark or GitHub Markdown."""
    return MARKDOWN.sub(lambda m: f"\\{m[0]}", plain(text))


def latex(text: str) -> str:
    """Text in LaTeX, in a cell, a caption, or after a line's end."""
    return LIGATURE.sub(r"\1{}", "".join(LATEX.get(c, c) for c in plain(text)))


def html_text(text: str, width: int = 1_000) -> str:
    """Text of an HTML element or of a quoted attribute."""
    import html

    return html.escape(plain(text, width))


def csv_cell(text: str) -> str:
    """The text of a CSV cell, for the csv module to quote; what looks like a formula gets an apostrophe."""
    shown = plain(text)
    return f"'{shown}" if shown.lstrip().startswith(FORMULA) else shown


def to_json(value: Any) -> str:
    """JSON that is pure printable ASCII, with every text whole. ValueError for NaN and infinities."""
    return json.dumps(value, indent=1, allow_nan=False).replace("\x7f", "\\u007f")


def _spelled(character: str) -> str:
    return character.encode("unicode_escape").decode()
