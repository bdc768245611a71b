"""Engines: where thoughts are split from answers, the embedded model, and what making an engine explains."""

from __future__ import annotations

import asyncio
import importlib.util
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.engines import Completion, Engine, EngineError, Request, Sampling, make, thinking, user

ASK = Request((user("2+2?"),), Sampling(max_tokens=16, seed=5))


# ---- the split of text by tags ----


@pytest.mark.parametrize(
    ("text", "in_reasoning", "expected"),
    [
        ("<think>a</think>b", False, ("a", "b")),
        ("a</think>b", True, ("a", "b")),
        ("a</think>b", False, ("a", "b")),
        ("<think>a", False, ("a", "")),
        ("a \\boxed{1}", True, ("a \\boxed{1}", "")),
        ("b", False, ("", "b")),
        ("<think>a</think>b<think>c", False, ("ac", "b")),
        ("", True, ("", "")),
    ],
)
def test_split(text: str, in_reasoning: bool, expected: tuple[str, str]) -> None:
    assert thinking.split(text, in_reasoning) == expected


pieces = st.lists(st.sampled_from(["<think>", "</think>", "a", "b ", "é"]), max_size=8)


@given(pieces, st.booleans())
def test_text_and_ids_are_split_alike(parts: list[str], in_reasoning: bool) -> None:
    from zaya.chat import split

    names = ["<think>", "</think>", "a", "b ", "é"]
    thought, answer = split([names.index(p) for p in parts], in_reasoning, 0, 1)
    joined = tuple("".join(names[i] for i in ids) for ids in (thought, answer))
    assert joined == thinking.split("".join(parts), in_reasoning)


# ---- the embedded model ----


@pytest.fixture
def tiny(shared: Callable[[str], Path]) -> str:
    return str(shared("fixtures/zaya_tiny"))


def requests(count: int, max_tokens: int = 20) -> list[Request]:
    return [
        Request((user(f"Question {i % 3}?"),), Sampling(max_tokens=max_tokens - i % 5, seed=i))
        for i in range(count)
    ]


def endless(engine: Engine) -> None:
    """Let every completion run to its limit."""
    engine.tokenizer.eos_ids = frozenset()  # type: ignore[attr-defined]


async def all_of(engine: Engine, asked: list[Request]) -> list[Completion]:
    return list(await asyncio.gather(*(engine.complete(r) for r in asked)))


async def test_same_tokens_in_any_order_and_company(tiny: str) -> None:
    asked = requests(12)
    first, second = make(tiny, max_batch=4), make(tiny, max_batch=7)
    together = await all_of(first, asked)
    reverse = (await all_of(second, asked[::-1]))[::-1]
    alone = [await first.complete(r) for r in asked[:3]]
    strip = [replace(c, seconds=0.0, usage=replace(c.usage, cached=0)) for c in together]
    assert strip == [replace(c, seconds=0.0, usage=replace(c.usage, cached=0)) for c in reverse]
    assert [c.text for c in alone] == [c.text for c in together[:3]]
    await first.close()
    await second.close()


async def test_usage_counts_every_token(tiny: str) -> None:
    engine = make(tiny, logprobs=True)
    for completion in await all_of(engine, requests(6)):
        assert completion.logprobs is not None
        assert completion.usage.generated == len(completion.logprobs)
        assert completion.usage.prompt == engine.count(  # type: ignore[attr-defined]
            engine.tokenizer.render([user("Question 0?")])
        )
        assert engine.decode(completion.answer_ids) == completion.answer
        assert engine.decode(completion.reasoning_ids) == completion.reasoning
        assert completion.seconds > 0
    await engine.close()


async def test_errors_are_completions(tiny: str) -> None:
    engine = make(tiny)
    long = Request((user("x"),), Sampling(max_tokens=5000))
    bad = Request((user("x"),), Sampling(top_p=0.0))
    fine, *failed = await all_of(engine, [ASK, long, bad])
    assert fine.error is None and fine.text
    assert [c.finish_reason for c in failed] == ["error", "error"]
    assert "2048 positions" in str(failed[0].error) and "top_p" in str(failed[1].error)
    await engine.close()


async def test_a_cancelled_call_frees_its_place(tiny: str) -> None:
    engine = make(tiny, max_batch=1)
    endless(engine)
    blocker = asyncio.create_task(engine.complete(Request((user("x"),), Sampling(max_tokens=1900, seed=1))))
    waiting = asyncio.create_task(engine.complete(ASK))
    await asyncio.sleep(0.05)
    assert not waiting.done() and not blocker.done()
    blocker.cancel()
    assert (await waiting).error is None
    with pytest.raises(asyncio.CancelledError):
        await blocker
    await engine.close()


async def test_closing_ends_what_runs(tiny: str) -> None:
    engine = make(tiny)
    endless(engine)
    task = asyncio.create_task(engine.complete(Request((user("x"),), Sampling(max_tokens=1900, seed=1))))
    await asyncio.sleep(0.1)
    await engine.close()
    assert "closed" in str((await task).error)


async def test_a_model_that_fails_answers_with_the_reason(tiny: str, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = make(tiny)
    step, calls = engine._batcher.step, iter([True])  # type: ignore[attr-defined]

    def broken_once() -> Any:
        if next(calls, False):
            raise MemoryError("no memory left")
        return step()

    monkeypatch.setattr(engine._batcher, "step", broken_once)  # type: ignore[attr-defined]
    assert "no memory left" in str((await engine.complete(ASK)).error)
    assert (await engine.complete(ASK)).error is None
    await engine.close()


def test_describe_names_weights_and_template(tiny: str) -> None:
    described = make(tiny).describe()
    assert json.loads(json.dumps(described)) == described
    assert len(described["weights"]) == 64 and described["dtype"] == "float32"
    assert described["parameters"] > 10_000 and described["config"]["num_hidden_layers"] == 4


# ---- making one ----


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ({"engine": "zaia"}, "did you mean 'zaya'"),
        ({"model": "/no/such/folder"}, "/no/such/folder"),
        ({"engine": "openai"}, "needs a base_url"),
        ({"base_url": "http://127.0.0.1:9/v1"}, "no server answers at http://127.0.0.1:9/v1"),
        ({"base_url": "http://127.0.0.1:9/v1", "colour": 1}, "no option 'colour'"),
        ({"engine": "zaya", "base_url": "http://127.0.0.1:9/v1"}, "no base_url"),
        ({"base_url": "http://127.0.0.1:9/v1", "endpoint": "speech"}, "chat or completions"),
        ({"base_url": "https://example.com/v1"}, "OPENAI_API_KEY"),
        ({"base_url": "http://127.0.0.1:9/v1", "stall": 0}, "stall=0 is no time to wait"),
        ({"base_url": "http://127.0.0.1:9/v1", "timeout": float("nan")}, "timeout=nan is no time to wait"),
        ({"base_url": "http://127.0.0.1:9/v1", "max_retries": -1}, "max_retries=-1 is less than none"),
        ({"model": "nano", "dtype": "float99"}, "unknown dtype"),
        ({"model": "nano", "dtype": "int8"}, "unknown dtype 'int8'"),
        ({"model": "nano", "device": "abacus"}, "device 'abacus' cannot be used"),
        ({"model": "nano", "max_batch": 0}, "max_batch=0 leaves no room"),
        ({"model": "nano", "memory": 0}, "memory=0 leaves no room"),
    ],
)
def test_mistakes_are_explained(
    arguments: dict[str, Any], says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(EngineError) as caught:
        make(**arguments)
    assert says in str(caught.value) and "\n" not in str(caught.value)


def test_an_engine_without_its_package_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("transformers")
    find = importlib.util.find_spec
    monkeypatch.delitem(sys.modules, "harness.engines.vllm", raising=False)
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name, *more: None if name == "vllm" else find(name, *more)
    )
    with pytest.raises(
        EngineError, match=r"^engine 'vllm' needs .* 'vllm': pip install 'zaya-harness\[vllm\]'$"
    ):
        make("nano", engine="vllm")


def test_importing_the_engines_is_light() -> None:
    code = "import sys, harness.engines; print([m for m in ('torch', 'openai', 'numpy') if m in sys.modules])"
    root = Path(__file__).resolve().parents[2]
    out = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"
