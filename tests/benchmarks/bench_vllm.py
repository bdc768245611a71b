"""Tokens a second of ZAYA1 on vLLM, beside Transformers' generate and our engine; what prefix caching saves.

The model of bench_engine.py (46.7 million parameters, fp32, greedy, no end token), one sequence and 16, on
one thread and on two. Every way has a process of its own; all are ready before the first is timed, and they
take turns. Then Markovian RSA on two problems, with prefix caching and without it.

.venv-vllm/bin/python -m pytest tests/benchmarks/bench_vllm.py -s                      # alone on the machine
BENCH_SCALE=0.1 .venv-vllm/bin/python -m pytest tests/benchmarks/bench_vllm.py -s      # a look, no targets
"""

from __future__ import annotations

import asyncio
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("vllm") is None, reason="needs the environment of `make test-vllm`"
)

ROOT = Path(__file__).resolve().parents[2]
NANO = ROOT / "zaya" / "nano"
SCALE = float(os.environ.get("BENCH_SCALE", "1"))
"""Share of the tokens that are generated."""
TARGETS = {"batch 1": 1.8, "batch 16": 2.2}
"""Times Transformers' fastest."""
ROUNDS = 3 if SCALE == 1 else 1
WAYS = {
    "Transformers, grouped_mm": ("batch 1", "batch 16"),
    "Transformers, batched_mm": ("batch 1",),  # copies an expert's weights for every token
    "Transformers, eager": ("batch 1", "batch 16"),
    "our engine": ("batch 1", "batch 16"),
    "vLLM, eager": ("batch 1", "batch 16"),
    "vLLM, compiled": ("batch 1", "batch 16"),
}
"""Way -> the loads that it is timed with."""
RSA = {"k": 1, "N": 16, "C": 4, "T": 2, "beta": 96, "tau": 48, "final": 96, "temperature": 1.0}
PROBLEMS = 2

Run = Callable[[str], object]
"""Runs the load of this name to its end."""


def bench_engine() -> Any:
    """The file beside this one, with the model and the loads."""
    spec = importlib.util.spec_from_file_location("bench_engine", Path(__file__).with_name("bench_engine.py"))
    assert spec is not None and spec.loader is not None
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# ---- a way, in a process of its own ----


def transformers_way(folder: str, experts: str) -> Run:
    base = bench_engine()
    model = base.translated(base.invented())
    model.set_experts_implementation(experts)
    return lambda load: base.run_theirs(model, base.LOADS[load], len(base.LOADS[load]))


def our_way(folder: str, _: str) -> Run:
    base = bench_engine()
    model = base.invented()
    return lambda load: base.run_ours(model, base.LOADS[load])


def vllm_way(folder: str, how: str) -> Run:
    from vllm import LLM, SamplingParams

    base = bench_engine()
    llm = LLM(
        folder,
        dtype="float32",
        enforce_eager=how == "eager",
        skip_tokenizer_init=True,
        enable_prefix_caching=False,
        kv_cache_memory_bytes=1 << 29,
        block_size=32,
        max_num_seqs=64,
    )

    def run(load: str) -> None:
        work = base.LOADS[load]
        given = [{"prompt_token_ids": list(prompt)} for prompt, _ in work]
        asked = [
            SamplingParams(temperature=0, max_tokens=new, ignore_eos=True, detokenize=False)
            for _, new in work
        ]
        done = llm.generate(given, asked, use_tqdm=False)
        assert [len(output.outputs[0].token_ids) for output in done] == [new for _, new in work]

    return run


MAKERS = {"Transformers": transformers_way, "our engine": our_way, "vLLM": vllm_way}


def work(way: str, folder: str) -> None:
    """Make a way ready, say so, then answer every load's name with its seconds."""
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # what libraries print is no answer
    name, _, how = way.partition(", ")
    run = MAKERS[name](folder, how)
    for load in WAYS[way]:
        run(load)
    print("ready", file=answers, flush=True)
    for line in sys.stdin:
        started = time.perf_counter()
        run(line.strip())
        print(time.perf_counter() - started, file=answers, flush=True)


# ---- all ways ----


class Worker:
    """The process of a way."""

    def __init__(self, way: str, folder: Path, threads: int) -> None:
        surroundings = {
            "PYTHONPATH": str(ROOT),
            "OMP_NUM_THREADS": str(threads),
            "VLLM_ENABLE_V1_MULTIPROCESSING": "0",
            "VLLM_LOGGING_LEVEL": "ERROR",
            "HF_HUB_OFFLINE": "1",
        }
        self.process = subprocess.Popen(
            [sys.executable, __file__, way, str(folder)],
            env=os.environ | surroundings,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def answer(self) -> str:
        assert self.process.stdout is not None
        if line := self.process.stdout.readline():
            return line.strip()
        raise RuntimeError(f"{self.process.args} ended with code {self.process.wait()}")

    def seconds(self, load: str) -> float:
        assert self.process.stdin is not None
        print(load, file=self.process.stdin, flush=True)
        return float(self.answer())

    def close(self) -> None:
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait()


@pytest.fixture(scope="module")
def checkpoint(tmp_path_factory: pytest.TempPathFactory) -> Path:
    import zaya

    folder = tmp_path_factory.mktemp("model")
    zaya.save(bench_engine().invented(), folder)
    return folder


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("threads", [1, 2])
def test_tokens_a_second(threads: int, checkpoint: Path) -> None:
    loads = bench_engine().LOADS
    best: dict[tuple[str, str], float] = {}
    with ExitStack() as stack:
        workers = {way: Worker(way, checkpoint, threads) for way in WAYS}
        for worker in workers.values():
            stack.callback(worker.close)
        for worker in workers.values():
            assert worker.answer() == "ready"
        for _ in range(ROUNDS):
            for load in TARGETS:
                for way, worker in workers.items():
                    if load in WAYS[way]:
                        seconds = worker.seconds(load)
                        best[way, load] = min(seconds, best.get((way, load), seconds))
    missed = []
    for load, target in TARGETS.items():
        tokens = sum(new for _, new in loads[load])
        rates = {way: tokens / seconds for (way, kind), seconds in best.items() if kind == load}
        print(f"\n{load}: {tokens} tokens, fp32, {threads} thread{'s' * (threads > 1)}")
        for way, rate in rates.items():
            print(f"  {way:26}{rate:9.1f} tokens/s")
        theirs = max(rate for way, rate in rates.items() if way.startswith("Transformers"))
        mine = max(rate for way, rate in rates.items() if way.startswith("vLLM"))
        print(f"  vLLM is {mine / theirs:.2f} times Transformers' fastest (target {target})")
        if mine < target * theirs:
            missed.append(load)
    assert not (missed and SCALE == 1), missed


@pytest.mark.timeout(3600)
def test_prefix_caching(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same run with and without it: tokens of prompts that are computed, and seconds.

    Rounding differs, and of weights that mean nothing a few draws do as well: look at the rates.
    """
    import zaya
    from harness.accounting import total
    from harness.engines import make
    from harness.evaluation import evaluate
    from zaya.tokenizer import Tokenizer

    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    base = bench_engine()
    folder = tmp_path / "model"
    zaya.save(base.invented(replace(base.CONFIG, vocab_size=len(Tokenizer.load(NANO)))), folder)
    for name in ("tokenizer.json", "tokenizer_config.json", "chat_template.jinja"):
        shutil.copy(NANO / name, folder / name)
    print(f"\nRSA on {PROBLEMS} problems, {RSA}")
    for caching in (True, False):
        settings = {"enforce_eager": True, "enable_prefix_caching": caching}
        engine = make(str(folder), engine="vllm", memory=1 << 29, engine_args=settings)
        started = time.perf_counter()
        out = tmp_path / f"caching-{caching}"
        run = evaluate("aime25", str(folder), "rsa", engine=engine, limit=PROBLEMS, out=out, **RSA)
        seconds = time.perf_counter() - started
        asyncio.run(engine.close())
        used = total(run)
        print(
            f"  prefix caching {'on ' if caching else 'off'}  {used.prompt - used.cached:7} of {used.prompt} "
            f"prompt tokens computed, {used.generated} generated, {seconds:6.1f} s, "
            f"{used.generated / seconds:6.1f} tokens/s"
        )
        assert used.cached > used.prompt / 4 if caching else used.cached == 0


if __name__ == "__main__":
    work(*sys.argv[1:])
