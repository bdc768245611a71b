"""python -m envs: list, show, export."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

import envs
from envs.__main__ import levels, main


def test_list_shows_ids_levels_and_descriptions(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "rlve/s*"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == envs.list("rlve/s*")
    assert any("40" in line and "Sort a list" in line for line in lines)


def test_show_prints_a_problem_its_reference_and_how_it_scores(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "rlve/sorting", "--seed", "7", "--level", "3", "--split", "test"]) == 0
    printed = capsys.readouterr().out
    problem = envs.make("rlve/sorting", split="test").problem(seed=7, difficulty=3)
    assert all(text in printed for text in (problem.prompt, problem.to_json(), problem.reference()))
    assert "correct=True" in printed


def test_show_scores_an_answer_of_ones_own(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "rlve/lcm", "--answer", "0"]) == 0
    assert "answer: <answer>0</answer>" in (printed := capsys.readouterr().out)
    assert "correct=False" in printed


def test_export_writes_rows_that_rebuild(capsys: pytest.CaptureFixture[str]) -> None:
    wanted = ["--levels", "1,3-4", "--n", "12", "--reward", "rlve"]
    assert main(["export", "--ids", "rlve/lcm", "rlve/sorting", *wanted]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(rows) == 12 and {row["difficulty"] for row in rows} == {1, 3, 4}
    assert all(envs.Problem.from_row(row).prompt == row["prompt"] for row in rows)


def test_every_export_format_holds_the_same_rows(tmp_path: Path) -> None:
    import datasets
    import pandas

    for form in ("jsonl", "parquet", "hf"):
        wanted = ["--levels", "0-2", "--per-level", "5", "--format", form, "--out", str(tmp_path / form)]
        assert main(["export", "--ids", "rlve/lcm", "rlve/sorting", *wanted]) == 0
    rows = [json.loads(line) for line in (tmp_path / "jsonl").read_text().splitlines()]
    counts = Counter((row["env"], row["difficulty"]) for row in rows)
    assert set(counts.values()) == {5} and len(counts) == 6
    assert pandas.read_parquet(tmp_path / "parquet")["prompt"].tolist() == [row["prompt"] for row in rows]
    stored = datasets.load_from_disk(tmp_path / "hf")
    assert [envs.Problem.from_row(dict(row)).prompt for row in stored] == [row["prompt"] for row in rows]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [(["show", "rlve/sortin"], "rlve/sorting"), (["list", "none/*"], "none/"),
     (["export", "--ids", "rlve/lcm"], "how many"), (["show", "rlve/lcm@9"], "rlve/lcm@1"),
     (["export", "--ids", "rlve/lcm", "--n", "3", "--format", "parquet"], "--out rows.parquet"),
     (["export", "--ids", "rlve/lcm", "--n", "3", "--out", "no/such/folder/x"], "no/such/folder/x")],
)  # fmt: skip
def test_mistakes_get_one_sentence(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 1 and words in said[0]


def test_levels() -> None:
    assert levels("3") == [3] and levels("0-2,5") == [0, 1, 2, 5]
    for bad in ("", "a", "1-", "-1", "1,,2"):
        with pytest.raises(Exception, match="levels"):
            levels(bad)
