"""Instructions as a family: definitions of units, loose readings, sample responses, layers, hostile text."""

from __future__ import annotations

import itertools
import os
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from envs.rng import Rng
from verifiers.instructions import TYPES, Deal, Instruction, agree, follows, make, variants, write
from verifiers.instructions.base import LAYERS, instruction
from verifiers.instructions.lexicon import ALL_LETTERS, CLOSINGS, FILLER, KEYWORDS, LANGUAGES, OPENINGS, SPANS
from verifiers.instructions.lexicon import PALINDROMES as PALINDROME_WORDS
from verifiers.instructions.units import bullets, lines, numbered, paragraphs, respell, sentences, words

PROSE = st.text("ab .!?\n*-\"'(1,A", max_size=60)


def deal(rng: Rng) -> Deal:
    return Deal(rng, rng.shuffled(KEYWORDS), "Write a text of at least 25 words about the moon.")


def drawn(kinds: Sequence[str], seed: int) -> tuple[Rng, list[Any]]:
    rng = Rng.of("instructions", *kinds, seed)
    dealt = deal(rng)
    return rng, [TYPES[kind].draw(dealt) for kind in kinds]


# Units


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("It costs 3.50. Well...", ["It costs 3.50.", "Well..."]),
        ("Dr. Who and Mrs. Fox, e.g. these vs. those. Yes.", ["Dr. Who and Mrs. Fox, e.g. these vs. those.",
            "Yes."]),
        ('He said "No." Then (he left.) So?!', ['He said "No."', "Then (he left.)", "So?!"]),
        ("**Bold.** _Thin._ x", ["**Bold.**", "_Thin._", "x"]),
        ("# Title\n- item\n\n... !\nEnd", ["# Title", "- item", "End"]),
        ("www.example.com is up. Yes", ["www.example.com is up.", "Yes"]),
        ("", []),
    ],
)  # fmt: skip
def test_sentences(text: str, said: list[str]) -> None:
    assert sentences(text) == said


@given(PROSE)
def test_units_lose_no_word(text: str) -> None:
    every = words(text)
    assert words(" ".join(sentences(text))) == every
    assert words(" ".join(paragraphs(text))) == every
    assert words(" ".join(lines(text))) == every
    assert all(words(part) for part in [*sentences(text), *paragraphs(text)])


@given(PROSE)
def test_respelling_keeps_what_is_no_word(text: str) -> None:
    assert respell(text, lambda n, word: word) == text
    assert words(respell(text, lambda n, word: f"w{n}")) == [f"w{n + 1}" for n in range(len(words(text)))]


def test_items() -> None:
    text = "- a\n* b\n\u2022 c\n-d\n1. e\n 2) f\n3 g\n10.h"
    assert bullets(text) == ["a", "b", "c"]
    assert numbered(text) == [(1, "e"), (2, "f")]


# Strict and loose


def test_loose_readings_forgive_the_frame_and_the_asterisks() -> None:
    wanted = make("words_exactly", n=2)
    for text in (
        "Sure, here it is:\nTwo words",
        "Two words\nHope this helps you!",
        "Sure:\nTwo words\nDone now.",
    ):
        assert not follows(wanted, text) and follows(wanted, text, loose=True)
    assert follows(make("lowercase"), "Sure!\n\nall small", loose=True)
    assert not follows(wanted, "Sure:\nTwo words more\nDone now.", loose=True)
    assert follows(make("begin_with", phrase="So."), "**So.**", loose=True)
    assert not follows(wanted, "\n", loose=True)


@given(PROSE, st.sampled_from(sorted(TYPES)), st.integers(0, 20))
def test_what_is_followed_strictly_is_followed_loosely(text: str, kind: str, seed: int) -> None:
    _, [wanted] = drawn([kind], seed)
    assert variants(text)[0] == text and len(variants(text)) == len({*variants(text)}) <= 8
    assert not follows(wanted, text) or follows(wanted, text, loose=True)


# Types


@pytest.mark.parametrize("kind", TYPES)
def test_a_type_is_data_that_asks(kind: str) -> None:
    asked = set()
    for seed in range(20):
        _, [wanted] = drawn([kind], seed)
        asked.add(wanted.ask())
        assert wanted == make(kind, **wanted.parameters())
        assert wanted.ask()[0].isupper() and wanted.ask()[-1] in '."'
    varied = bool(wanted.parameters())
    assert (len(asked) > 1) == (varied and kind != "repeat_request")
    assert TYPES[kind].level in (1, 2, 3, 4) and TYPES[kind].__doc__


def test_unknown_kinds_and_parameters_are_named() -> None:
    with pytest.raises(ValueError, match=r"no instruction 'word'; there are .*words"):
        make("word")
    with pytest.raises(ValueError, match="words takes relation, n; it was given n"):
        make("words", n=3)
    with pytest.raises(ValueError, match="lowercase takes no parameters; it was given n"):
        make("lowercase", n=3)
    with pytest.raises(TypeError, match="layers that there are not: colour"):
        instruction(1, owns="colour")(type("Painted", (Instruction,), {}))


def test_words_that_samples_are_made_of() -> None:
    phrases = {word.casefold() for phrase in (*OPENINGS, *CLOSINGS, *SPANS) for word in words(phrase)}
    assert not {*KEYWORDS} & ({*FILLER} | phrases)
    assert len({*FILLER}) == len(FILLER) and all(len(word) > 1 and word != word[::-1] for word in FILLER)
    assert all(word == word[::-1] for word in PALINDROME_WORDS)
    assert len({*"".join(ALL_LETTERS)}) == 26
    assert all(len({*common}) == 30 for common in LANGUAGES.values())
    assert not any("," in phrase for phrase in (*OPENINGS, *CLOSINGS, *SPANS))


# Sample responses, and that instructions which agree can be followed together


@pytest.mark.parametrize("kind", TYPES)
def test_a_sample_follows_its_instruction_and_most_others_do_not(kind: str) -> None:
    samples = []
    for seed in range(6):
        rng, [wanted] = drawn([kind], seed)
        text = write([wanted], rng)
        assert follows(wanted, text), (wanted, text)
        samples.append(text)
    rng, [wanted] = drawn([kind], 7)
    plain = [write([], Rng.of("plain", seed)) for seed in range(4)]
    free = {"forbidden_words", "no_commas", "no_digits", "sentence_length_at_most", "words", "characters"}
    assert kind in {*free, "sentence_count"} or not all(follows(wanted, text) for text in plain), kind


def pairs() -> list[tuple[str, str]]:
    return [(a, b) for a, b in itertools.combinations(TYPES, 2) if agree(TYPES[a], TYPES[b])]


def test_instructions_that_agree_can_be_followed_together() -> None:
    """Every pair in both orders: the order of instructions must not matter to the writer."""
    for n, (a, b) in enumerate(pairs()):
        rng, wanted = drawn((a, b) if n % 2 else (b, a), n)
        text = write(wanted, rng)
        assert all(follows(one, text) for one in wanted), (wanted, text)


def test_layers_rule_out_contradictions() -> None:
    assert len(pairs()) > 1500
    for a, b in [("lowercase", "uppercase"), ("words_exactly", "csv"), ("begin_with",
    "title"), ("json_object", "sections"),
                 ("without_letter", "include_words"), ("acrostic", "sentence_count"), ("quoted_whole",
                     "end_with")]:  # fmt: skip
        assert not agree(TYPES[a], TYPES[b]) and not agree(TYPES[b], TYPES[a])
    used = {layer for made in TYPES.values() for layer in made.owns | made.needs}
    assert used == LAYERS.keys()
    assert all(not (made.owns & made.needs) for made in TYPES.values())


# Hostile text

HOSTILE = {
    **{repr(sign): sign * 100_000 for sign in ["a", " ", "\n", ".", "*", "-", "(", "[", '"', "<", ">", "#",
    "|", "`", "1", "é"]},
    "a space": "a " * 50_000,
    "dots and spaces": ". " * 50_000,
    "marks": "a." * 50_000,
    "closers": ".)" * 50_000,
    "hyphens": "a-" * 50_000,
    "blank lines": "a\n \n" * 30_000,
    "brackets": "([{" * 33_000,
    "angles": "<<a>" * 25_000,
    "stars": "** *" * 25_000,
    "fences": "```\n" * 25_000,
    "items": "- a\n1. b\n" * 10_000,
    "flags": "\U0001f1e6" * 100_000,
    "joined": "\U0001f600\u200d" * 50_000,
    "numbers": "1.1," * 25_000,
    "pipes": "|-|\n" * 25_000,
    "surrogate": "\ud800" * 1000,
    "nul": "\0 a" * 1000,
    "nothing": "",
}  # fmt: skip


@pytest.mark.timeout(120)
@pytest.mark.parametrize("name", HOSTILE)
def test_garbage_is_judged_in_one_pass(name: str) -> None:
    """No check raises, and none is quadratic: that would take minutes (100 kB with SOAK=1)."""
    text = HOSTILE[name] if os.environ.get("SOAK") else HOSTILE[name][:25_000]
    for kind in TYPES:
        _, [wanted] = drawn([kind], 1)
        assert wanted.check(text) in (True, False), kind
