"""IFEval's verdicts: each type with its quirks, agreement with the official checker, and hostile text."""

from __future__ import annotations

import json
import os
import random
import subprocess
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import verifiers.ifeval as ifeval
from verifiers.ifeval import TYPES, Instruction, NotCheckable, judge, lacking, require

OFFICIAL = "IFEVAL_PYTHON"
"""Environment variable: an interpreter with lm_eval (see official_ifeval.py)."""
SCRIPT = Path(__file__).with_name("official_ifeval.py")

QUIRKS: list[tuple[str, dict[str, Any], list[str], list[str]]] = [
    ("keywords:existence", {"keywords": ["car"]}, ["a car", "SCARS"], ["bus"]),
    ("keywords:existence", {"keywords": ["c.r"]}, ["cur"], ["cr"]),
    ("keywords:frequency", {"keyword": " car ", "frequency": 2, "relation": "at least"}, ["carcar"], ["car"]),
    ("keywords:frequency", {"keyword": "car", "frequency": 2, "relation": "less than"}, ["car", "x"],
     ["carcar"]),
    ("keywords:forbidden_words", {"forbidden_words": ["car"]}, ["scar", "cars"], ["Car.", "a-car-b"]),
    ("keywords:letter_frequency", {"letter": "B", "let_frequency": 2, "let_relation": "at least"}, ["bB"],
     ["b"]),
    ("keywords:letter_frequency", {"letter": "#", "let_frequency": 2, "let_relation": "at least"}, ["##"],
     ["#"]),
    ("length_constraints:number_words", {"num_words": 2, "relation": "at least"}, ["well-known", "don't"],
     ["one"]),
    ("length_constraints:number_words", {"num_words": 2, "relation": "less than"}, ["one"], ["one two"]),
    ("length_constraints:number_paragraphs", {"num_paragraphs": 2}, ["a***b", "***\na\n***\nb\n***"],
     ["a", "a\n\nb", "a***\n***b", "a***b***c"]),
    ("length_constraints:nth_paragraph_first_word",
     {"num_paragraphs": 2, "nth_paragraph": 2, "first_word": "Yes"},
     ["a\n\nyes b", "a\n\n\"Yes!\" b", "a\n\n'YES' b"], ["yes", "a\n\nno", "a\n\n\n\nyes", "a\n\nyes\n\nb"]),
    ("detectable_content:number_placeholders", {"num_placeholders": 2}, ["[a] []", "[[a] [c]"],
     ["[a]", "[a\n] [b]"]),
    ("detectable_content:postscript", {"postscript_marker": "P.S."}, ["a p.s. b", "P. S."], ["PS", "P.P.S"]),
    ("detectable_content:postscript", {"postscript_marker": "P.P.S"}, ["p.p.s", "P. P. S. a"], ["P.S."]),
    ("detectable_format:number_bullet_lists", {"num_bullets": 2},
     ["* a\n- b", "*a\n\n  -b", "* a\n--- ", "*\na\n- b"],
     ["* a", "** a\n* b", "*\n* b"]),
    ("detectable_format:constrained_response", {}, ["So: My answer is no. Sorry"], ["My answer is no", "no"]),
    ("detectable_format:number_highlighted_sections", {"num_highlights": 2}, ["*a* *b*", "**a** *b*"],
     ["*a*", "**a**", "* * *b*"]),
    ("detectable_format:multiple_sections", {"section_spliter": "Section", "num_sections": 2},
     ["Section 1 a Section2 b", "Sections: Section 1 Section 1 Section 9"],
     ["Section 1", "section 1 section 2"]),
    ("detectable_format:json_format", {}, ["{}", "```json\n[1]\n```", "```\n1```", "NaN"],
     ["a", "{} ok", "[" * 9999]),
    ("detectable_format:title", {}, ["<<a>>", "x <<<a>>> y"], ["<<>>", "<<\na>>", "< a >", "<< >>"]),
    ("combination:two_responses", {}, ["a******b", "******\na\n******\nb"],
     ["a", "a******a", "a******\n******b"]),
    ("combination:repeat_prompt", {"prompt_to_repeat": "Say Hi "}, ["say hi there", " SAY HI"],
     ["So say hi"]),
    ("startend:end_checker", {"end_phrase": " The end."}, ["x the END.\n", '"The end."'],
     ["The end", "the end. x"]),
    ("startend:quotation", {}, ['"a"', ' "a" b "c" '], ['"', '"a', "'a'"]),
    ("punctuation:no_comma", {}, ["a; b"], ["a, b"]),
]  # fmt: skip


@pytest.mark.parametrize(("id", "arguments", "followed", "broken"), QUIRKS, ids=[q[0] for q in QUIRKS])
def test_types(id: str, arguments: dict[str, Any], followed: list[str], broken: list[str]) -> None:
    wanted = [Instruction(id, arguments)]
    for text in followed:
        assert judge(wanted, text).strict == (True,), text
    for text in broken:
        assert judge(wanted, text).strict == (False,), text
    assert judge(wanted, " \n").loose == (False,)


def test_every_type_that_needs_nothing_is_tested_here() -> None:
    assert {quirk[0] for quirk in QUIRKS} == {id for id, kind in TYPES.items() if kind.needs is None}
    assert len(TYPES) == 25


def test_loose_is_any_reading() -> None:
    wanted = [Instruction("startend:quotation"), Instruction("punctuation:no_comma")]
    said = judge(wanted, 'Sure, here:\n"Yes"\nAnything else, sir?')
    assert (said.strict, said.loose) == ((False, False), (True, True))
    # Each instruction may be followed in another reading.
    said = judge(wanted, '"a, b"\nplain')
    assert (said.strict, said.loose) == ((False, False), (True, True))


def test_what_cannot_be_judged_is_named() -> None:
    with pytest.raises(NotCheckable, match="no instruction 'keywords:rhymes'"):
        require(Instruction("keywords:rhymes"))
    with pytest.raises(NotCheckable, match="number_words needs relation"):
        require(Instruction("length_constraints:number_words", {"num_words": 3}))
    require(Instruction("punctuation:no_comma", {"more": 1}))


def test_needs_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    for there in (True, False):
        monkeypatch.setattr(ifeval, "NEEDS", dict.fromkeys(ifeval.NEEDS, lambda there=there: there))
        told = {id: lacking(Instruction(id)) for id in TYPES}
        assert told == {id: None if there else kind.needs for id, kind in TYPES.items()}


@pytest.mark.timeout(120)
@pytest.mark.parametrize(
    "text",
    ["[" * 100_000, " " * 100_000 + "x", "\n" * 100_000 + "x",
    "<<" * 50_000, "*" * 100_000, "p." * 50_000, "* \n" * 33_000,
     "***" * 33_000, "- " * 50_000, "a " * 50_000, "[]" * 50_000, "Section " * 12_000],
    ids=lambda text: text[:4],
)  # fmt: skip
def test_no_response_is_slow(text: str) -> None:
    """The official patterns take minutes on some of these; each has to be judged in one pass."""
    judge([Instruction(id, arguments) for id, arguments, _, _ in QUIRKS], text)


# Agreement with the official checker

PIECES = [
    "The sea is calm today, and the children play on the beach with their dog.",
    "I DON'T KNOW, BUT NASA DOES.",
    "* one", "- two", "** three", "*", "-", "***", "******", "*bold*", "**very bold**", "* *", "[name]",
    "[a [b] c]", "[",
    "<<a title>>", "<<>>", "<< >>", "Section 1", "SECTION 2", "Section3", "P.S. one more thing",
    "P.P.S. and another", "p. s. x",
    '"quoted"', '"', '{"a": 1}', "```json", "```", "[1, 2]", "My answer is yes.", "My answer is no",
    "Dr. Smith left. Why? No!",
    "e.g. this costs 3.50 dollars... maybe", "car cars scar CAR", "river", "", "", "  ",
    "Is there anything else I can help with?",
    "La mer est calme et les enfants jouent sur la plage.", "Море спокойно, и дети играют на пляже.",
    "das meer ist ruhig",
    "ALL OF THIS TEXT IS WRITTEN IN CAPITAL LETTERS AND IN ENGLISH",
    "all of this is written in small letters, in english",
    "1", "Say hello.", "say hello. Hello!", "\u2028", "#tag ##", "Yes,", "'yes' it is", "\ttabbed",
    "caf\u00e9 na\u00efve \u0130",
]  # fmt: skip
JOINTS = ["\n", "\n\n", " ", "", "\n***\n", "******", "\n\n\n"]


def response(rng: random.Random) -> str:
    """Pieces that some check looks at, joined in all ways; sometimes all in one case or in quotes."""
    count = rng.choice((1, 1, 2, 3, 4, 6, 9, 14))
    text = rng.choice(PIECES)
    for _ in range(count - 1):
        text += rng.choice(JOINTS) + rng.choice(PIECES)
    change = rng.choice(
        (str, str, str, str, str.upper, str.lower, lambda t: f'"{t}"', lambda t: f"```json\n{t}\n```")
    )
    return str(change(text))


def arguments(rng: random.Random, text: str) -> dict[str, Callable[[], Any]]:
    """How each parameter is drawn: numbers near those that the text has."""
    few = lambda: rng.choice((1, 1, 2, 3, 4))  # noqa: E731
    about = lambda count: max(1, count + rng.choice((-2, -1, 0, 0, 1, 2)))  # noqa: E731
    relation = lambda: rng.choice(("less than", "at least"))  # noqa: E731
    words = ["car", "river", "yes", "the", "sea.", "(c|r)ar", "[a-z]+", "DON'T", "the sea"]
    return {
        "keywords": lambda: rng.sample(words, rng.choice((1, 2))),
        "keyword": lambda: rng.choice(words),
        "frequency": few,
        "relation": relation,
        "forbidden_words": lambda: rng.sample(words, 2),
        "letter": lambda: rng.choice("aeAszq"),
        "let_frequency": lambda: about(text.lower().count("e")),
        "let_relation": relation,
        "language": lambda: rng.choice(("en", "fr", "de", "ru")),
        "num_sentences": lambda: about(text.count(". ") + text.count("!") + 1),
        "num_paragraphs": lambda: rng.choice(
            (few(), about(text.count("***")), about(text.count("\n\n") + 1))
        ),
        "num_words": lambda: about(len(text.split())),
        "nth_paragraph": lambda: rng.choice((1, 1, 2, 3)),
        "first_word": lambda: rng.choice(
            [part.split()[0] for part in text.split("\n\n") if part.strip()] or ["x"]
        ),
        "num_placeholders": few,
        "postscript_marker": lambda: rng.choice(("P.S.", "P.P.S", "one more")),
        "num_bullets": lambda: about(text.count("\n*") + text.count("\n-")),
        "num_highlights": few,
        "section_spliter": lambda: rng.choice(("Section", "SECTION", " Section ")),
        "num_sections": few,
        "prompt_to_repeat": lambda: rng.choice((text[:7] or "x", "say hello.")),
        "end_phrase": lambda: rng.choice((text[-9:].strip() or "x", "anything else I can help with?")),
        "capital_frequency": lambda: about(sum(word.isupper() for word in text.split())),
        "capital_relation": relation,
    }


def example(rng: random.Random) -> dict[str, Any]:
    text = response(rng)
    draw = arguments(rng, text)
    ids = rng.sample(sorted(TYPES), rng.choice((1, 2, 3)))
    kwargs = [{name: draw[name]() for name in TYPES[id].parameters} for id in ids]
    for given in kwargs:
        if "nth_paragraph" in given:  # the official checker draws one at random where there is none
            given["nth_paragraph"] = min(given["nth_paragraph"], given["num_paragraphs"])
    return {"prompt": "Say hello.", "instruction_id_list": ids, "kwargs": kwargs, "response": text}


def test_agreement_with_the_official_checker(capsys: pytest.CaptureFixture[str]) -> None:
    python = os.environ.get(OFFICIAL)
    if not python:
        pytest.skip(f"${OFFICIAL} names no interpreter that has the official checker")
    rng = random.Random(7)
    rows = [example(rng) for _ in range(20_000 if os.environ.get("SOAK") else 3_000)]
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    ran = subprocess.run([python, str(SCRIPT)], input=lines, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr[-2000:]
    verdicts = [json.loads(line) for line in ran.stdout.splitlines() if line.startswith("{")]
    assert len(verdicts) == len(rows)
    seen: Counter[tuple[str, str, bool]] = Counter()
    differing = []
    for row, both in zip(rows, verdicts, strict=True):
        for way, official, ours in zip(("strict", "loose"), both["official"], both["ours"], strict=True):
            for n, id in enumerate(row["instruction_id_list"]):
                seen[id, way, official[n]] += 1
                if official[n] != ours[n]:
                    differing.append((id, way, official[n], row["kwargs"][n], row["response"]))
    with capsys.disabled():
        print(f"\n{len(rows)} responses, {seen.total()} verdicts, {len(differing)} differ")
        for id in sorted(TYPES):
            counts = {way: (seen[id, way, True], seen[id, way, False]) for way in ("strict", "loose")}
            print(f"  {id}: {counts} followed, broken")
    assert not differing, differing[:5]
    assert all(seen[id, "strict", said] for id in TYPES for said in (True, False))
