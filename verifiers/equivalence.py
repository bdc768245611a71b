r"""Whether two answers are the same, under a policy: structure and numbers here, formulas by a given judge.

`decide` is pure Python and takes microseconds; with no judge for formulas it says None for "that takes
algebra". The same code runs in the worker process with sympy as the judge (`verifiers.algebra`).

    >>> decide(r"\frac{1}{2}", "0.5"), decide("1/3", "0.33"), decide(r"\sqrt{2}", "1.41")
    (True, False, None)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from fractions import Fraction
from math import gcd

from verifiers.forms import Form, Items, Leaf, as_list, infinite, read, value_of_equation
from verifiers.numbers import same_numbers
from verifiers.policies import DEFAULT, Policy
from verifiers.tex import bare, clean, words
from verifiers.units import ratio

Algebra = Callable[[str, str, Policy], bool | None]
"""Judges two formulas (gold, answer) as cleaned text; None where it cannot."""

_FRACTION = re.compile(r"\\frac\{?(\d{1,99})\}?\{?(\d{1,99})\}?|(?<![\w.])(\d{1,99})/(\d{1,99})(?![\w.])")


def decide(gold: str, answer: str, policy: Policy = DEFAULT, algebra: Algebra | None = None) -> bool | None:
    """Whether two answers are the same; None where that takes algebra, or more algebra than there is."""
    left, right = clean(gold), clean(answer)
    if policy.fractions == "reduced" and _unreduced(right) and not _unreduced(left):
        return False
    if left and (left == right or bare(left) == bare(right)) and policy.case == "ignored":
        return True
    spoken = _same_words(gold, answer, policy)
    if spoken is not None:
        return spoken
    return _Comparison(policy, algebra).same(read(left, policy), read(right, policy))


class _Comparison:
    """One walk down two forms at once."""

    def __init__(self, policy: Policy, algebra: Algebra | None) -> None:
        self._policy = policy
        self._algebra = algebra

    def same(self, gold: Form, answer: Form) -> bool | None:
        if isinstance(gold, Leaf) and isinstance(answer, Items):
            gold = as_list(gold, self._policy)
        elif isinstance(gold, Items) and isinstance(answer, Leaf):
            answer = as_list(answer, self._policy)
        if _named_apart(gold, answer):
            return self._formulas(_equation(gold), _equation(answer))
        if isinstance(gold, Items) and isinstance(answer, Items):
            return self._same_items(gold, answer)
        if isinstance(gold, Leaf) and isinstance(answer, Leaf):
            return self._same_leaves(gold, answer)
        leaf = gold if isinstance(gold, Leaf) else answer
        if isinstance(leaf, Leaf) and (leaf.number or infinite(leaf)):
            return False
        return self._formulas(gold.text, answer.text)

    def _same_leaves(self, gold: Leaf, answer: Leaf) -> bool | None:
        scale = ratio(answer.unit, gold.unit) if self._policy.units == "checked" else Fraction(1)
        if scale is None:
            return False
        if gold.number and answer.number:
            return same_numbers(gold.number, answer.number, self._policy, scale)
        if gold.text == answer.text and scale == 1:
            return True
        if infinite(gold) or infinite(answer):
            return False if gold.number or answer.number or infinite(gold) == infinite(answer) else None
        if (spoken := _same_words(gold.text, answer.text, self._policy)) is not None:
            return spoken
        return self._of_equation(gold, answer, scale)

    def _of_equation(self, gold: Leaf, answer: Leaf, scale: Fraction) -> bool | None:
        """An answer that is an equation gives its right side to a gold that is none."""
        given, asked = value_of_equation(answer, self._policy), value_of_equation(gold, self._policy)
        if (gold.name and given) or (answer.name and asked):
            whole = self._formulas(_equation(gold), _equation(answer))
            if whole is not False:
                return whole
        if given and not asked:
            return self.same(gold, given)
        if asked and not given and self._policy.symmetric:
            return self.same(asked, answer)
        return self._formulas(gold.text, answer.text if scale == 1 else f"({answer.text})*({scale})")

    def _formulas(self, gold: str, answer: str) -> bool | None:
        return self._algebra(gold, answer, self._policy) if self._algebra else None

    def _same_items(self, a: Items, b: Items) -> bool | None:
        kinds = {a.kind, b.kind} if self._policy.brackets == "kept" else {"list"}
        if len(kinds - {"list"}) > 1:
            return False
        unordered = kinds <= {"list", "{}"} and self._policy.lists == "unordered"
        unordered = unordered or (kinds <= {"list", "()"} and self._policy.tuples == "unordered")
        if (unordered or "{}" in kinds) and not _positional(a, b):
            return self._same_unordered(a, b)
        if len(a.values) != len(b.values):
            return False
        return _all(self.same(x, y) for x, y in zip(a.values, b.values, strict=True))

    def _same_unordered(self, gold: Items, answer: Items) -> bool | None:
        """Whether both hold the same values; a list, unlike a set, as often as a gold that repeats some."""
        texts = {value.text for value in gold.values}
        if "{}" not in (gold.kind, answer.kind) and (self._policy.symmetric or len(texts) < len(gold.values)):
            return self._same_multisets(gold, answer)
        table = [[self.same(x, y) for y in answer.values] for x in gold.values]
        return _all(_any(line) for line in (*table, *zip(*table, strict=True)))

    def _same_multisets(self, gold: Items, answer: Items) -> bool | None:
        """Whether each value has a partner of its own."""
        if len(gold.values) != len(answer.values):
            return False
        free, unsure = list(answer.values), False
        for x in gold.values:
            verdicts = [self.same(x, y) for y in free]
            if True in verdicts:
                del free[verdicts.index(True)]
            elif None in verdicts:
                unsure = True
            else:
                return False
        return None if unsure else True


def _all(parts: Iterable[bool | None]) -> bool | None:
    """Three-valued "and"."""
    known = list(parts)
    return False if False in known else None if None in known else True


def _any(parts: Iterable[bool | None]) -> bool | None:
    """Three-valued "or"."""
    known = list(parts)
    return True if True in known else None if None in known else False


def _named_apart(a: Form, b: Form) -> bool:
    """Whether both give a value to a name, and not to the same one."""
    return bool(a.name and b.name and "=" not in (a.name, b.name)) and _folded(a.name) != _folded(b.name)


def _folded(name: str) -> str:
    return re.sub(r"[\s{}\\]", "", name).casefold()


def _equation(form: Form) -> str:
    """The whole text of a form, its name before it."""
    if form.name in ("", "="):
        return form.text
    return f"{form.name}={form.text}"


def _positional(a: Items, b: Items) -> bool:
    """Whether only the order says which value is whose: k=45, n=2 and 45, 2."""
    names = [{value.name for value in items.values} for items in (a, b)]
    return {""} in names and any(len(found - {"", "="}) > 1 for found in names)


def _same_words(gold: str, answer: str, policy: Policy) -> bool | None:
    """Whether answers in words ("even", "Marc Bulger", "(B)") are the same; None where they may be none."""
    spoken, given = words(gold), words(answer)
    if spoken is None:
        return None
    certain = spoken.certain or (given is not None and given.certain)
    if given is not None and spoken.folded == given.folded:
        ignored = policy.case == "ignored" and certain
        return True if spoken.text == given.text or ignored else False if certain else None
    return False if certain else None


def _unreduced(text: str) -> bool:
    """Whether a fraction in the text is not in lowest terms."""
    found = ((int(m[1] or m[3]), int(m[2] or m[4])) for m in _FRACTION.finditer(text))
    return any(gcd(top, bottom) != 1 for top, bottom in found)
