"""Markovian RSA through the Transformers engine, on a tiny model of random weights: rounds, tails, a kill."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("transformers")

import torch
import transformers

from harness.engines import make
from harness.run import main
from harness.store import to_frame
from harness.tables import unpack
from harness.ttc.prompts import aggregation_prompt
from zaya.tokenizer import Tokenizer

ROOT = Path(__file__).resolve().parents[2]
NANO = ROOT / "zaya" / "nano"
N, C, T, BETA, TAU, FINAL = 4, 2, 2, 24, 7, 30
ARGUMENTS = (
    f"--bench rlve/sorting --levels 0 --limit 2 --ttc rsa --k 2 --N {N} --C {C} --T {T} --beta {BETA} "
    f"--tau {TAU} --final {FINAL} --temperature 1 --engine transformers --max-batch 3 --device cpu"
)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("random") / "tiny"
    folder.mkdir()
    for name in ("tokenizer.json", "tokenizer_config.json", "chat_template.jinja"):
        shutil.copy(NANO / name, folder / name)
    torch.manual_seed(2)
    config = transformers.LlamaConfig(
        vocab_size=len(Tokenizer.load(NANO)),
        hidden_size=32,
        intermediate_size=48,
        num_hidden_layers=2,
        num_attention_heads=4,
        num_key_value_heads=2,
        max_position_embeddings=1024,
        eos_token_id=None,
    )
    transformers.AutoModelForCausalLM.from_config(config).save_pretrained(folder)
    return folder


def rows(run: Path, query: str) -> list[Any]:
    if not (run / "run.json").exists():
        return []
    with closing(sqlite3.connect(run / "run.sqlite")) as database:
        return database.execute(query).fetchall()


def test_tails_are_the_last_ids_of_their_parents(
    model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine: Any = make(str(model), engine="transformers", device="cpu")
    run, asked = tmp_path / "run", []
    complete = engine.complete

    async def noted(request: Any) -> Any:
        asked.append(request.messages[-1]["content"])
        return await complete(request)

    engine.complete = noted
    monkeypatch.setattr("harness.engines.make", lambda *_, **__: engine)
    assert main([*ARGUMENTS.split(), "--model", str(model), "--out", str(run)]) == 0

    frame = to_frame(run).query("arm == 'rsa'")
    assert frame.groupby("round").size().to_dict() == dict.fromkeys(range(T + 1), 2 * N)
    spent = (frame.reasoning_tokens + frame.answer_tokens).groupby(frame["round"]).max().to_dict()
    assert spent == {0: BETA, 1: BETA, 2: FINAL}
    query = """SELECT d.problem, d.round, d.candidate, r.reasoning_ids, r.answer_ids
        FROM rounds d JOIN rollouts r ON r.id = d.rollout WHERE d.arm = 'rsa'"""
    ids = {tuple(where): unpack(thought) or unpack(said) for *where, thought, said in rows(run, query)}
    prompts = dict(rows(run, "SELECT problem, prompt FROM problems"))
    wanted = []
    for row in frame[frame["round"] > 0].itertuples():
        assert len(set(row.parents)) == C
        tails = [engine.decode(ids[row.problem, row.round - 1, parent][-TAU:]) for parent in row.parents]
        wanted.append(aggregation_prompt(prompts[row.problem], tails))
    assert Counter(wanted) == Counter(prompt for prompt in asked if prompt not in prompts.values())


@pytest.mark.timeout(900)
def test_a_killed_run_goes_on_to_the_end_that_it_would_have_had(model: Path, tmp_path: Path) -> None:
    def start(out: str) -> subprocess.Popen[bytes]:
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"}
        command = [
            sys.executable,
            "-m",
            "harness.run",
            *ARGUMENTS.split(),
            "--model",
            str(model),
            "--out",
            out,
        ]
        return subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=subprocess.DEVNULL)

    texts = "SELECT key, id, text FROM rollouts"
    process = start("killed")
    while process.poll() is None and len(rows(tmp_path / "killed", texts)) < N + 2:
        time.sleep(0.02)
    process.kill()
    process.wait()
    before = rows(tmp_path / "killed", texts)
    whole = 2 * (2 + N * (T + 1))
    assert N + 2 <= len(before) < whole
    assert start("killed").wait(timeout=600) == start("never").wait(timeout=600) == 0
    after = rows(tmp_path / "killed", texts)
    assert set(before) < set(after) and len(after) == whole
    columns = ["problem", "arm", "round", "candidate", "parents", "text", "end"]
    killed, never = (to_frame(tmp_path / out)[columns] for out in ("killed", "never"))
    assert killed.equals(never)
