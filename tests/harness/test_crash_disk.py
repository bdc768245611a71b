"""A disk that is full, read-only or damaged: one sentence with what to do, and nothing committed is lost."""

from __future__ import annotations

import errno
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from harness_simulated import Simulated, command, references

from harness import store
from harness.benchmarks import Selection
from harness.evaluation import plan
from harness.report import load
from harness.run import main
from harness.settings import EvaluationError

LIMIT, K = 3, 40
ARGUMENTS = f"--bench rlve/sorting --limit {LIMIT} --k {K} --temperature 1 --concurrency 4 --out run"
Edit = Callable[[Path], None]


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Simulated]:
    made = Simulated(references(plan("rlve/sorting", selection=Selection(limit=LIMIT))))
    monkeypatch.setattr("harness.engines.make", lambda model, base_url, name, **options: made)
    monkeypatch.chdir(tmp_path)
    yield made


def rollouts(folder: Path = Path("run")) -> int:
    with closing(sqlite3.connect(folder / "run.sqlite")) as database:
        return int(database.execute("SELECT COUNT(*) FROM rollouts").fetchone()[0])


def complaint(capsys: pytest.CaptureFixture[str], code: int) -> str:
    """The one sentence of a command that failed."""
    shown = capsys.readouterr()
    assert code == 2 and shown.out == "" and "Traceback" not in shown.err
    (sentence,) = (line for line in shown.err.splitlines() if line.startswith("error: "))
    return sentence


def with_pragma(pragma: str) -> Callable[[Path, str], sqlite3.Connection]:
    connect = store._connect

    def connected(folder: Path, journal: str) -> sqlite3.Connection:
        database = connect(folder, journal)
        if (folder / "run.json").exists():
            database.execute(pragma)
        return database

    return connected


def test_a_full_disk_keeps_what_is_committed(
    engine: Simulated, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*ARGUMENTS.split(), "--max-tokens-total", "2000"]) == 4
    capsys.readouterr()
    before, pages = rollouts(), Path("run/run.sqlite").stat().st_size // 4096
    with monkeypatch.context() as patch:
        patch.setattr(store, "_connect", with_pragma(f"PRAGMA max_page_count={pages + 4}"))
        sentence = complaint(capsys, main(ARGUMENTS.split()))
    assert "the disk of run is full" in sentence and "give the same command again" in sentence
    kept, asked = rollouts(), len(engine.requests)
    assert before <= kept < LIMIT * K
    assert main(ARGUMENTS.split()) == 0
    assert rollouts() == LIMIT * K
    assert len(engine.requests) == asked + LIMIT * K - kept


def test_a_limit_on_file_sizes_is_a_full_disk(tmp_path: Path) -> None:
    def run(**options: Any) -> subprocess.CompletedProcess[str]:
        made = command({"log": str(tmp_path / "log"), **options}, ARGUMENTS)
        return subprocess.run(**made, cwd=tmp_path, capture_output=True, text=True, timeout=240)

    failed = run(file_limit=150_000)
    assert failed.returncode == 2 and "Traceback" not in failed.stderr
    (sentence,) = (line for line in failed.stderr.splitlines() if line.startswith("error: "))
    assert "the disk of run" in sentence and "give the same command again" in sentence
    kept, asked = rollouts(tmp_path / "run"), len((tmp_path / "log").read_text().split())
    assert 0 < kept < LIMIT * K
    assert run().returncode == 0
    assert len((tmp_path / "log").read_text().split()) == asked + LIMIT * K - kept


def test_a_database_that_may_not_be_written(
    engine: Simulated, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*ARGUMENTS.split(), "--max-tokens-total", "2000"]) == 4
    capsys.readouterr()
    monkeypatch.setattr(store, "_connect", with_pragma("PRAGMA query_only=ON"))
    assert "run cannot be written: make it writable or choose another --out" in complaint(
        capsys, main(ARGUMENTS.split())
    )


def test_a_folder_that_may_not_be_written(
    engine: Simulated, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # Root may write to folders of any mode, so the refusal is staged.
    def refuse(path: Path) -> int:
        raise OSError(errno.EROFS, "Read-only file system", str(path))

    monkeypatch.setattr(store, "take_lock", refuse)
    assert "run cannot be written" in complaint(capsys, main(ARGUMENTS.split()))
    assert not engine.requests


@pytest.mark.parametrize("out", ["taken", "taken/below"])
def test_a_file_in_the_way(
    out: str, engine: Simulated, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "taken").write_text("mine")
    code = main([*ARGUMENTS.split()[:-1], out])
    assert f"{out} cannot be a run folder, since a file is in the way" in complaint(capsys, code)
    assert (tmp_path / "taken").read_text() == "mine"


def overwrite(start: int) -> Edit:
    def edit(folder: Path) -> None:
        data = bytearray((folder / "run.sqlite").read_bytes())
        data[start : start + 100_000] = b"\xa5" * min(100_000, len(data) - start)
        (folder / "run.sqlite").write_bytes(data)

    return edit


def cut(name: str, share: float) -> Edit:
    def edit(folder: Path) -> None:
        data = (folder / name).read_bytes()
        (folder / name).write_bytes(data[: int(share * len(data))])

    return edit


@pytest.mark.parametrize(
    ("edit", "sentence"),
    [
        (overwrite(0), "run/run.sqlite is damaged and was left as it is"),
        (overwrite(4096), "run/run.sqlite is damaged and was left as it is"),
        (cut("run.sqlite", 0.5), "run/run.sqlite is damaged and was left as it is"),
        (cut("run.sqlite", 0.0), "run/run.sqlite is missing or was emptied"),
        (lambda folder: (folder / "run.sqlite").unlink(), "run/run.sqlite is missing or was emptied"),
        (cut("run.json", 0.5), "run/run.json is damaged and was left as it is"),
        (
            lambda folder: (folder / "run.json").unlink(),
            "run.sqlite holds rollouts, but its run.json is gone",
        ),
    ],
    ids=["header", "pages", "half", "empty", "no database", "manifest", "no manifest"],
)
def test_damaged_files_are_named_and_left_alone(
    edit: Edit, sentence: str, engine: Simulated, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(ARGUMENTS.split()) == 0
    capsys.readouterr()
    asked, folder = len(engine.requests), tmp_path / "run"
    edit(folder)
    database = folder / "run.sqlite"
    before = database.read_bytes() if database.exists() else b""
    said = complaint(capsys, main(ARGUMENTS.split()))
    assert sentence in said and ("choose another --out" in said)
    assert len(engine.requests) == asked
    if before:
        assert database.read_bytes() == before


def test_a_report_of_a_damaged_run_is_a_sentence(engine: Simulated, tmp_path: Path) -> None:
    assert main(ARGUMENTS.split()) == 0
    overwrite(4096)(tmp_path / "run")
    with pytest.raises(EvaluationError, match=r"run.sqlite is damaged and was left as it is"):
        load(tmp_path / "run")
