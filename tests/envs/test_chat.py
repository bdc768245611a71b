"""Instruction following as environments: made prompts, and IFEval's stored set."""

from __future__ import annotations

import json
import os
import pickle
import runpy
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import envs
import verifiers.ifeval
from envs import NoReference, Problem, RowError
from envs.__main__ import main
from envs.chat.ifeval import METRICS
from envs.chat.instructions import KINDS, LADDER, LEAST, MOST, choose
from envs.rng import Rng
from envs.sources import DataError
from verifiers.instructions import TYPES, agree
from verifiers.instructions.lexicon import KEYWORDS

ROOT = Path(__file__).resolve().parents[2]
SEEDS = range(2000 if os.environ.get("SOAK") else 60)
LEVELS = range(LADDER.top + 1)


def made(seed: int = 0, level: int = 4, id: str = "chat/instructions", **options: Any) -> Any:
    return envs.make(id, **options).problem(seed=seed, difficulty=level)


# Made prompts


@pytest.mark.parametrize("level", LEVELS)
def test_every_prompt_can_be_followed(level: int) -> None:
    """A sample response follows every prompt, so no prompt contradicts itself."""
    for seed in SEEDS:
        problem = made(seed, level)
        reference = problem.reference()
        assert problem.score(reference).correct, problem
        verdict = problem.score(f"<think>Hm. What do they want?</think>\n\n{reference}")
        assert (verdict.reward, verdict.outcome, verdict.answer) == (1.0, "correct", reference.strip())
        assert problem.reference() == reference


@pytest.mark.parametrize("level", LEVELS)
def test_difficulty_is_the_hardness_of_the_instructions(level: int) -> None:
    for seed in range(30):
        wanted = made(seed, level).instructions
        assert sum(one.level for one in wanted) == level + 1
        assert 1 <= len(wanted) <= MOST and len({one.kind for one in wanted}) == len(wanted)
        assert all(agree(a, b) for a in wanted for b in wanted if a is not b)
        assert all(one.ask() in made(seed, level).prompt for one in wanted)


def test_all_types_are_asked_for_and_prompts_differ() -> None:
    problems = [made(seed, level) for seed in range(150) for level in LEVELS]
    asked = Counter(one.kind for problem in problems for one in problem.instructions)
    assert asked.keys() == TYPES.keys()
    assert len({made(seed, 0).prompt for seed in range(1000)}) > 500
    assert len({problem.prompt for problem in problems}) > 0.98 * len(problems)
    assert {kind for kinds in KINDS.values() for kind in kinds} == TYPES.keys()


def test_a_hardness_that_cannot_be_is_refused() -> None:
    with pytest.raises(envs.GenerationError, match="hardness 17"):
        choose(Rng.of("test"), MOST * max(KINDS) + 1)


def test_verdicts_name_what_is_broken() -> None:
    problem = made(3, 6, reward="partial")
    for seed in range(50):
        text = f"{made(seed, 0).reference()}\nI say 7 more, though."
        verdict = problem.score(text)
        broken = [one for one in problem.instructions if not one.check(text)]
        assert [told["kind"] for told in verdict.detail.get("broken", [])] == [one.kind for one in broken]
        assert verdict.partial == pytest.approx(1 - len(broken) / len(problem.instructions))
        assert verdict.reward == verdict.partial and verdict.correct == (not broken)
        assert verdict.outcome == ("wrong" if broken else "correct")


def test_responses_without_substance_earn_nothing() -> None:
    problem = made(1, 0, reward="partial")
    for nothing in ("", " \n", "<think>I must write", "<think>so</think>\n "):
        assert problem.score(nothing).outcome == "missing"
    assert problem.score("a text", in_reasoning=True).outcome == "missing"
    short = " ".join(["word"] * (LEAST - 1))
    assert problem.score(short).outcome == "invalid" and problem.score(short).reward == 0.0
    assert problem.score(f"{short} word").outcome in ("wrong", "correct")


def test_the_loose_judge_reads_the_same_prompts() -> None:
    framed = strict = 0
    for seed in range(40):
        problem, loose = made(seed, 1), made(seed, 1, "chat/instructions_loose")
        assert problem.prompt == loose.prompt and problem.row != loose.row
        text = f"Sure! Here is MY response, with 1 thing:\n{problem.reference()}\n- Was that right?"
        framed += loose.score(text).correct
        strict += problem.score(text).correct
        assert loose.score(text).correct or not problem.score(text).correct
        assert loose.score(problem.reference()).correct
    assert strict < framed == 40


def test_rows_pickles_and_processes_make_the_same_prompt() -> None:
    problem = made(7, 9, split="test", reward="partial")
    assert problem.row == {"env": "chat/instructions", "version": 1, "split": "test", "seed": 7,
                           "difficulty": 9, "reward": "partial"}  # fmt: skip
    for again in (Problem.from_row(problem.to_json()), pickle.loads(pickle.dumps(problem))):
        assert again == problem and again.prompt == problem.prompt
    made_there = "envs.make('chat/instructions', split='test').problem(seed=7, difficulty=9)"
    code = f"import envs; print({made_there}.prompt)"
    for seed in ("1", "2"):
        run = subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
        )
        assert run.stdout == f"{problem.prompt}\n", run.stderr
    assert made(7, 9).prompt != made(7, 9, split="test").prompt
    assert made(7, 99).row["difficulty"] == LADDER.top
    with pytest.raises(NotImplementedError, match="no answers to compare"):
        problem.same("a", "a")


def test_bad_requests_are_told() -> None:
    env = envs.make("chat/instructions")
    for arguments, kind, said in [({}, TypeError, "needs a seed"), ({"index": 1}, TypeError, "not index="),
                                  ({"seed": "1"}, TypeError, "integer"),
                                  ({"seed": 1, "difficulty": -1}, ValueError, "-1")]:  # fmt: skip
        with pytest.raises(kind, match=said):
            env.problem(**arguments)
    with pytest.raises(ValueError, match="takes no data"):
        envs.make("chat/instructions", data="x")
    with pytest.raises(RowError, match="seed"):
        Problem.from_row({"env": "chat/instructions", "version": 1, "split": "train", "reward": "binary"})


def test_golden_prompts() -> None:
    """Prompts are part of a version: where this fails on purpose, the version grows."""
    assert made(0, 0).prompt == GOLDEN[0]
    assert made(1, 7).prompt == GOLDEN[1]


GOLDEN = (
    "Write a text of at least 25 words about a night train.\n"
    "Do not use digits; write numbers as words.\n"
    "Words consist of letters and digits; hyphens and apostrophes inside a word do not part it.",
    "Write a text of at least 25 words about how bread is made.\n"
    "- Use exactly 6 commas.\n"
    "- Every word whose number (counted from 1) is a multiple of 4 must have exactly 5 letters.\n"
    "- The number of words must lie between 189 and 205, both included.\n"
    "Words consist of letters and digits; hyphens and apostrophes inside a word do not part it.",
)

# IFEval

ROWS = [
    {"key": 12, "prompt": "Say nothing of cars, in two words.\n",
     "instruction_id_list": ["keywords:forbidden_words", "length_constraints:number_words"],
     "kwargs": [{"forbidden_words": ["car"], "num_words": None},
     {"forbidden_words": None, "num_words": 3, "relation": "less than"}]},
    {"key": 7, "prompt": "Quote.", "instruction_id_list": ["startend:quotation"], "kwargs": [{}]},
    {"key": 30, "prompt": "Two sentences.", "instruction_id_list": ["length_constraints:number_sentences"],
     "kwargs": [{"num_sentences": 2, "relation": "at least"}]},
    {"key": 31, "prompt": "Small, and no comma.", "instruction_id_list": ["change_case:english_lowercase",
     "punctuation:no_comma"], "kwargs": [{}, {}]},
]  # fmt: skip


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "ifeval.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in ROWS))
    return path


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither langdetect nor NLTK's data."""
    monkeypatch.setattr(verifiers.ifeval, "NEEDS", dict.fromkeys(verifiers.ifeval.NEEDS, lambda: False))


@pytest.fixture
def whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if everything were installed."""
    monkeypatch.setattr(verifiers.ifeval, "NEEDS", dict.fromkeys(verifiers.ifeval.NEEDS, lambda: True))


def ifeval(file: Path, **options: Any) -> Any:
    return envs.make("chat/ifeval", data=str(file), **options)


def test_prompts_that_cannot_be_judged_are_left_out_and_named(file: Path, bare: None) -> None:
    env = ifeval(file)
    assert env.edition == "official without english_lowercase, number_sentences"
    assert [env.problem(index=i).prompt for i in range(len(env))] == ["Quote.", ROWS[0]["prompt"]]
    row = env.problem(index=1).row
    assert Problem.from_row(row, str(file)).row == row
    with pytest.raises(
        DataError,
        match=r"english_lowercase.*number_sentences need `pip install langdetect` and `.*punkt_tab`",
    ):
        ifeval(file, edition="official")
    with pytest.raises(DataError, match="not 'restated'"):
        ifeval(file, edition="restated")


def test_whole_sets_are_official_and_another_data_set(file: Path, whole: None) -> None:
    env = ifeval(file, edition="official")
    assert (env.edition, len(env), env.max_difficulty) == ("official", 4, None)
    assert [problem.row["index"] for problem in map(lambda i: env.problem(index=i), range(4))] == [0, 1, 2, 3]


def test_rows_of_a_reduced_set_do_not_fit_the_whole_one(
    file: Path, bare: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = ifeval(file).problem(index=0).row
    monkeypatch.setattr(verifiers.ifeval, "NEEDS", dict.fromkeys(verifiers.ifeval.NEEDS, lambda: True))
    with pytest.raises(RowError, match="fingerprint"):
        ifeval(file).rebuild(row)


def test_verdicts_carry_the_four_metrics(file: Path, bare: None) -> None:
    problem = ifeval(file, reward="partial").problem(index=1)
    assert [wanted.arguments for wanted in problem.instructions] == [
        {"forbidden_words": ["car"]}, {"num_words": 3, "relation": "less than"}]  # fmt: skip
    for text, counts, outcome in [
        ("Two words", [1, 2, 1, 2], "correct"),
        ("<think>a car</think>\n\nTwo words", [1, 2, 1, 2], "correct"),
        ("Well, here it is:\nTwo words", [0, 1, 1, 2], "wrong"),
        ("A car is here.", [0, 0, 0, 0], "wrong"),
        ("<think>Two words", [0, 0, 0, 0], "missing"),
        ("", [0, 0, 0, 0], "missing"),
    ]:
        verdict = problem.score(text)
        assert verdict.outcome == outcome, text
        assert verdict.detail["metrics"] == {
            name: [right, of] for name, right, of in zip(METRICS, counts, (1, 2, 1, 2), strict=True)
        }, text
        assert verdict.correct == bool(counts[0]) and verdict.partial == verdict.reward == counts[1] / 2
    with pytest.raises(NoReference):
        problem.reference()


def test_a_response_is_judged_as_it_stands(file: Path, bare: None) -> None:
    quoted = ifeval(file).problem(index=0)
    assert quoted.score('"a"').correct and quoted.score('<think>x</think>"a"').correct
    assert not quoted.score('"a" b').correct


def test_space_after_the_reasoning_is_no_paragraph(tmp_path: Path) -> None:
    path = tmp_path / "one.jsonl"
    arguments = {"num_paragraphs": 1, "nth_paragraph": 1, "first_word": "yes"}
    id = "length_constraints:nth_paragraph_first_word"
    path.write_text(
        json.dumps({"key": 1, "prompt": "Agree.", "instruction_id_list": [id], "kwargs": [arguments]})
    )
    problem = ifeval(path).problem(index=0)
    assert problem.score("<think>Hm.</think>\n\nYes, I do.").correct
    # Without reasoning the text is what the official checker would get.
    assert not problem.score("\n\nYes, I do.").correct


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"instruction_id_list": ["keywords:rhymes"], "kwargs": [{}]},
         "key 12: there is no instruction 'keywords:rhymes'"),
        ({"kwargs": [{}]}, "key 12 has 2 ids and 1 kwargs"),
        ({"kwargs": [{}, {}]}, "key 12: keywords:forbidden_words needs forbidden_words"),
        ({"kwargs": "none"}, "row 1: field 'kwargs' is no list of objects"),
        ({"instruction_id_list": []}, "field 'instruction_id_list' is no list of instruction ids"),
        ({"prompt": " "}, "field 'prompt' is no text"),
        ({"key": 7}, "two rows have key 7"),
    ],
)  # fmt: skip
def test_broken_sets_are_told(change: dict[str, Any], said: str, tmp_path: Path) -> None:
    path = tmp_path / "broken.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in [{**ROWS[0], **change}, ROWS[1]]))
    with pytest.raises(DataError, match=said):
        ifeval(path)


def test_the_page_is_up_to_date() -> None:
    script = runpy.run_path(str(ROOT / "scripts" / "document_instructions.py"))
    assert (ROOT / "docs" / "instructions.md").read_text() == script["page"](), "run the script again"


def test_broken_data_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = tmp_path / "broken.jsonl"
    broken.write_text('{"key": 1}\n')
    assert main(["show", "chat/ifeval", "--data", str(broken)]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1 and "has no field 'prompt'" in said


def test_words_of_the_request_are_no_keywords(monkeypatch: pytest.MonkeyPatch) -> None:
    """A word that the request has could not be forbidden to a response that repeats the request."""
    said, unsaid = {*KEYWORDS[:60]}, {*KEYWORDS[60:]}
    monkeypatch.setattr("envs.chat.instructions.TOPICS", (" ".join(KEYWORDS[:60]),))
    dealt: set[str] = set()
    for seed in range(10**9, 10**9 + 100):
        dealt |= {
            word for wanted in made(seed, 0).instructions for word in wanted.parameters().get("words", [])
        }
    assert not dealt & said and dealt & unsaid
