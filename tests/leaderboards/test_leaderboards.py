"""From run folders to tables in every format, with editions apart and other people's text as text."""

from __future__ import annotations

import csv
import html.parser
import io
import json
import sqlite3
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from harness.engines.protocol import Completion, Usage
from harness.store import Place, Store
from harness.ttc.population import Spot
from leaderboards.__main__ import main
from leaderboards.formats import FORMATS
from leaderboards.published import PUBLISHED
from leaderboards.tables import collect
from verifiers.verdict import correct, wrong

SETTINGS = {"k": 2, "final": 128, "temperature": 1.0, "top_p": 0.95, "top_k": 0}
RSA = {"N": 2, "C": 2, "T": 1, "beta": 64, "tau": 32, "final": 128, **SETTINGS}


def write_run(
    folder: Path, *, bench: str = "aime25", edition: str = "restated", model: str = "nano", right: int = 3
) -> Path:
    """A finished run of five problems: `single` gets `right` of them twice, `rsa` gets one more."""
    settings = {
        "model": model,
        "seed": 0,
        "benches": {bench: {"edition": edition, "problems": 5}},
        "arms": {"single": {bench: SETTINGS}, "rsa": {bench: RSA}},
    }
    items = [
        SimpleNamespace(
            bench=bench,
            key=f"p{i}",
            env=f"math/{bench}",
            edition=edition,
            difficulty=None,
            prompt="?",
            problem=None,
        )
        for i in range(5)
    ]
    completion = Completion("", "", "", (), (), "stop", Usage(10, 0, 90, 10), 2.0)
    with Store.open(folder, {"name": folder.name, "settings": settings}) as store:
        store.add_problems(items)
        for i in range(5):
            for arm, rounds, score in (("single", [0], right), ("rsa", [0, 1], right + 1)):
                for number in rounds:
                    for candidate in range(2):
                        spot = Spot(number, candidate, final=number == rounds[-1])
                        stored = store.add(f"{arm}{i}{number}{candidate}", completion)
                        store.judge(stored.id, correct("1") if i < score else wrong("2"))
                        store.place(Place(bench, f"p{i}", arm), spot, stored.id)
    return folder


def formatted(name: str, *folders: Path) -> str:
    return FORMATS[name].write(collect(folders))


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_published_scores_are_the_reports(shared: Any) -> None:
    """Each score stands in a table row of the report's notes that names its model or its numbers."""
    lines = shared("spec/zaya1_report.md").read_text().splitlines()
    titled: dict[str, list[str]] = {}
    table = ""
    for line in lines:
        for number in ("VII", "XI", "XII", "XIII"):
            if line.startswith((f"**Table {number} ", f"### 5.2 Table {number} ")):
                table = number
        if line.startswith("|"):
            titled.setdefault(table, []).append(line.replace("*", ""))
        elif line.startswith(("**", "#")) and not line.startswith((f"**Table {table} ", "### 5.2")):
            table = ""
    for row in PUBLISHED:
        assert any(f" {row.score}" in line for line in titled[row.table]), row
    headline = [p for p in PUBLISHED if p.bench == "hmmt25" and "beta=40K tau=4K" in p.setting]
    assert [p.score for p in headline] == [89.6]


def test_a_board_holds_runs_and_published_rows_in_order(tmp_path: Path) -> None:
    (board,) = collect([write_run(tmp_path / "mine", edition="official")])
    column = board.scores.columns.index("avg@k (official)")
    scores = [row[column].estimate for row in board.scores.rows]  # type: ignore[union-attr]
    assert scores == sorted(scores, reverse=True)
    assert 0.8 in scores and 0.6 in scores and 0.919 in scores
    assert board.scores.published.count(False) == 2
    assert board.scores.published.count(True) == sum(p.bench == "aime25" for p in PUBLISHED)


def test_official_and_restated_never_share_a_column(tmp_path: Path) -> None:
    write_run(tmp_path / "a", edition="restated")
    write_run(tmp_path / "b", edition="official", right=1)
    rows = rows_of(formatted("csv", tmp_path))
    for row in rows:
        own, other = ("official", "restated") if row["edition"] == "official" else ("restated", "official")
        held = {name for name, cell in row.items() if cell and "(" in name}
        assert any(f"({own})" in name for name in held)
        assert not any(f"({other})" in name for name in held), row
    printed = [row for row in rows if row["published"] == "true"]
    assert printed and all("arXiv 2605.05365" in r["source"] and "Table X" in r["source"] for r in printed)
    board = json.loads(formatted("json", tmp_path))[0]
    assert not any("avg@k (official)" in row and "avg@k (restated)" in row for row in board["scores"])


def test_all_formats_tell_the_same(tmp_path: Path) -> None:
    run = write_run(tmp_path / "mine")
    (board,) = json.loads(formatted("json", run))
    mine = {row["arm"]: row for row in board["scores"] if not row["published"]}
    assert mine["rsa"]["avg@k (restated)"]["estimate"] == pytest.approx(0.8)
    assert mine["single"]["pass@k (restated)"]["estimate"] == pytest.approx(0.6)
    assert "pass@k (restated)" not in mine["rsa"] and "these questions (restated)" not in mine["rsa"]
    assert (mine["single"]["tokens"], mine["rsa"]["tokens"]) == (200, 400)
    (pair,) = board["differences"]
    assert pair["difference"] == "rsa - single" and pair["points (restated)"]["estimate"] == pytest.approx(
        0.2
    )
    low = mine["rsa"]["avg@k (restated)"]["low"]
    spelled = f"80.0 ({100 * low:.1f} to "
    assert all(spelled in formatted(name, run) for name in ("md", "latex", "html"))
    row = next(r for r in rows_of(formatted("csv", run)) if r["arm"] == "rsa")
    assert float(row["avg@k (restated) low"]) == pytest.approx(low)
    assert all("88.3" in formatted(name, run) for name in ("md", "latex", "html"))


class Page(html.parser.HTMLParser):
    """Tags and text of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.append(tag)
        assert not any(name in ("src", "href") or name.startswith("on") for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        self.text += data


HOSTILE = "<script>alert(1)</script> | `x` [a](b) \\input{x} $1% & \x1b[2J \u202e"


def test_hostile_names_stay_text(tmp_path: Path) -> None:
    run = write_run(tmp_path / "mine", model=HOSTILE)
    for name in FORMATS:
        assert not {"\x1b", "\u202e"} & set(formatted(name, run)), name
    page = Page(formatted("html", run))
    assert "script" not in page.tags and "<script>alert(1)</script>" in page.text
    pipes = [
        line.replace(r"\|", "").count("|") for line in formatted("md", run).splitlines() if line[:1] == "|"
    ]
    boards = collect([run])
    assert pipes[: len(boards[0].scores.rows)] == [len(boards[0].scores.columns) + 1] * len(
        boards[0].scores.rows
    )
    assert r"\<script\>" in formatted("md", run) and r"\[a\]" in formatted("md", run)
    latex = formatted("latex", run)
    assert r"\input" not in latex and r"\textbackslash{}input\{x\}" in latex and r"\$1\% \&" in latex


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", "'=1"])
def test_a_csv_cell_is_never_a_formula(tmp_path: Path, formula: str) -> None:
    text = formatted("csv", write_run(tmp_path / "mine", model=formula))
    assert {row["model"] for row in rows_of(text) if row["published"] == "false"} == {f"'{formula}"}


def test_one_folder_of_many_runs_and_no_run_twice(tmp_path: Path) -> None:
    for name in ("a", "b/c"):
        write_run(tmp_path / name)
    (board,) = collect([tmp_path, tmp_path / "a"])
    assert sorted({row[-1] for row in board.scores.rows if str(row[-1]).startswith("run")}) == [
        "run a",
        "run c",
    ]


def test_files_are_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = write_run(tmp_path / "mine")
    assert main([str(run), "--out", str(tmp_path / "site")]) == 0
    assert {p.suffix for p in (tmp_path / "site").iterdir()} == {".md", ".csv", ".json", ".tex", ".html"}
    assert main([str(run)]) == 0
    assert capsys.readouterr().out.endswith((tmp_path / "site" / "leaderboards.md").read_text())


@pytest.mark.parametrize("break_it", ["missing", "empty", "no database", "not json", "no database tables"])
def test_bad_input_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str], break_it: str) -> None:
    run = tmp_path / "mine"
    if break_it == "empty":
        run.mkdir()
    elif break_it != "missing":
        write_run(run)
        for file in run.iterdir():
            if file.name != "run.json":
                file.unlink()
        if break_it == "not json":
            (run / "run.json").write_text("{")
        elif break_it == "no database tables":
            (run / "run.sqlite").write_bytes(b"")
    assert main([str(run)]) == 2
    said = capsys.readouterr()
    assert said.out == "" and said.err.startswith("error: ") and said.err.count("\n") == 1
    assert str(run) in said.err


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys, leaderboards.__main__ as m\n"
        "m.parser().format_help()\n"
        "print([n for n in ('torch', 'pandas', 'numpy', 'scipy', 'rich', 'sympy') if n in sys.modules])"
    )
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("where", ["bench", "edition", "model"])
def test_hostile_names_of_all_kinds_stay_text(tmp_path: Path, where: str) -> None:
    hostile = f"{HOSTILE} \x00 \x9b31m *"
    run = write_run(tmp_path / "evil\x1b[2J|\u202e=x", **{where: hostile})  # type: ignore[arg-type]
    for name in FORMATS:
        shown = formatted(name, run)
        assert all(c.isprintable() or c == "\n" for c in shown), name
    page = Page(formatted("html", run))
    assert not {"script", "img"} & set(page.tags) and "<script>alert(1)</script>" in page.text
    assert r"\input" not in formatted("latex", run)
    rows = list(csv.reader(io.StringIO(formatted("csv", run))))
    assert {len(row) for row in rows} == {len(rows[0])}


def test_a_partial_run_with_failures_says_so_in_every_format(tmp_path: Path) -> None:
    run = write_run(tmp_path / "mine")
    database = sqlite3.connect(run / "run.sqlite")
    database.execute("DELETE FROM rounds WHERE arm = 'rsa' AND problem IN ('p3', 'p4')")
    lost = "finish_reason = 'error', error = 'no route'"
    database.execute(f"UPDATE rollouts SET {lost} WHERE key IN ('single000', 'single101')")
    database.commit()
    database.close()
    for name in FORMATS:
        shown = formatted(name, run)
        assert "partial: 3 of 5 problems done" in shown, name
        assert "infra" in shown and "2 infra" in shown, name
    mine = {row["arm"]: row for row in rows_of(formatted("csv", run)) if row["published"] == "false"}
    assert mine["single"]["attention"].startswith("left out of its scores: 2 infra_error of 10 completions")
    assert (mine["rsa"]["problems"], mine["rsa"]["of"]) == ("3", "5")


def test_a_finished_run_needs_no_attention(tmp_path: Path) -> None:
    assert "attention" not in formatted("csv", write_run(tmp_path / "mine"))
