r"""The many ways to write one answer in TeX and Unicode, brought to one.

>>> clean(r"$\left(\dfrac{1}{2},\; 1{,}000\right)$")
'(\\frac{1}{2},1000)'
>>> clean("٤²"), clean("x = 1 and x = 2")
('4^{2}', 'x=1,x=2')
"""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction
from typing import NamedTuple

_SUPERSCRIPTS = {ord(c): str(i) for i, c in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")}
_SIGNS = str.maketrans(
    {
        "\N{MINUS SIGN}": "-",
        "\N{EN DASH}": "-",
        "\N{FULLWIDTH HYPHEN-MINUS}": "-",
        "\N{MULTIPLICATION SIGN}": "*",
        "\N{DOT OPERATOR}": "*",
        "\N{MIDDLE DOT}": "*",
        "\N{DIVISION SIGN}": "/",
        "\N{FRACTION SLASH}": "/",
        "\N{DEGREE SIGN}": r"^\circ ",
        "\N{INFINITY}": r"\infty ",
        "\N{PLUS-MINUS SIGN}": r"\pm ",
        "\N{SQUARE ROOT}": r"\sqrt ",
        "\N{UNION}": r"\cup ",
        "\N{ELEMENT OF}": r"\in ",
        "\N{LESS-THAN OR EQUAL TO}": r"\le ",
        "\N{GREATER-THAN OR EQUAL TO}": r"\ge ",
        "\N{GREEK SMALL LETTER PI}": r"\pi ",
        "\N{IDEOGRAPHIC FULL STOP}": ".",
        "\N{IDEOGRAPHIC COMMA}": ",",
    }
)
_DEGREES = r"(?:\^ ?(?:\{ ?\\circ ?\}|\\circ(?![A-Za-z]))|\\degree(?![A-Za-z]))"
_TRIGONOMETRY = r"(\\(?:sin|cos|tan|cot|sec|csc)(?:\^\{?\d\}?)?) ?"
_REWRITES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), new)
    for pattern, new in (
        (r"(?<=\d)(?:\{,\}|,(?:\\! ?){1,3}|(?:\\[,!;: ]){1,3})(?=\d{3}(?!\d))", ""),
        (r"\{,\}", ","),
        (r"\\!", ""),
        (r"(?<!\\)\\[,;:> ]|~|\\q?quad", " "),
        (r"\s+", " "),
        (r"^ ?\\[(\[] ?| ?\\[)\]] ?$", ""),
        (r"\\(?:left|right|displaystyle|textstyle|limits|big|Big|bigl|bigr|Bigl|Bigr)(?![A-Za-z])\.?", ""),
        (r"\\[dtc]frac(?![A-Za-z])", r"\\frac"),
        (r"\\[dt]binom(?![A-Za-z])", r"\\binom"),
        (r"\\(?:cdot|times|ast)(?![A-Za-z])", "*"),
        (r"\\div(?![A-Za-z])", "/"),
        (r"\\(?:lbrace)(?![A-Za-z])", r"\\{"),
        (r"\\(?:rbrace)(?![A-Za-z])", r"\\}"),
        (r"\\(?:varnothing|emptyset)(?![A-Za-z])", r"\\{\\}"),
        (_TRIGONOMETRY + r"[({] ?(\d{1,9}(?:\.\d{1,9})?) ?" + _DEGREES + " ?[)}]", r"\1(\2\\pi/180)"),
        (_TRIGONOMETRY + r"(\d{1,9}(?:\.\d{1,9})?) ?" + _DEGREES, r"\1(\2\\pi/180)"),
        (_DEGREES, ""),
        (r"\\%| ?\b(?:percentage|percent|pct)\b", "%"),
        (r"\\(?:text|mbox|mathrm) ?\{ ?% ?\}", "%"),
        (r"\\?\$|[€£¥₹]", ""),
        (r" +", " "),
    )
)
_DOUBLED = re.compile(r"\\\\(?=[A-Za-z])")
_IDLE_GAP = re.compile(r"(?<![0-9A-Za-z]) | (?![0-9A-Za-z])")
_TEXT = r"\\(?:text|textbf|textit|textrm|textnormal|mbox|mathrm|mathbf|mathit|operatorname|rm)\s*"
_TEXT_GROUP = re.compile(_TEXT + r"\{([^{}]*)\}")
_JOINT = re.compile(
    rf",? ?{_TEXT}\{{,?\s*(?:and|or)\s*\}}"
    r"|(?<=[\d}%)]),? ?(?:and|or) ?(?=[-+\\\d(])|(?<=[\d}%)]),? (?:and|or) (?=[A-Za-z]\w* ?=)|, (?:and|or) "
)
_GROUPED = re.compile(r"[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_LETTER_GAP = re.compile(r"(?<!\d) | (?!\d)")
_WORDS = re.compile(r"[A-Za-z][A-Za-z'\u2019\-]*(?: [A-Za-z'\u2019\-.]+)*")
_ONE_WORD_TEXTS = frozenset(("yes", "no", "true", "false", "odd", "even", "none"))


def clean(text: str) -> str:
    r"""One spelling for an answer: no `$`, sizes or idle spaces, ASCII digits and signs, only `\frac`."""
    text = _ascii(text.strip())
    if r"\begin" not in text:
        text = _DOUBLED.sub(r"\\", text)
    for pattern, new in _REWRITES:
        text = pattern.sub(new, text)
    text = text.strip().rstrip(".\\").strip()
    text = _JOINT.sub(", ", text)
    if ", " in text and "," in text.replace(", ", ""):
        text = ", ".join(_ungrouped(part) for part in text.split(", "))
    return _IDLE_GAP.sub("", text)


def _ungrouped(part: str) -> str:
    """`1,234` as 1234, where a comma with a space parts the values of a list."""
    return part.replace(",", "") if _GROUPED.fullmatch(part) else part


def bare(text: str) -> str:
    r"""A cleaned answer without text commands and spaces around words: `4:30\text{ p.m.}` -> `4:30p.m`."""
    return _LETTER_GAP.sub("", _TEXT_GROUP.sub(r"\1", text)).rstrip(".")


class Words(NamedTuple):
    """An answer in words."""

    text: str
    folded: str
    certain: bool
    """Whether it can be nothing but words: `E` or `ab` could be symbols, `(B)` or `Marc Bulger` could not."""


def words(text: str) -> Words | None:
    r"""An answer in words such as `\text{yes}`, `(B)`, `Marc Bulger`; None for a formula."""
    bare = " ".join(text.split()).strip("$").strip().rstrip(".")
    quoted = _TEXT_GROUP.fullmatch(bare)
    bare = " ".join((quoted[1] if quoted else bare).split())
    lettered = len(bare) > 2 and bare[0] == "(" and bare[-1] == ")" and bare[1:-1].isalpha()
    if lettered:
        bare = bare[1:-1]
    if not _WORDS.fullmatch(bare):
        return None
    folded = bare.casefold()
    quoted_word = bool(quoted and len(folded) > 1)
    certain = lettered or quoted_word or " " in folded or folded in _ONE_WORD_TEXTS or len(folded) >= 5
    return Words(bare, folded, certain)


def split_top_level(text: str) -> list[str] | None:
    r"""Split at the commas and semicolons outside all brackets; None where the brackets do not match up."""
    parts, depth, start, at = [], 0, 0, 0
    while at < len(text):
        token = text[at : at + 2] if text[at] == "\\" else text[at]
        if token in ("(", "[", "{", r"\{"):
            depth += 1
        elif token in (")", "]", "}", r"\}"):
            depth -= 1
            if depth < 0:
                return None
        elif depth == 0 and token in (",", ";"):
            parts.append(text[start:at])
            start = at + 1
        at += len(token)
    return [*parts, text[start:]] if depth == 0 else None


def _ascii(text: str) -> str:
    """Digits of any script, vulgar fractions, superscripts and signs as ASCII."""
    if text.isascii():
        return text
    text = re.sub("[\u2009\u202f\xa0]", r"\\,", text)
    text = re.sub(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+", lambda m: "^{" + m[0].translate(_SUPERSCRIPTS) + "}", text)
    text = unicodedata.normalize("NFKC", "".join(map(_vulgar, text))).translate(_SIGNS)
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)


def _vulgar(character: str) -> str:
    if unicodedata.category(character) != "No" or "FRACTION" not in unicodedata.name(character, ""):
        return character
    value = Fraction(unicodedata.numeric(character)).limit_denominator(100)
    return rf"\frac{{{value.numerator}}}{{{value.denominator}}}"
