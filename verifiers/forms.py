r"""The form of an answer: one value, or a list, point, set, interval or ratio of values, each with its name.

Text in, plain data out; nothing is compared here. What is no exact number stays a formula, as text.

    >>> read(r"x=\frac12")
    Leaf(text='\\frac12', number=Number(value=Fraction(1, 2), ...), unit='', name='x')
    >>> read(r"\{1,\sqrt{2}\}").kind, [leaf.text for leaf in read("2\\pm i").values]
    ('{}', ['2+i', '2-i'])
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from verifiers.numbers import Number, number
from verifiers.policies import DEFAULT, Policy
from verifiers.tex import split_top_level
from verifiers.units import split_unit

LIST_LIMIT = 300
"""A list of more values is not read."""
NESTING = 8

Kind = Literal["list", "()", "[]", "(]", "[)", "{}", ":"]
_KINDS: dict[tuple[str, str], Kind] = {
    (r"\{", r"\}"): "{}",
    ("{", "}"): "list",
    ("(", ")"): "()",
    ("[", "]"): "[]",
    ("(", "]"): "(]",
    ("[", ")"): "[)",
    ("]", "["): "()",
    ("]", "]"): "(]",
    ("[", "["): "[)",
    (r"\langle", r"\rangle"): "()",
}
_APPROXIMATION = re.compile(r"\\approx(?![A-Za-z])|≈")
_NAME_PARTS = re.compile(
    r"_(?:\w|\{\w+\})|\([-\w, ]*\)|\\(?:angle|triangle|overline|overrightarrow|vec|mathbf|frac|alpha|beta"
    r"|gamma|delta|theta|lambda|mu|nu|xi|rho|sigma|tau|phi|varphi|chi|psi|omega|Delta|Omega)(?![A-Za-z])"
)
_NAME_REST = re.compile(r"[A-Za-z'|/{}:, ()]*")
_MEMBER = re.compile(r"(.+?)\\in(?![A-Za-z])(.+)")
_VALUE_FIRST = re.compile(r"([^=A-Za-z]+)=([A-Za-z])")
_EQUALS = re.compile(r"(?<![<>!:\\])=(?!=)")
_VARIABLE = re.compile(r"\\[A-Za-z]+|(?<![A-Za-z])[ei](?![A-Za-z])")
_INFINITY = re.compile(r"([-+]?)\\infty")
_NESTED = re.compile(r"[=,;:(\[{\]]|\\(?:pm|mp|in|langle)(?![A-Za-z])")


@dataclass(frozen=True, slots=True)
class Leaf:
    """One value: an exact number, or a formula or word that only its text says."""

    text: str
    number: Number | None = None
    unit: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Items:
    """Several values."""

    kind: Kind
    values: tuple[Form, ...]
    text: str
    name: str = ""


Form = Leaf | Items


def read(text: str, policy: Policy = DEFAULT) -> Form:
    """The form of a cleaned answer (`tex.clean`)."""
    return _read(_exact_part(text), policy, 0)


def as_list(leaf: Leaf, policy: Policy) -> Form:
    """What `1,234` is beside a list: the list 1, 234 (and 1.22 for 1,22 is only ever one number)."""
    listed = _split(leaf.text, policy, 0) if leaf.number else None
    return listed or leaf


def value_of_equation(leaf: Leaf, policy: Policy) -> Form | None:
    """The right side of an equation that is no assignment to a name; None for other formulas."""
    sides = _sides(leaf.text)
    return _read(sides[-1], policy, 1) if len(sides) > 1 and sides[-1] else None


def infinite(leaf: Leaf) -> bool:
    """Whether a value is plus or minus infinity."""
    return bool(_INFINITY.fullmatch(leaf.text))


def _read(text: str, policy: Policy, depth: int) -> Form:
    if not _NESTED.search(text):
        return _leaf(text, policy)
    if (value := number(text, policy)) is not None:
        return Leaf(text, value)
    listed = _split(text, policy, depth) if depth < NESTING else None
    if listed is not None:
        return listed
    name, value_text = _unassigned(text)
    if name:
        return replace(_read(value_text, policy, depth + 1), name=name)
    enclosed = _enclosed(text, policy, depth) if depth < NESTING else None
    return enclosed or _leaf(text, policy)


def _leaf(text: str, policy: Policy) -> Leaf:
    plain, unit = split_unit(text)
    if match := _INFINITY.fullmatch(plain):
        return Leaf(("-" if match[1] == "-" else "") + r"\infty")
    return Leaf(plain, number(plain, policy), unit)


def _split(text: str, policy: Policy, depth: int) -> Items | None:
    """A bare list, or the two values of a plus-minus; None for a single value."""
    parts = split_top_level(text)
    if parts is None or len(parts) > LIST_LIMIT:
        return None
    parts = [spelled for part in parts for spelled in _both_signs(part.strip())]
    if len(parts) == 1 or not all(parts):
        return None
    return Items("list", _grouped([_read(part, policy, depth + 1) for part in parts]), text)


def _grouped(values: Sequence[Form]) -> tuple[Form, ...]:
    """`p=5, q=2, p=7, q=3` is a list of two named pairs, lest the values change partners."""
    names = [value.name for value in values]
    width = len(dict.fromkeys(names))
    if width < 2 or "" in names or len(names) == width or names != names[:width] * (len(names) // width):
        return tuple(values)
    starts = range(0, len(values), width)
    return tuple(Items("()", tuple(values[at : at + width]), "") for at in starts)


def _enclosed(text: str, policy: Policy, depth: int) -> Form | None:
    """A point, set, interval or ratio; None where no pair of brackets holds the whole text."""
    for (opening, closing), kind in _KINDS.items():
        if not (text.startswith(opening) and text.endswith(closing)) or len(text) < 2:
            continue
        inner = text[len(opening) : len(text) - len(closing)]
        parts = split_top_level(inner)
        if parts is None or len(parts) > LIST_LIMIT:
            continue
        if kind in ("list", "()") and len(parts) == 1:
            return _read(inner, policy, depth + 1) if inner.strip() else None
        if "" in map(str.strip, parts[:-1]):
            return None
        spelled = [sign for part in parts if part.strip() for sign in _both_signs(part.strip())]
        return Items(kind, tuple(_read(part, policy, depth + 1) for part in spelled), text)
    sides = text.split(":")
    if 1 < len(sides) <= NESTING and all(sides):
        return Items(":", tuple(_read(side.strip(), policy, NESTING) for side in sides), text)
    return None


def _both_signs(text: str) -> tuple[str, ...]:
    r"""`a \pm b` as the two values that it stands for."""
    if r"\pm" not in text and r"\mp" not in text:
        return (text,)
    plus = re.sub(r"\\pm(?![A-Za-z]) ?", "+", re.sub(r"\\mp(?![A-Za-z]) ?", "-", text))
    minus = re.sub(r"\\pm(?![A-Za-z]) ?", "-", re.sub(r"\\mp(?![A-Za-z]) ?", "+", text))
    return (plus, minus)


def _unassigned(text: str) -> tuple[str, str]:
    """`x=2+3=5` -> ("x", "5"); "" and the text where it gives no value to a name."""
    if match := _MEMBER.fullmatch(text):
        return (match[1], match[2]) if _is_name(match[1]) else ("", text)
    if match := _VALUE_FIRST.fullmatch(text):
        return match[2], match[1]
    first, *others = _sides(text)
    if not others or not others[-1]:
        return "", text
    if _is_name(first):
        return first, others[-1]
    constant = not re.search("[A-Za-z]", _VARIABLE.sub("", first))
    return ("=", others[-1]) if constant and first else ("", text)


def _is_name(text: str) -> bool:
    r"""Whether a left side only names what is right of it: `x_1`, `f(2)`, `(p,q)`, `\frac{NO}{BO}`."""
    return bool(re.search("[A-Za-z]", text) and _NAME_REST.fullmatch(_NAME_PARTS.sub("", text)))


def _sides(text: str) -> list[str]:
    """The parts between the equals signs outside all brackets."""
    sides, start, depth = [], 0, 0
    for token in re.finditer(r"\\.|[][(){}=]", text, re.S):
        if token[0] in ("(", "[", "{"):
            depth += 1
        elif token[0] in (")", "]", "}"):
            depth -= 1
        elif token[0] == "=" and not depth and _EQUALS.match(text, token.start()):
            sides.append(text[start : token.start()].strip())
            start = token.end()
    return [*sides, text[start:].strip()]


def _exact_part(text: str) -> str:
    r"""What stands before an approximation: `1/3 \approx 0.33` -> `1/3`, but `x \approx 11` -> `x=11`."""
    first, *others = _APPROXIMATION.split(text, maxsplit=1)
    if not others:
        return text
    name, value = _unassigned(first.strip() + ("" if "=" in first else "=" + others[0].strip()))
    return first.strip() if "=" in first or not name or name == "=" else f"{name}={value}"
