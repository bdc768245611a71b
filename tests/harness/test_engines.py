"""Engines: the embedded model and any OpenAI-compatible server, behind one protocol."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_httpserver import HTTPServer
from werkzeug import Request as WebRequest
from werkzeug import Response

from harness.engines import Completion, Engine, EngineError, Request, Sampling, make, thinking, user
from harness.engines.tokens import Pieces

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


# ---- a server ----


def sse(*rows: dict[str, Any], done: bool = True) -> Response:
    body = "".join(f"data: {json.dumps(row)}\n\n" for row in rows) + ("data: [DONE]\n\n" if done else "")
    return Response(body, content_type="text/event-stream")


def chunk(finish: str | None = None, usage: dict[str, Any] | None = None, **delta: str) -> dict[str, Any]:
    choices = [{"index": 0, "delta": delta, "finish_reason": finish}]
    row = {"id": "r1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": choices}
    return {**row, "usage": usage} if usage else row


USAGE = {
    "prompt_tokens": 9,
    "completion_tokens": 7,
    "total_tokens": 16,
    "prompt_tokens_details": {"cached_tokens": 4},
}
CHAT = "/v1/chat/completions"


@pytest.fixture
def server(httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[HTTPServer]:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    models = {"object": "list", "data": [{"id": "m", "object": "model", "created": 1, "owned_by": "x"}]}
    httpserver.expect_request("/v1/models").respond_with_json(models)
    yield httpserver
    httpserver.clear()


def connect(server: HTTPServer, **options: Any) -> Engine:
    return make(base_url=server.url_for("/v1"), **options)


async def test_a_streamed_answer(server: HTTPServer) -> None:
    bodies: list[dict[str, Any]] = []

    def answer(request: WebRequest) -> Response:
        bodies.append(request.get_json())
        return sse(
            chunk(content="<think>two and two"), chunk(content="</think>4"), chunk("stop", usage=USAGE)
        )

    server.expect_request(CHAT).respond_with_handler(answer)
    engine = connect(server)
    sampling = Sampling(0.5, top_p=0.9, top_k=7, min_p=0.1, max_tokens=16, stop=("X",), seed=2**40 + 3)
    completion = await engine.complete(Request(ASK.messages, sampling))
    assert (completion.text, completion.reasoning) == ("<think>two and two</think>4", "two and two")
    assert (completion.answer, completion.finish_reason, completion.error) == ("4", "stop", None)
    assert (completion.usage.prompt, completion.usage.cached, completion.usage.generated) == (9, 4, 7)
    assert completion.usage.reasoning > completion.usage.answer > 0
    assert engine.decode(completion.reasoning_ids) == completion.reasoning
    assert bodies[0]["messages"] == [{"role": "user", "content": "2+2?"}]
    sent = {
        k: bodies[0][k] for k in ("model", "temperature", "top_p", "top_k", "min_p", "max_tokens", "stop")
    }
    assert sent == {
        "model": "m",
        "temperature": 0.5,
        "top_p": 0.9,
        "top_k": 7,
        "min_p": 0.1,
        "max_tokens": 16,
        "stop": ["X"],
    }
    assert bodies[0]["seed"] == (2**40 + 3) % 2**31 and bodies[0]["stream"] is True
    await engine.close()


@pytest.mark.parametrize("field", ["reasoning_content", "reasoning"])
@pytest.mark.parametrize(
    ("content", "finish", "text", "reason"),
    [("4", "stop", "<think>hm</think>4", "stop"), ("", "length", "<think>hm", "length")],
)
async def test_reasoning_sent_apart_is_put_back(
    server: HTTPServer, field: str, content: str, finish: str, text: str, reason: str
) -> None:
    rows = [chunk(**{field: "h"}), chunk(**{field: "m"}), chunk(content=content), chunk(finish)]
    server.expect_request(CHAT).respond_with_data(sse(*rows).data, content_type="text/event-stream")
    engine = connect(server)
    completion = await engine.complete(ASK)
    assert (completion.text, completion.reasoning) == (text, "hm")
    assert (completion.answer, completion.finish_reason) == (content, reason)
    assert completion.usage.reasoning > 0, "counted here, since the server sent no usage"
    await engine.close()


@pytest.mark.parametrize(
    ("text", "option", "expected"),
    [
        ("hm</think>4", None, "<think>hm</think>4"),
        ("hm, cut", True, "<think>hm, cut"),
        ("hm, cut", None, "hm, cut"),
        ("<think>hm</think>4", True, "<think>hm</think>4"),
    ],
)
async def test_a_swallowed_opening_tag_is_put_back(
    server: HTTPServer, text: str, option: bool | None, expected: str
) -> None:
    rows = [chunk(content=text), chunk("length")]
    server.expect_request(CHAT).respond_with_data(sse(*rows).data, content_type="text/event-stream")
    engine = connect(server, in_reasoning=option)
    assert (await engine.complete(ASK)).text == expected
    await engine.close()


async def test_a_server_that_fails_is_asked_again(server: HTTPServer) -> None:
    retry = {"retry-after-ms": "1"}
    answers = iter(
        [
            Response("overloaded", status=500, headers=retry),
            Response("slow down", status=429, headers=retry),
            sse(chunk(content="4"), chunk("stop")),
        ]
    )
    server.expect_request(CHAT).respond_with_handler(lambda _: next(answers))
    engine = connect(server)
    completion = await engine.complete(ASK)
    assert (completion.text, completion.error) == ("4", None)
    await engine.close()


@pytest.mark.parametrize(
    ("response", "says"),
    [
        (Response("out of order", status=500), "500"),
        (Response('{"error": {"message": "too long"}}', 400, content_type="application/json"), "too long"),
        (sse(chunk(content="4"), done=False), "without a finish reason"),
        (Response("data: {not json}\n\n", content_type="text/event-stream"), "JSON"),
        (sse({"error": {"message": "engine died"}}), "engine died"),
    ],
)
async def test_server_faults_are_completions(server: HTTPServer, response: Response, says: str) -> None:
    server.expect_request(CHAT).respond_with_response(response)
    engine = connect(server, max_retries=0)
    completion = await engine.complete(ASK)
    assert completion.finish_reason == "error" and says in str(completion.error)
    await engine.close()


async def test_a_server_that_has_gone_is_a_completion_too(server: HTTPServer) -> None:
    engine = connect(server, max_retries=0)
    engine._options = replace(engine._options, base_url="http://127.0.0.1:9/v1")  # type: ignore[attr-defined]
    completion = await engine.complete(ASK)
    assert completion.finish_reason == "error" and "Connection" in str(completion.error)


async def test_cancelling_closes_the_call(server: HTTPServer) -> None:
    def slow(_: WebRequest) -> Response:
        time.sleep(1.5)
        return sse(chunk("stop"))

    server.expect_request(CHAT).respond_with_handler(slow)
    engine = connect(server)
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(engine.complete(ASK), 0.2)
    await engine.close()


async def test_completions_endpoint_sends_ids_of_the_local_template(server: HTTPServer, tiny: str) -> None:
    bodies: list[dict[str, Any]] = []

    def answer(request: WebRequest) -> Response:
        bodies.append(request.get_json())
        choice = {"index": 0, "text": "4", "finish_reason": "stop", "logprobs": None}
        return sse({"id": "c", "object": "text_completion", "created": 1, "model": "m", "choices": [choice]})

    server.expect_request("/v1/completions").respond_with_handler(answer)
    engine = connect(server, endpoint="completions", tokenizer=tiny)
    completion = await engine.complete(ASK)
    assert (completion.answer, completion.answer_ids) == ("4", tuple(make(tiny).tokenizer.encode("4")))  # type: ignore[attr-defined]
    assert bodies[0]["prompt"] == make(tiny).tokenizer.chat_ids(ASK.messages)  # type: ignore[attr-defined]
    with pytest.raises(EngineError, match="tokenizer=FOLDER"):
        connect(server, endpoint="completions")
    await engine.close()


async def test_the_server_counts_where_it_can(server: HTTPServer) -> None:
    def tokenize(request: WebRequest) -> Response:
        return Response(
            json.dumps({"tokens": [ord(c) for c in request.get_json()["prompt"]]}),
            content_type="application/json",
        )

    def detokenize(request: WebRequest) -> Response:
        return Response(
            json.dumps({"prompt": "".join(map(chr, request.get_json()["tokens"]))}),
            content_type="application/json",
        )

    server.expect_request("/tokenize").respond_with_handler(tokenize)
    server.expect_request("/detokenize").respond_with_handler(detokenize)
    rows = sse(chunk(content="<think>abc</think>de"), chunk("stop"))
    server.expect_request(CHAT).respond_with_data(rows.data, content_type="text/event-stream")
    engine = connect(server)
    completion = await engine.complete(ASK)
    assert (completion.usage.reasoning, completion.usage.answer) == (3, 2)
    assert engine.decode(completion.reasoning_ids[-2:]) == "bc"
    assert engine.describe()["tokens"] == "server:/tokenize"
    await engine.close()


def test_the_fallback_is_named_and_the_key_is_not(
    server: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "secret-key")
    described = connect(server).describe()
    assert "pieces" in described["tokens"] and "secret-key" not in json.dumps(described)


@given(st.text())
def test_pieces_round_trip(text: str) -> None:
    tokens = Pieces()
    ids = tokens.encode(text)
    assert tokens.decode(ids) == text
    assert all(0 < i < 2**63 for i in ids)
    assert text.endswith(tokens.decode(ids[-3:])) or not ids


def test_pieces_are_about_as_long_as_tokens() -> None:
    text = "The quick brown fox jumps over 12 lazy dogs; then x^2 + 3x = 10 holds. " * 20
    assert 2.5 < len(text) / len(Pieces().encode(text)) < 5


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
        ({"model": "nano", "dtype": "float99"}, "unknown dtype"),
    ],
)
def test_mistakes_are_explained(
    arguments: dict[str, Any], says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(EngineError) as caught:
        make(**arguments)
    assert says in str(caught.value) and "\n" not in str(caught.value)


def test_a_server_without_a_list_of_models_needs_a_name(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/v1/models").respond_with_data("no cache folder", status=500)
    with pytest.raises(EngineError, match="name a model"):
        connect(httpserver)
    assert connect(httpserver, model="m").name == "m"


def test_importing_the_engines_is_light() -> None:
    code = "import sys, harness.engines; print([m for m in ('torch', 'openai', 'numpy') if m in sys.modules])"
    root = Path(__file__).resolve().parents[2]
    out = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"
