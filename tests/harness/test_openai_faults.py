"""The OpenAI-compatible engine and a server that misbehaves: asked again, given up, or the run is stopped."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import harness_faulty_server as faulty
import pytest
from harness_faulty_server import FaultyServer, chunk, ends, refusal, says, stall, status, stream

from harness.engines import Engine, EngineError, Request, Sampling, faults, make, user
from harness.engines.openai import OpenAIEngine
from harness.engines.server import Line
from harness.engines.tokens import Pieces
from harness.settings import EvaluationError

ASK = Request((user("2+2?"),), Sampling(max_tokens=16, seed=5))
FINE = stream(says("4"), ends("stop"))
LATE = "hello, I am late"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    monkeypatch.setattr(faults, "FIRST_WAIT", 0.001)
    monkeypatch.setattr(faults, "LONGEST_WAIT", 0.004)


def engine_for(url: str, **line: Any) -> Engine:
    """Without the look around that `make` takes."""
    return OpenAIEngine("m", Line(url, **line), Pieces())


async def ask(server: Any, **line: Any) -> Any:
    engine = engine_for(server.url, **line)
    try:
        return await engine.complete(ASK)
    finally:
        await engine.close()


PASSING = {
    "429": refusal(429, "slow down"),
    "500": status(500, "boom"),
    "503": status(503, "<html>busy</html>"),
    "408": status(408),
    "hung up at once": faulty.drop,
    "no HTTP": faulty.send_raw(LATE),
    "stall before the status line": stall(),
    "stall before the first token": stall(chunk({"role": "assistant"})),
    "stall in the middle": stall(says("wrong")),
    "cut without an end": stream(says("wrong"), done=False),
    "cut inside a chunk": stream(says("wrong"), 'data: {"choi', done=False),
    "cut inside the body": stream(says("wrong"), done=False, length=9999),
    "no finish reason": stream(says("wrong")),
    "no JSON": stream(says("wrong"), "data: {not json}\n\n", ends("stop")),
    "no JSON object": stream(says("wrong"), "data: 5\n\n", ends("stop")),
    "no event": stream(says("wrong"), "Internal Server Error\n\n", ends("stop")),
    "no UTF-8": stream(says("wrong"), b'data: {"a": "\xff"}\n\n', ends("stop")),
    "no choices": stream({"choices": []}),
    "strange choices": stream({"choices": ["4"]}),
    "no stream": status(200, {"choices": [{"message": {"content": "wrong"}, "finish_reason": "stop"}]}),
    "empty": status(200),
    "an error in the stream": stream(says("wrong"), {"error": {"message": "engine died", "code": 500}}),
    "an error that is a string": stream({"error": "engine died"}),
    "aborted": stream(says("wrong"), ends("abort")),
}


SHORT = {
    "stall before the status line": {"timeout": 0.3},
    "stall before the first token": {"timeout": 0.3},
    "stall in the middle": {"stall": 0.3},
}
"""How long to bear with a fault that is silence."""


@pytest.mark.parametrize("fault", PASSING)
async def test_a_passing_fault_is_asked_again_from_the_start(fault: str) -> None:
    with FaultyServer(PASSING[fault], PASSING[fault], FINE) as server:
        done = await ask(server, **SHORT.get(fault, {}))
    assert (done.text, done.error) == ("4", None)
    assert len(server.bodies) == 3 or fault in SHORT, "a slow machine may give up the good answer, too"
    assert server.bodies[0] == server.bodies[2], "the same request, seed included"


@pytest.mark.parametrize(
    ("fault", "says_"),
    {
        "500": "the server answered 500: boom",
        "429": "the server answered 429: slow down",
        "hung up at once": "disconnected",
        "stall before the first token": "no token came within 0.3 s",
        "stall in the middle": "stood still for 0.3 s after 1 chunks",
        "cut inside the body": "without sending complete message body",
        "no finish reason": "without a finish reason after 1 chunks",
        "no choices": "without a finish reason and without any text",
        "no JSON": "not JSON: '{not json}'",
        "no event": "'Internal Server Error'",
        "an error in the stream": "engine died",
        "an error that is a string": "engine died",
        "aborted": "'abort'",
    }.items(),
)
async def test_a_fault_that_stays_is_a_completion_that_says_so(fault: str, says_: str) -> None:
    with FaultyServer(PASSING[fault]) as server:
        done = await ask(server, max_retries=2, **SHORT.get(fault, {}))
    assert (done.finish_reason, done.text, done.usage.generated) == ("error", "", 0)
    assert says_ in done.error and "asked 3 times" in done.error and "\n" not in done.error
    assert len(server.bodies) == 3


async def test_nobody_there() -> None:
    done = await ask(SimpleNamespace(url="http://127.0.0.1:9/v1"), max_retries=1)
    assert done.finish_reason == "error" and "Connection" in done.error


async def test_a_server_may_take_its_time_to_the_first_token() -> None:
    async def slowly(talk: Any) -> None:
        await asyncio.sleep(0.5)
        await FINE(talk)

    with FaultyServer(slowly) as server:
        assert (await ask(server, timeout=10, stall=0.1, max_retries=0)).text == "4"


# ---- not asked again ----


@pytest.mark.parametrize(
    ("fault", "says_"),
    [
        (refusal(401, "Incorrect API key"), "refuses the key, check OPENAI_API_KEY: Incorrect API key"),
        (refusal(402, "Insufficient credits"), "no credit left"),
        (refusal(429, "You exceeded your quota", code="insufficient_quota"), "no credit left"),
        (refusal(404, "The model `m` does not exist."), "has no model 'm'"),
        (status(404, {"detail": "Not Found"}), "check its name and the URL: Not Found"),
    ],
)
async def test_what_no_request_survives_stops_at_once(fault: Any, says_: str) -> None:
    with FaultyServer(fault) as server:
        with pytest.raises(EngineError) as caught:
            await ask(server)
        assert says_ in str(caught.value) and server.url in str(caught.value)
    assert len(server.bodies) == 1 and "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("code", "message"),
    [(400, "maximum context length is 4096 tokens"), (422, "Unexpected fields: top_k"), (413, "too large")],
)
async def test_a_refused_sample_is_lost_alone(code: int, message: str) -> None:
    with FaultyServer(refusal(code, message), FINE) as server:
        engine = engine_for(server.url)
        lost, fine = await engine.complete(ASK), await engine.complete(ASK)
        await engine.close()
    assert lost.finish_reason == "error" and f"{code}: {message}" in lost.error
    assert fine.text == "4" and len(server.bodies) == 2


def test_a_refused_key_stops_a_whole_run(tmp_path: Path) -> None:
    from harness import evaluate

    with (
        FaultyServer(refusal(401, "Incorrect API key")) as server,
        pytest.raises(EvaluationError, match="refuses the key"),
    ):
        evaluate("rlve/sorting", "m", base_url=server.url, out=tmp_path / "r", limit=2, k=2, final=64)
    assert len(server.bodies) <= 4, "no request was asked again"


def test_a_prompt_beyond_the_context_is_one_infrastructure_error(tmp_path: Path) -> None:
    from harness import evaluate

    with FaultyServer(refusal(400, "maximum context length"), FINE) as server:
        run = evaluate("rlve/sorting", "m", base_url=server.url, out=tmp_path / "r", limit=2, k=2, final=64)
    frame = run.frame()
    assert list(frame.end).count("infra_error") == 1 and len(frame) == 4
    assert "maximum context length" in frame[frame.end == "infra_error"].error.iloc[0]


# ---- waiting ----


async def test_retry_after_is_waited_out() -> None:
    started = time.monotonic()
    with FaultyServer(status(429, "slow down", retry_after="1"), FINE) as server:
        done = await ask(server)
    assert done.text == "4" and time.monotonic() - started >= 1.0


async def test_a_wait_beyond_the_bound_is_not_begun() -> None:
    with FaultyServer(status(503, "come back tomorrow", retry_after="86400")) as server:
        done = await ask(server, retry_seconds=60)
    assert "come back tomorrow" in done.error and len(server.bodies) == 1


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "7"}, 7.0),
        ({"retry-after": "0.25"}, 0.25),
        ({"retry-after-ms": "1500", "retry-after": "9"}, 1.5),
        ({"retry-after": "yesterday"}, 0.0),
        ({"retry-after": "-3"}, 0.0),
        ({"retry-after": "nan"}, 0.0),
        ({}, 0.0),
    ],
)
def test_what_a_refusal_asks_to_wait(headers: dict[str, str], seconds: float) -> None:
    assert faults.retry_after(refused(headers)) == pytest.approx(seconds)


@pytest.mark.parametrize(("days", "seconds"), [(1, 86_400), (-1, 0)])
def test_a_refusal_may_name_a_date(days: int, seconds: int) -> None:
    date = format_datetime(datetime.now(UTC) + timedelta(days=days), usegmt=True)
    assert faults.retry_after(refused({"retry-after": date})) == pytest.approx(seconds, abs=600)


def refused(headers: dict[str, str]) -> Any:
    return SimpleNamespace(response=SimpleNamespace(headers=headers))


def test_waits_grow_and_differ(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faults, "FIRST_WAIT", 1.0)
    monkeypatch.setattr(faults, "LONGEST_WAIT", 60.0)

    def waits(attempt: int) -> list[float]:
        state: Any = SimpleNamespace(attempt_number=attempt, outcome=None)
        return [faults.Wait()(state) for _ in range(300)]

    for attempt in range(1, 10):
        drawn = waits(attempt)
        longest = min(60.0, 2.0 ** (attempt - 1))
        assert max(drawn) <= longest and max(drawn) > 0.8 * longest and len(set(drawn)) > 250


# ---- cancelling and closing ----


@pytest.mark.parametrize("parts", [(), (says("never"),)], ids=["before the answer", "in the middle"])
async def test_cancelling_closes_the_connection(parts: tuple[Any, ...]) -> None:
    with FaultyServer(stall(*parts)) as server:
        engine = engine_for(server.url)
        call = asyncio.create_task(engine.complete(ASK))
        await asyncio.to_thread(server.silent.wait, 10)
        call.cancel()
        with pytest.raises(asyncio.CancelledError):
            await call
        assert await asyncio.to_thread(server.hung_up.wait, 10), "the server still generates"
        assert len(server.bodies) == 1
        await engine.close()


async def test_cancelling_ends_a_wait_between_attempts() -> None:
    with FaultyServer(status(503, "busy", retry_after="600")) as server:
        call = asyncio.create_task(ask(server))
        while not server.bodies:
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.1)
        call.cancel()
        with pytest.raises(asyncio.CancelledError):
            await call
    assert len(server.bodies) == 1


async def test_closing_ends_what_runs_and_leaves_the_engine_usable() -> None:
    with FaultyServer(stall(says("never")), FINE) as server:
        engine = engine_for(server.url)
        call = asyncio.create_task(engine.complete(ASK))
        await asyncio.to_thread(server.silent.wait, 10)
        await engine.close()
        assert (await call).error == "the engine was closed"
        assert await asyncio.to_thread(server.hung_up.wait, 10)
        assert (await engine.complete(ASK)).text == "4"
        await engine.close()


def test_a_run_that_fails_hangs_up(tmp_path: Path) -> None:
    """One request stops the run; those beside it do not go on generating."""
    from harness import evaluate

    with FaultyServer(stall(says("never")), refusal(401, "no")) as server:
        with pytest.raises(EvaluationError):
            evaluate("rlve/sorting", "m", base_url=server.url, out=tmp_path / "r", limit=2, k=1, final=64)
        assert server.hung_up.wait(10)


# ---- tokens over the network ----


def tokenizing(broken: Callable[[int], Any] = lambda nth: None) -> dict[str, Any]:
    """Routes of a server whose tokens are characters; `broken` may give the nth call another behaviour."""
    calls = iter(range(10_000))

    def unless_broken(fine: Any) -> Any:
        async def behave(talk: Any) -> None:
            await (broken(next(calls)) or fine)(talk)

        return behave

    return {
        "/tokenize": unless_broken(faulty.reply(lambda row: {"tokens": [ord(c) for c in row["prompt"]]})),
        "/detokenize": unless_broken(faulty.reply(lambda row: {"prompt": "".join(map(chr, row["tokens"]))})),
    }


THOUGHT = stream(says("<think>abc</think>de"), chunk(finish="stop"))


async def test_the_server_counts_where_it_can() -> None:
    with FaultyServer(THOUGHT, routes=tokenizing()) as server:
        engine = make(base_url=server.url)
        done = await engine.complete(ASK)
        assert (done.usage.prompt, done.usage.reasoning, done.usage.answer) == (4, 3, 2)
        assert await asyncio.to_thread(engine.decode, done.reasoning_ids[-2:]) == "bc"
        assert await asyncio.to_thread(engine.count, "abcd") == 4
        assert engine.describe()["tokens"] == "server:/tokenize"
        await engine.close()


async def test_faults_of_the_tokenizer_are_asked_again() -> None:
    with FaultyServer(
        THOUGHT, routes=tokenizing(lambda nth: status(503) if nth in (2, 3, 6) else None)
    ) as server:
        engine = make(base_url=server.url)
        done = await engine.complete(ASK)
        assert done.reasoning_ids == tuple(map(ord, "abc"))
        assert len(server.bodies) == 1, "the completion was not made again"
        assert await asyncio.to_thread(engine.decode, done.reasoning_ids) == "abc"
        await engine.close()


async def test_a_tokenizer_that_is_gone_costs_the_sample_and_no_tail_is_made_up() -> None:
    with FaultyServer(
        THOUGHT, routes=tokenizing(lambda nth: status(500, "gone") if nth > 1 else None)
    ) as server:
        engine = make(base_url=server.url, max_retries=1)
        done = await engine.complete(ASK)
        assert done.finish_reason == "error" and "/tokenize failed: gone" in done.error
        with pytest.raises(EngineError, match="/detokenize does not answer"):
            await asyncio.to_thread(engine.decode, (97, 98))
        await engine.close()


async def test_a_slow_tokenizer_does_not_hold_up_the_event_loop() -> None:
    async def never(talk: Any) -> None:
        await talk.silence()

    with FaultyServer(THOUGHT, routes=tokenizing(lambda nth: never if nth > 1 else None)) as server:
        engine = make(base_url=server.url)
        call = asyncio.create_task(engine.complete(ASK))
        await asyncio.to_thread(server.silent.wait, 10)
        call.cancel()
        with pytest.raises(asyncio.CancelledError):
            await call
        assert await asyncio.to_thread(server.hung_up.wait, 10)
        await engine.close()


@pytest.mark.parametrize(
    "routes",
    [
        {"/tokenize": faulty.reply(lambda row: {"tokens": []}), "/detokenize": faulty.reply(lambda row: {})},
        {"/tokenize": faulty.reply(lambda row: {"tokens": [1, 2]}), "/detokenize": status(404)},
        {
            "/tokenize": faulty.reply(lambda row: {"tokens": [1, 2]}),
            "/detokenize": faulty.reply(lambda row: {"prompt": "another text"}),
        },
        {"/tokenize": status(200, "no JSON")},
        {"/tokenize": faulty.reply(lambda row: [1])},
    ],
)
def test_a_tokenizer_that_does_not_give_the_text_back_is_not_used(routes: dict[str, Any]) -> None:
    with FaultyServer(routes=routes) as server:
        assert "pieces" in make(base_url=server.url).describe()["tokens"]
