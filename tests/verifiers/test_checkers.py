"""A checker decides as a contest would: by words, by lines, with a tolerance only for fractions."""

from __future__ import annotations

import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifiers.checkers import (
    CHECKERS,
    casefold,
    exact,
    floats,
    lines,
    tokens,
    unordered_lines,
    unordered_tokens,
)

WORDS = st.lists(st.binary(min_size=1, max_size=6).filter(lambda word: len(word.split()) == 1), max_size=8)
BLANK = st.text(" \n\t\r", min_size=1, max_size=3).map(str.encode)


@pytest.mark.parametrize(
    ("checker", "output", "expected", "accepted"),
    [
        (tokens, b"1 2\n", b"1\n2", True),
        (tokens, b"", b"\n", True),
        (tokens, b"1 2 3", b"1 2", False),
        (tokens, b"1", b"1 2", False),
        (tokens, b"12", b"1 2", False),
        (tokens, b"yes", b"YES", False),
        (tokens, b"1.0", b"1", False),
        (tokens, b"a\xc2\xa0b", b"a b", False),
        (exact, b"1\n", b"1\n", True),
        (exact, b"1", b"1\n", False),
        (lines, b"a b  \n\nc\n\n", b"a b\n\nc", True),
        (lines, b"a b\r\nc", b"a b\nc", True),
        (lines, b"a  b", b"a b", False),
        (lines, b" a", b"a", False),
        (lines, b"a\nb", b"a b", False),
        (casefold, b"yes No", b"YES\nnO", True),
        (casefold, "Straße".encode(), b"STRASSE", True),
        (casefold, b"\xff", b"\xfe", False),
        (unordered_tokens, b"3 1 2", b"1 2 3", True),
        (unordered_tokens, b"1 1 2", b"1 2 2", False),
        (unordered_tokens, b"1 2", b"1 2 2", False),
        (unordered_lines, b"b  c\na\n", b"a\nb c\n\n", True),
        (unordered_lines, b"c b\na", b"a\nb c", False),
        (unordered_lines, b"a\na\nb", b"a\nb\nb", False),
        (floats, b"0.3333333334", b"0.333333333333", True),
        (floats, b"0.3334", b"0.333333333333", False),
        (floats, b"1000001", b"1000000", False),
        (floats, b"1000000.4", b"1000000", False),
        (floats, b"1000001.0", b"1000000.0", True),
        (floats, b"3.000", b"3", True),
        (floats, b"-0", b"0", True),
        (floats, b"99999999999999999999", b"99999999999999999998", False),
        (floats, b"nan", b"nan", False),
        (floats, b"NaN", b"0.5", False),
        (floats, b"-nan", b"-nan", False),
        (floats, b"inf", b"inf", True),
        (floats, b"-inf", b"inf", False),
        (floats, b"1e999", b"0.5", False),
        (floats, b"0.5", b"1e999", False),
        (floats, b"5e-1", b"0.5", True),
        (floats, b"1_0.5", b"10.5", False),
        (floats, b"0x1p-1", b"0.5", False),
        (floats, b"yes 0.50000001", b"yes 0.5", True),
        (floats, b"Yes 0.5", b"yes 0.5", False),
        (floats, b"0.5 0.5", b"0.5", False),
        (floats, b"1e999999", b"3", False),
    ],
)
def test_what_is_accepted(checker: object, output: bytes, expected: bytes, accepted: bool) -> None:
    assert callable(checker)
    complaint = checker(output, expected)
    assert (complaint is None) == accepted
    assert accepted or complaint


@given(words=WORDS, data=st.data())
def test_spacing_does_not_count(words: list[bytes], data: st.DataObject) -> None:
    spaced = b"".join(data.draw(BLANK) + word for word in words) + data.draw(BLANK)
    for checker in (tokens, casefold, unordered_tokens):
        assert checker(spaced, b" ".join(words)) is None


@given(words=WORDS, data=st.data())
def test_a_changed_word_counts(words: list[bytes], data: st.DataObject) -> None:
    changed = [*words]
    place = data.draw(st.integers(0, len(words)))
    changed[place : place + data.draw(st.integers(0, 1))] = [b"#new-word#"]
    for checker in (tokens, exact, lines, casefold, unordered_tokens):
        assert checker(b" ".join(changed), b" ".join(words)) is not None


@given(words=WORDS, data=st.data())
def test_order_counts_only_where_it_should(words: list[bytes], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(words))
    assert unordered_tokens(b" ".join(shuffled), b" ".join(words)) is None
    assert unordered_lines(b"\n".join(shuffled), b"\n".join(words)) is None
    assert (tokens(b" ".join(shuffled), b" ".join(words)) is None) == (shuffled == words)


@given(st.floats(allow_nan=False, allow_infinity=False), st.floats(-3e-6, 3e-6))
def test_a_fraction_may_be_missed_by_the_tolerance_only(expected: float, off: float) -> None:
    got = expected + off * max(1.0, abs(expected))
    if math.isinf(got):
        return
    error = abs(Decimal(got) - Decimal(expected))
    bound = max(Decimal("1e-6"), Decimal("1e-6") * abs(Decimal(expected)))
    if abs(error - bound) > bound * Decimal("1e-3"):  # not a matter of rounding
        accepted = floats(repr(got).encode(), repr(expected).encode()) is None
        assert accepted == (error < bound)


@given(st.integers(), st.integers())
def test_a_whole_number_is_hit_or_missed(got: int, expected: int) -> None:
    assert (floats(str(got).encode(), str(expected).encode()) is None) == (got == expected)
    assert floats(f"{expected}.0".encode(), str(expected).encode()) is None


@given(st.binary(max_size=200), st.binary(max_size=200))
def test_no_output_breaks_a_checker(output: bytes, expected: bytes) -> None:
    for checker in CHECKERS.values():
        assert checker(output, expected) is None or output != expected or b"nan" in output.lower()
        assert isinstance(checker(output, expected), str | None)


def test_a_complaint_points_at_the_place() -> None:
    assert tokens(b"1 5 3", b"1 2 3") == "word 2 is 5, not 2"
    assert tokens(b"1", b"1 2") == "word 2 is missing, which is 2"
    assert lines(b"a\nb", b"a\nc") == "line 2 is b, not c"
    complaint = tokens(b"x" * 10_000, b"y")
    assert complaint and len(complaint) < 200
