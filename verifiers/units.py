r"""The unit behind a value: cut off, and compared where both sides state one that is known.

>>> split_unit(r"15\text{ cm}^2")
('15', 'cm^2')
>>> ratio("cm^2", "square meters"), ratio("cm", "kg"), ratio("apples", "cm")
(Fraction(1, 10000), None, Fraction(1, 1))
"""

from __future__ import annotations

import re
from fractions import Fraction

_SCALES: dict[str, dict[str, str]] = {
    "length": {
        "cm centimeter centimetre": "0.01", "mm millimeter millimetre": "0.001", "m meter metre": "1",
        "km kilometer kilometre": "1000", "in inch inches": "0.0254", "ft foot feet": "0.3048",
        "yd yard": "0.9144", "mi mile": "1609.344",
    },
    "mass": {
        "mg milligram": "0.001", "g gram": "1", "kg kilogram": "1000", "lb pound": "453.59237",
        "oz ounce": "28.349523125", "ton tonne": "1000000",
    },
    "volume": {"ml milliliter millilitre": "0.001", "l liter litre": "1"},
    "time": {
        "s sec second": "1", "min minute": "60", "h hr hour": "3600", "day": "86400", "week": "604800",
    },
    "angle": {"deg degree": "1"},
    "money": {"dollar usd": "100", "cent": "1"},
}  # fmt: skip
_OTHERS = {"radian", "rad", "unit", "month", "year", "gallon", "quart", "cup", "euro", "mph", "kmh", "people"}
_OTHERS |= {"student", "way", "time", "point", "square", "sq", "cubic", "per", "percent", "pct"}


def _known() -> dict[str, tuple[str, Fraction]]:
    return {
        name: (dimension, Fraction(scale))
        for dimension, scales in _SCALES.items()
        for names, scale in scales.items()
        for name in names.split()
    }


_KNOWN = _known()
_NAMES = _OTHERS.union(_KNOWN)
_TEXT = r"\\(?:text|textbf|textit|textrm|textnormal|mbox|mathrm|mathbf|mathit|operatorname|rm)\s*"
_TEXT_UNIT = re.compile(r"(.*[\w}!)%])\s*" + _TEXT + r"\{([^{}\d]*)\}(\^\{?-?\d\}?)?")
_UNIT_WORD = r"[A-Za-z]+\.?(?:\^\{?\d\}?)?"
_PLAIN_UNIT = re.compile(rf"(.*[\d}}!)])\s*({_UNIT_WORD}(?:[ /]{_UNIT_WORD})*)")
_POWER = re.compile(r"\^\{?(-?\d)\}?$")


def split_unit(text: str) -> tuple[str, str]:
    r"""A cleaned answer without the unit behind its value, and the unit; "" where there is none.

    Any `\text{...}` behind a value is its unit; letters alone only where they name one.
    """
    if match := _TEXT_UNIT.fullmatch(text):
        return match[1].strip(), (match[2].strip() + (match[3] or "")).lower()
    if match := _PLAIN_UNIT.fullmatch(text):
        names = re.findall(r"[A-Za-z]+", match[2])
        touching = len(names[0]) == 1 and text[match.end(1)] != " "
        if not touching and all(_singular(name) in _NAMES for name in names):
            return match[1].strip(), match[2].strip().lower()
    return text, ""


def ratio(unit: str, other: str) -> Fraction | None:
    """The factor from `unit` to `other`; 1 where either is unknown, None where their kinds differ."""
    (kind, scale, power), (other_kind, other_scale, other_power) = _measure(unit), _measure(other)
    if not kind or not other_kind:
        return Fraction(1)
    if (kind, power) != (other_kind, other_power):
        return None
    return Fraction((scale / other_scale) ** power)


def _measure(unit: str) -> tuple[str, Fraction, int]:
    """Dimension, scale and power of a unit such as `cm^2` or `square feet`; "" where it is not known."""
    match = _POWER.search(unit)
    power = int(match[1]) if match else 1
    *before, name = _POWER.sub("", unit).replace(".", "").split() or [""]
    if before:
        if len(before) > 1 or before[0] not in ("square", "sq", "cubic"):
            return "", Fraction(1), 1
        power = 3 if before[0] == "cubic" else 2
    return *_KNOWN.get(_singular(name), ("", Fraction(1))), power


def _singular(name: str) -> str:
    name = name.lower()
    return name if name in _KNOWN or len(name) < 4 else name.removesuffix("s")
