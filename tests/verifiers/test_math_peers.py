"""Agreement with people's and other graders' labels, beside Math-Verify's; `-s` prints the figures.

What we judge otherwise than a label says is listed, with the reason, in `math_disagreements.json` and, from
there, in docs/mathematics.md. A row is known by a hash, since none of the data may be committed.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from verifiers.math import verify_answer, verify_math
from verifiers.policies import DEFAULT, Policy
from verifiers.verdict import Verdict

ROOT = Path(__file__).resolve().parents[2]
DISAGREEMENTS = json.loads(Path(__file__).with_name("math_disagreements.json").read_text(encoding="utf-8"))
CONVENTIONS: dict[str, dict[str, Any]] = {
    "Math-Verify": {"reading": "anywhere", "comma": "either"},
    "lighteval": {"reading": "anywhere", "comma": "either"},
    "geometry3k": {"reading": "brackets"},
    "slime": {"fractions": "reduced"},
}
"""What a source's graders assume, by a word in its name."""


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def key(row: dict[str, Any]) -> str:
    """A name for a row that gives nothing of it away."""
    return hashlib.blake2b(f"{row['id']}|{row['gold']}|{row['pred']}".encode(), digest_size=6).hexdigest()


def convention(row: dict[str, Any]) -> Policy:
    """The policy that a row's source, kind and parameters ask for."""
    settings: dict[str, Any] = {}
    for word, asked in CONVENTIONS.items():
        settings |= asked if word in row["source"] else {}
    params = row.get("params", {})
    if "precision" in params:
        settings["rounded"] = params["precision"]
    if params.get("strict") is False:
        settings["variables"] = "renamed"
    if row["kind"] == "choice":
        settings["reading"] = "choice"
    return Policy(**settings)


def judged(row: dict[str, Any], policy: Policy) -> Verdict:
    """A pair of answers is judged as such; what reads like a completion goes through the extraction."""
    marks = ("$", "boxed", "nswer", "is ", "\n", r"\(")
    bare = row["kind"] == "equiv" and row["pred"].isascii() and not any(mark in row["pred"] for mark in marks)
    return (verify_answer if bare else verify_math)(row["gold"], row["pred"], policy=policy)


def math_verify_says(row: dict[str, Any]) -> bool:
    """Math-Verify with its defaults; a bare formula is put between dollar signs, as its page asks for."""
    import math_verify

    logging.getLogger("math_verify").setLevel(logging.CRITICAL)
    gold, pred = (
        f"${text}$" if "\\" in text and "$" not in text and "boxed" not in text and len(text) < 200 else text
        for text in (row["gold"], row["pred"])
    )
    return bool(math_verify.verify(math_verify.parse(gold), math_verify.parse(pred)))


@pytest.fixture(scope="module")
def agreement(request: pytest.FixtureRequest) -> dict[str, set[str]]:
    """The keys of the rows where each of three ways of judging disagrees with the label."""
    path = ROOT.parent / "shared" / "data" / "math_equiv.jsonl"
    if not path.exists():
        pytest.skip(f"needs the optional test data {path}")
    missed: dict[str, set[str]] = {
        "default": set(),
        "policies": set(),
        "math-verify": set(),
        "accepted": set(),
    }
    every = rows(path)
    for row in every:
        verdict, chosen = judged(row, DEFAULT), judged(row, convention(row))
        for name, said in (
            ("default", verdict.correct),
            ("policies", chosen.correct),
            ("math-verify", math_verify_says(row)),
        ):
            if said != row["equivalent"]:
                missed[name].add(key(row))
        if verdict.correct and not row["equivalent"]:
            missed["accepted"].add(row["id"])
    choices = {key(row) for row in every if row["kind"] == "choice"}
    print()
    for name in ("default", "policies", "math-verify"):
        agreed, others = len(every) - len(missed[name]), len(every) - len(choices)
        plain = others - len(missed[name] - choices)
        print(
            f"{name:12} {agreed}/{len(every)} = {agreed / len(every):.1%}, "
            f"without multiple choice {plain}/{others} = {plain / others:.1%}"
        )
    return missed | {"all": {key(row) for row in every}}


@pytest.mark.timeout(600)
def test_every_disagreement_with_a_label_is_known_and_has_a_reason(agreement: dict[str, set[str]]) -> None:
    assert agreement["default"] == {entry["key"] for entry in DISAGREEMENTS}
    assert agreement["policies"] == {entry["key"] for entry in DISAGREEMENTS if not entry["policy"]}
    assert agreement["accepted"] == {"eq0469"}  # it says that 2/4 is not 1/2


@pytest.mark.timeout(600)
def test_named_policies_agree_with_the_labels_and_beat_math_verify(agreement: dict[str, set[str]]) -> None:
    assert len(agreement["policies"]) <= 0.05 * len(agreement["all"])
    assert len(agreement["default"]) <= len(agreement["math-verify"])


@pytest.mark.parametrize(
    ("gold", "pred"),
    [
        ("1/2^{99}", "1/2^{98}"),
        ("x=1/2^{99}", "x=1/2^{98}"),
        ("x^2=-1", "x^2=-2"),
        ("x^2+1=0", "x^2+2=0"),
        (r"\{1,2\}", "(1,2)"),
        ("1112112_3", "1112112_4"),
        ("5 cm", "5 m"),
    ],
)
def test_where_math_verify_calls_different_answers_equal_we_do_not(gold: str, pred: str) -> None:
    assert verify_math(gold, rf"\boxed{{{pred}}}").outcome == "wrong"
    print(
        f"{gold} and {pred}: Math-Verify says {math_verify_says({'gold': f'${gold}$', 'pred': f'${pred}$'})}"
    )


def test_the_page_lists_every_disagreement() -> None:
    page = (ROOT / "docs" / "mathematics.md").read_text(encoding="utf-8")
    for entry in DISAGREEMENTS:
        assert f"| {entry['row']} | {entry['ours']} | {entry['reason']} | {entry['policy'] or '-'} |" in page


def test_grade_school_completions_are_judged_as_people_did(shared: Callable[[str], Path]) -> None:
    judged = Counter(
        (row["equivalent"], verify_math(row["gold"], row["completion"]).correct)
        for row in rows(shared("data/gsm8k_graded.jsonl"))
    )
    assert judged[False, True] == 0
    assert judged[True, False] == 0
    assert judged[True, True] >= 1000


def test_sampled_responses_are_judged_as_their_grader_did(shared: Callable[[str], Path]) -> None:
    judged = Counter()
    for row in rows(shared("data/math_responses.jsonl")):
        for response, score in zip(row["responses"], row["scores"], strict=True):
            judged[bool(score), verify_math(row["answer"], response).correct] += 1
    assert judged[True, True] + judged[False, False] == judged.total() == 400
