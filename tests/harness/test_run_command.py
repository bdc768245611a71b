"""The command: every kind of bad input is one sentence and exit code 2, good input ends in a table."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from harness_simulated import Simulated, references

from harness.benchmarks import Selection
from harness.evaluation import plan
from harness.run import main


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ("", "--bench is missing"),
        ("--bench aime52", "there is no benchmark 'aime52'; did you mean aime26 or aime25"),
        ("--bench rlve/sortin", "did you mean rlve/sorting"),
        ("--bench nothing/*", "there is no benchmark 'nothing/*'"),
        ("--bench rlve/sorting --ttc rsaa", "there is no method 'rsaa'; did you mean rsa"),
        ("--bench rlve/sorting --ttc rsa:K=1", "'K=1' is not setting=value"),
        ("--bench rlve/sorting --ttc rsa:C=one", "C takes a whole number, not 'one'"),
        ("--bench rlve/sorting --ttc rsa:carry=all", "carry=all is none of reasoning"),
        ("--bench rlve/sorting --ttc rsa --tau 9 --beta 8", "tau=9 is longer than beta=8"),
        ("--bench rlve/sorting --ttc rsa --C 5 --N 4", "C=5 tails cannot be drawn from a population of N=4"),
        ("--bench rlve/sorting --top-p 0", "top_p=0.0 is not in (0, 1]"),
        ("--bench rlve/sorting --k 0", "k=0 is less than one sample"),
        ("--bench rlve/sorting --levels 1,x", "'x' is neither a level nor a range"),
        ("--bench rlve/sorting --levels 5-2", "'5-2' is neither a level nor a range"),
        ("--bench rlve/sorting --k some", "argument --k: invalid int value: 'some'"),
        ("--bench rlve/sorting --verbose", "unrecognized arguments: --verbose"),
        ("--bench rlve/sorting --limit 0", "limit=0 is less than one problem"),
        ("--bench rlve/sorting --concurrency 0", "concurrency=0 is less than one request"),
        ("--bench rlve/sorting --ids d3s999", "has no problem with an id in d3s999"),
        ("--bench aime25 --data nowhere.jsonl", "--data nowhere.jsonl: there is no such file"),
        ("--bench aime25 --data {empty}", "the file is empty"),
        ("--bench aime25 --edition restated --levels 3", "aime25 is a stored set, which has no levels"),
        ("--bench rlve/sorting --edition official", "rlve/sorting makes its problems itself"),
        ("--bench rlve/sorting --model {empty}.d", "empty"),
        ("--bench rlve/sorting --base-url http://127.0.0.1:9/v1 --model m", "127.0.0.1:9"),
        ("--bench rlve/sorting --base-url http://127.0.0.1:9/v1 --stall -2", "stall=-2 is no time to wait"),
        ("--bench rlve/sorting --base-url http://127.0.0.1:9/v1 --extra-body 3", "'3' is no JSON object"),
        ("--bench rlve/sorting --stall 9", "engine 'zaya' has no option 'stall'"),
        ("--bench rlve/sorting --device abacus", "device 'abacus' cannot be used"),
    ],
)
def test_bad_input_is_one_sentence(
    arguments: str, sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: Any
) -> None:
    monkeypatch.chdir(tmp_path)
    empty = tmp_path / "empty"
    empty.touch()
    Path(f"{empty}.d").mkdir()
    assert main(arguments.format(empty=empty).split()) == 2
    shown = capsys.readouterr()
    said = [line for line in shown.err.splitlines() if line.startswith("error: ")]
    assert shown.out == ""
    assert len(said) == 1 and sentence in said[0]
    assert "Traceback" not in shown.err
    assert not (tmp_path / "runs").exists()


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Simulated:
    made = Simulated(references(plan("rlve/sorting", selection=Selection(limit=2))))
    monkeypatch.setattr("harness.engines.make", lambda model, base_url, name, **options: made)
    return made


ARGUMENTS = (
    "--bench rlve/sorting --limit 2 --k 3 --ttc single,rsa --N 4 --C 2 --T 1 --final 50 --beta 40 --tau 5"
)


def test_a_run_ends_in_a_table_and_the_same_command_resumes(
    engine: Simulated, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(ARGUMENTS.split()) == 0
    shown = capsys.readouterr()
    assert shown.err.startswith("rlve/sorting: 2 problems, edition v1, fingerprint ")
    assert "single" in shown.out and "rsa" in shown.out
    asked = len(engine.requests)
    assert asked == 2 * (3 + 8)
    assert main(ARGUMENTS.split()) == 0
    again = capsys.readouterr()
    assert len(engine.requests) == asked
    assert again.out == shown.out
    assert engine.closed


def test_json_is_all_that_is_printed(
    engine: Simulated, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*ARGUMENTS.split(), "--json", "--out", str(tmp_path / "run")]) == 0
    assert json.loads(capsys.readouterr().out)


def test_list_names_benchmarks_and_methods(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--list"]) == 0
    shown = capsys.readouterr().out
    for name in ("aime25", "hmmt26", "rlve-nano", "majority@tokens", "long", "rlve/*", "nano, "):
        assert name in shown or name in ("nano, ",)


def test_help_loads_nothing_heavy() -> None:
    script = (
        "import sys\nfrom harness.run import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "heavy = {'torch', 'pandas', 'numpy', 'scipy', 'sympy', 'openai', 'datasets', 'rich'}\n"
        "heavy &= set(sys.modules)\n"
        "sys.exit(str(heavy) if heavy else 0)"
    )
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=root)
    assert done.returncode == 0, done.stderr
    assert "--ttc" in done.stdout
