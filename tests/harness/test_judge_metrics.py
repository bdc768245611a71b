"""What judges count beside right and wrong reaches the report: IFEval's four accuracies."""

from __future__ import annotations

import io
import json
import random
from pathlib import Path
from typing import Any

import pytest
from harness_simulated import Simulated
from rich.console import Console

import harness
from harness.benchmarks import ROWS
from harness.report import as_dict, load, show

PROMPTS = [
    {"key": n, "prompt": f"Prompt {n}.",
     "instruction_id_list": ["punctuation:no_comma", "startend:quotation"], "kwargs": [{}, {}]}
    for n in range(3)
]  # fmt: skip
SAID = {"Prompt 0.": '"Both"', "Prompt 1.": "One, none", "Prompt 2.": 'Here:\n"Both in the second line"'}


def tell(prompt: str, rng: random.Random) -> tuple[str, str]:
    return "hm", SAID[prompt]


def run(tmp_path: Path, said: Any = tell, k: int = 2) -> Path:
    data = tmp_path / "ifeval.jsonl"
    data.write_text("".join(json.dumps(row) + "\n" for row in PROMPTS))
    engine = Simulated({}, tell=said)
    harness.evaluate("ifeval", engine=engine, data=str(data), out=tmp_path / "run", k=k)
    return tmp_path / "run"


def test_ifeval_reports_its_four_metrics(tmp_path: Path) -> None:
    folder = run(tmp_path)
    report = load(folder)
    assert {m.name: (m.right, m.of) for m in report.metrics} == {
        "prompt strict": (2, 6), "instruction strict": (6, 12), "prompt loose": (4, 6),
        "instruction loose": (8, 12),
    }  # fmt: skip
    assert report.rows[0].avg is not None and report.rows[0].avg.estimate == pytest.approx(1 / 3)
    assert as_dict(folder)["metrics"][0]["arm"] == "single"
    console = Console(width=200, record=True, file=io.StringIO())
    show(report, console)
    text = console.export_text()
    assert "prompt strict" in text and "33.3 (2/6)" in text and "66.7 (8/12)" in text


def test_responses_that_never_came_are_followed_in_nothing(tmp_path: Path) -> None:
    report = load(run(tmp_path, lambda prompt, rng: (" ".join(["hm"] * 50_000), ""), k=1))
    assert {m.name: (m.right, m.of) for m in report.metrics} == {
        "prompt strict": (0, 3), "instruction strict": (0, 6), "prompt loose": (0, 3),
        "instruction loose": (0, 6),
    }  # fmt: skip


def test_a_single_run_is_the_protocol() -> None:
    assert ROWS["ifeval"].sampling["k"] == 1
