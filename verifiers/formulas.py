r"""Formulas as sympy objects, read by the grammar of Math-Verify. Only ever imported in the worker process.

>>> read(r"\frac{x}{2}+0.5i"), read("x)")
(x/2 + I/2, None)
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Any

import sympy
from latex2sympy2_extended import NormalizationConfig, latex2sympy, normalize_latex
from latex2sympy2_extended.latex2sympy2 import ConversionConfig
from sympy import Basic, Float, I, Rational, Symbol
from sympy.core.function import AppliedUndef

from verifiers import descent
from verifiers.numbers import Number, number

Formula = Any
"""A sympy object: an expression, matrix, relation, chain of relations or set."""

_SPELLINGS = (
    (re.compile(r"(?<![\\A-Za-z])sqrt\(([^()]{1,200})\)"), r"\\sqrt{\1}"),
    (re.compile(r"(?<![\\A-Za-z])(pi|sqrt|sin|cos|tan|log|ln|exp)(?![A-Za-z])"), r"\\\1 "),
    (re.compile(r"\*\*"), "^"),
    (re.compile(r"<="), r"\\le "),
    (re.compile(r">="), r"\\ge "),
    (re.compile(r"\\(?:mathrm|text)\s*\{\s*([A-Za-z])\s*\}"), r"\1"),
)
_COMPLEX = re.compile(r"(?<![A-Za-z\\])i(?![A-Za-z])|\\(?:Re|Im|arg)|matrix")
_NORMAL = NormalizationConfig(
    basic_latex=True, units=False, malformed_operators=True, nits=False, boxed="none", equations=False
)
_CONVERSION = ConversionConfig(lowercase_symbols=False)


@lru_cache(maxsize=512)
def read(text: str) -> Formula | None:
    """The sympy reading of a cleaned formula, never searched for parts; None where it is none."""
    for pattern, tex in _SPELLINGS:
        text = pattern.sub(tex, text)
    if (everyday := descent.read(text)) is not None:
        return everyday
    try:
        formula = latex2sympy(
            normalize_latex(text, _NORMAL),
            is_real=not _COMPLEX.search(text),
            convert_degrees=False,
            normalization_config=None,
            conversion_config=_CONVERSION,
        )
    except MemoryError:
        raise
    except Exception:  # the grammar raises bare exceptions for whatever it does not know
        return None
    return settled(formula)


def settled(formula: Formula) -> Formula:
    """A reading with exact decimals inside formulas, i as the imaginary unit, and f(x) as an unknown."""
    if not isinstance(formula, Basic) or written_decimal(formula):
        return formula
    meant: dict[Basic, Basic] = {decimal: Rational(_digits(decimal)) for decimal in formula.atoms(Float)}
    meant |= {symbol: I for symbol in formula.free_symbols if symbol.name == "i"}
    meant |= {applied: Symbol(str(applied), real=True) for applied in formula.atoms(AppliedUndef)}
    formula = formula.xreplace(meant) if meant else formula
    return formula.doit() if formula.has(sympy.UnevaluatedExpr, sympy.Derivative) else formula


def written_decimal(formula: Formula) -> Number | None:
    """The number of a formula that is nothing but a decimal, with its digits."""
    minus = formula.could_extract_minus_sign() if isinstance(formula, sympy.Mul) else False
    decimal = -formula if minus else formula
    if not isinstance(decimal, Float):
        return None
    return number(("-" if minus else "") + _digits(decimal))


def _digits(decimal: Float) -> str:
    return format(Decimal(str(decimal)).normalize(), "f")


def renamed(formula: Formula, model: Formula) -> Formula:
    """A formula in the symbols of another one, name by name in alphabetical order."""
    ours, theirs = (sorted(f.free_symbols, key=lambda symbol: symbol.name) for f in (formula, model))
    if len(ours) != len(theirs):
        return formula
    return formula.xreplace(dict(zip(ours, theirs, strict=True)))
