"""Competition problems by index: rows, rebuilding, scoring."""

from __future__ import annotations

import json
import pickle
import shutil
from pathlib import Path
from typing import Any

import pytest

import envs
from envs import Problem, RowError
from envs.math.stored import SETS, StoredMath
from envs.sources import DataError


def make(name: str = "math/aime25", **options: Any) -> StoredMath:
    env = envs.make(name, **({"edition": "restated"} | options))
    assert isinstance(env, StoredMath)
    return env


def test_the_sets_and_the_index_name_the_same() -> None:
    stored = [id for id in envs.list("math/*") if "stored" in envs.spec(id).tags]
    assert stored == sorted(f"math/{name}" for name in SETS)


@pytest.mark.parametrize("name", ["math/aime25", "math/hmmt25"])
def test_every_reference_scores_one_and_its_neighbour_does_not(name: str) -> None:
    env = make(name)
    problems = [env.problem(index=i) for i in range(len(env))]
    assert len(problems) == 30
    for problem, other in zip(problems, [*problems[1:], problems[0]], strict=True):
        verdict = problem.score(f"<think>Perhaps 12345.</think>So the answer is ${problem.reference()}$.")
        assert (verdict.correct, verdict.reward, verdict.outcome) == (True, 1.0, "correct"), problem
        wrong = problem.score(other.reference())
        assert (wrong.correct, wrong.reward, wrong.outcome) == (False, 0.0, "wrong"), problem


def test_a_prompt_is_the_statement_and_how_to_answer() -> None:
    problem = make().problem(index=3)
    assert problem.prompt.startswith(problem.statement)
    assert r"\boxed{}" in problem.prompt.removeprefix(problem.statement)
    assert "12x^2-xy-6y^2=0" in problem.statement


def test_answers_are_judged_as_mathematics() -> None:
    problem = make("math/hmmt25").problem(index=29)  # sqrt(95/24)
    assert problem.score(r"\boxed{\frac{\sqrt{570}}{12}}").correct
    assert not problem.score(r"\boxed{1.99}").correct
    assert problem.score("I do not know.").outcome == "missing"
    assert not problem.score(r"<think>\boxed{\sqrt{\frac{95}{24}}}").correct
    assert not problem.score(r"\boxed{\sqrt{\frac{95}{24}}} so", in_reasoning=True).correct


def test_same_needs_no_gold() -> None:
    problem = make().problem(index=0)
    assert problem.same("1/2", r"\frac{1}{2}")
    assert problem.same("016", "16")
    assert not problem.same("16", "17")


def test_a_problem_is_chosen_by_index_alone() -> None:
    env = make()
    assert env.problem(index=29).index == 29
    with pytest.raises(TypeError, match=r"stored set.*index= alone, 0 to 29"):
        env.problem(seed=7)
    with pytest.raises(TypeError, match="stored set"):
        env.problem(index=1, difficulty=3)
    with pytest.raises(TypeError, match="stored set"):
        env.problem()
    for index in (-1, 30):
        with pytest.raises(IndexError, match=f"problems 0 to 29; there is no problem {index}"):
            env.problem(index=index)


def test_json_and_pickle_are_the_row() -> None:
    problem = make(reward="partial").problem(index=4)
    assert problem.row == {
        "env": "math/aime25",
        "version": 1,
        "edition": "restated",
        "fingerprint": problem.env.fingerprint,
        "index": 4,
        "reward": "partial",
    }
    for again in (Problem.from_row(json.dumps(problem.row)), pickle.loads(pickle.dumps(problem))):
        assert again == problem
        assert again.prompt == problem.prompt
        assert again.score(problem.reference()).correct


def edited(tmp_path: Path) -> Path:
    """The embedded edition with one word changed: another set with the same answers."""
    embedded = SETS["aime25"].embedded
    assert embedded is not None
    content = embedded.read_text(encoding="utf-8")
    path = tmp_path / "edited.jsonl"
    path.write_text(content.replace("friends", "players"), encoding="utf-8")
    return path


def test_a_file_travels_by_name_and_not_by_content(tmp_path: Path) -> None:
    path = edited(tmp_path)
    problem = make(data=str(path), edition=None).problem(index=2)
    assert problem.env.edition == "official"
    assert "players" in problem.prompt
    assert "players" not in json.dumps(problem.row)
    assert Problem.from_row(problem.row, data=str(path)) == problem
    assert pickle.loads(pickle.dumps(problem)) == problem


def test_another_fingerprint_is_refused(tmp_path: Path) -> None:
    restated = make().problem(index=2).row
    moved = {**restated, "edition": "official"}
    with pytest.raises(RowError, match=r"fingerprint .*edited\.jsonl \(official\) has"):
        Problem.from_row(moved, data=str(edited(tmp_path)))
    with pytest.raises(RowError, match="no 'fingerprint'"):
        Problem.from_row({key: value for key, value in restated.items() if key != "fingerprint"})


def test_bad_data_is_refused_before_anything_else(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="does not exist"):
        envs.make("math/hmmt26", data=str(tmp_path / "missing.jsonl"))
    embedded = SETS["hmmt25"].embedded
    assert embedded is not None
    with pytest.raises(DataError, match="found 30, expected 33"):
        envs.make("math/hmmt26", data=shutil.copy(embedded, tmp_path / "hmmt26.jsonl"))


def test_aime24_reads_the_hub_columns(tmp_path: Path) -> None:
    rows = [
        {"id": 60 + n, "problem": f"p{n}", "solution": "s", "answer": f"{n:03}", "year": "2024"}
        for n in range(30)
    ]
    path = tmp_path / "aime24.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)))
    problem = envs.make("math/aime24", data=str(path)).problem(index=7)
    assert problem.score(r"\boxed{7}").correct
