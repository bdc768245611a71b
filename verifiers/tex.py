r"""The many ways to write one answer in TeX and Unicode, brought to one.

>>> clean(r"$\left(\dfrac{1}{2},\; 1{,}000\right)$")
'(\\frac{1}{2},1000)'
>>> unit_free(clean(r"15\text{ cm}^2")), unit_free("90 degrees"), clean("٤²")
('15', '90', '4^{2}')
"""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction

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
        "\N{DEGREE SIGN}": "",
        "\N{INFINITY}": r"\infty ",
        "\N{GREEK SMALL LETTER PI}": r"\pi ",
        "\N{IDEOGRAPHIC FULL STOP}": ".",
        "\N{IDEOGRAPHIC COMMA}": ",",
    }
)
_REWRITES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), new)
    for pattern, new in (
        (r"\\(?:left|right|displaystyle|textstyle|limits|big|Big|bigl|bigr|Bigl|Bigr)(?![A-Za-z])\.?", ""),
        (r"\\[dtc]frac(?![A-Za-z])", r"\\frac"),
        (r"\\[dt]binom(?![A-Za-z])", r"\\binom"),
        (r"\\(?:cdot|times|ast)(?![A-Za-z])", "*"),
        (r"\\div(?![A-Za-z])", "/"),
        (r"\\(?:lbrace)(?![A-Za-z])", r"\\{"),
        (r"\\(?:rbrace)(?![A-Za-z])", r"\\}"),
        (r"\\(?:varnothing|emptyset)(?![A-Za-z])", r"\\{\\}"),
        (r"\^\s*(?:\{\s*\\circ\s*\}|\\circ(?![A-Za-z]))|\\degree(?![A-Za-z])", ""),
        (r"(?<=\d)(?:\{,\}|,(?:\\! ?)+|(?:\\[,!;: ])+)(?=\d{3}(?!\d))", ""),
        (r"\{,\}", ","),
        (r"\\!", ""),
        (r"\\[,;:> ]|~|\\q?quad(?![A-Za-z])", " "),
        (r"\\%|\s*\b(?:percentage|percent|pct)\b", "%"),
        (r"\\(?:text|mbox|mathrm)\s*\{\s*%\s*\}", "%"),
        (r"\\?\$|[€£¥₹]", ""),
    )
)
_MATH_ENDS = re.compile(r"^\s*(?:\\\(|\\\[)\s*|\s*(?:\\\)|\\\])\s*$")
_GAP = re.compile(r"\s+")
_IDLE_GAP = re.compile(r"(?<![0-9A-Za-z]) | (?![0-9A-Za-z])")
_TEXT = r"\\(?:text|textbf|textit|textrm|textnormal|mbox|mathrm|mathbf|mathit|operatorname|rm)\s*"
_TEXT_GROUP = re.compile(_TEXT + r"\{([^{}]*)\}")
_TEXT_JOINT = re.compile(_TEXT + r"\{\s*(?:and|or)\s*\}|(?<=[\d}%)]) (?:and|or) (?=[-+\\\d(])")
_TEXT_UNIT = re.compile(r"(.*[\d}!)%])\s*" + _TEXT + r"\{[^{}\d]*\}(?:\^\{?-?\d\}?)?")
_LETTER_GAP = re.compile(r"(?<!\d) | (?!\d)")
_WORDS = re.compile(r"[A-Za-z][A-Za-z'\u2019\-]*(?: [A-Za-z'\u2019\-.]+)*")
_UNIT_NAMES = (
    "degree degrees deg radian radians rad unit units cm mm m km in inch inches ft foot feet yd yard "
    "yards mile miles mi meter meters metre metres centimeter centimeters millimeters kilometers "
    "kilometres g kg mg gram grams kilogram kilograms lb lbs pound pounds oz ounce ounces ton tons l "
    "ml liter liters litre litres gallon gallons quart quarts cup cups s sec second seconds min "
    "minute minutes h hr hour hours day days week weeks month months year years dollar dollars cent "
    "cents euro euros usd mph kmh people students ways times points square sq cubic per"
)
_UNITS = frozenset(_UNIT_NAMES.split())
_PLAIN_UNIT = re.compile(r"(.*[\d}!)])\s*((?:[A-Za-z]+\.?(?:\^\{?\d\}?)?[ /]?)+)")
_ONE_WORD_TEXTS = frozenset(("yes", "no", "true", "false", "odd", "even", "none"))


def clean(text: str) -> str:
    r"""One spelling for an answer: no `$`, sizes or idle spaces, ASCII digits and signs, only `\frac`."""
    text = _ascii(text.strip())
    text = _MATH_ENDS.sub("", text)
    for pattern, new in _REWRITES:
        text = pattern.sub(new, text)
    text = _GAP.sub(" ", text).strip().rstrip(".").strip()
    text = _TEXT_JOINT.sub(",", text)
    return _IDLE_GAP.sub("", text)


def bare(text: str) -> str:
    r"""A cleaned answer without text commands and spaces around words: `4:30\text{ p.m.}` -> `4:30p.m`."""
    return _LETTER_GAP.sub("", _TEXT_GROUP.sub(r"\1", text)).rstrip(".")


def unit_free(text: str) -> str:
    r"""A cleaned answer without the unit behind its number: `15\text{ cm}^2` -> `15`."""
    if match := _TEXT_UNIT.fullmatch(text):
        return match[1].strip()
    if match := _PLAIN_UNIT.fullmatch(text):
        names = re.findall(r"[A-Za-z]+", match[2])
        touching = len(names[0]) == 1 and text[match.end(1)] != " "
        if not touching and all(name.lower() in _UNITS for name in names):
            return match[1].strip()
    return text


def words(text: str) -> tuple[str, bool] | None:
    r"""An answer in words, folded, and whether it can be nothing but words; None for a formula.

    `E` or `ab` could be symbols, `\text{yes}`, `Marc Bulger` and `parallelogram` could not.
    """
    bare = " ".join(text.split()).strip("$").strip().rstrip(".")
    quoted = _TEXT_GROUP.fullmatch(bare)
    bare = (quoted[1] if quoted else bare).strip()
    if len(bare) > 2 and bare[0] == "(" and bare[-1] == ")" and bare[1:-1].isalpha():
        bare = bare[1:-1]
    if not _WORDS.fullmatch(bare):
        return None
    folded = " ".join(bare.casefold().split())
    certain = (
        " " in folded or folded in _ONE_WORD_TEXTS or len(folded) >= 5 or bool(quoted and len(folded) > 1)
    )
    return folded, certain


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
